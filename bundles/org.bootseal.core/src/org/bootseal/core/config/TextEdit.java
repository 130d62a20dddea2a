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
	 * @param before
	 *            a whole text
	 * @param after
	 *            what it shall become
	 * @return the change that makes it so, from the first character that differs to the last
	 */
	public static TextEdit between(String before, String after) {
		int most = Math.min(before.length(), after.length());
		int start = 0;
		while (start < most && before.charAt(start) == after.charAt(start)) {
			start++;
		}
		int same = 0;
		while (same < most - start
				&& before.charAt(before.length() - 1 - same) == after.charAt(after.length() - 1 - same)) {
			same++;
		}
		return new TextEdit(TextRange.between(start, before.length() - same),
				after.substring(start, after.length() - same));
	}

	/**
	 * @param document
	 *            the whole text that this edit was made for
	 * @return the whole text with the change
	 */
	public String apply(String document) {
		return document.substring(0, range.offset()) + text + document.substring(range.end());
	}
}
