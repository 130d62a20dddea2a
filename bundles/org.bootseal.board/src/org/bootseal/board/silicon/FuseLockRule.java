/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.silicon;

/**
 * Which bits of a lock word guard a run of fuse words.
 *
 * @param firstWord
 *            first guarded word
 * @param lastWord
 *            last guarded word
 * @param lockWord
 *            the word whose bits the masks are
 * @param writeMask
 *            bits that, when burnt, block programming; 0 for none
 * @param readMask
 *            bits that block reading; 0 for none
 * @param overrideMask
 *            bits that block writing the shadow register; 0 for none
 */
public record FuseLockRule(int firstWord, int lastWord, int lockWord, int writeMask, int readMask, int overrideMask) {
}
