/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.otp;

/**
 * Some bits of a fuse word.
 *
 * @param word
 *            the word
 * @param mask
 *            the bits, not 0
 */
record FuseBits(FuseWord word, int mask) {
}
