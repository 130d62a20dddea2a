/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.config;

/**
 * A change of one place of a text; everything else stays as it is.
 *
 * @param range
 *            the characters that go; may be none
 * @param text
 *            the characters that come instead; may be empty
 */
public record TextEdit(TextRange range, String text) {

	/**
	 * @param document
	 *            the whole text that this edit was made for
	 * @return the whole text with the change
	 */
	public String apply(String document) {
		return document.substring(0, range.offset()) + text + document.substring(range.end());
	}
}
