/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.support;

/**
 * A text in a support zip.
 *
 * @param name
 *            its name there
 * @param meaning
 *            what it is, for people
 * @param text
 *            the text, without secrets
 */
public record SupportFile(String name, String meaning, String text) {
}
