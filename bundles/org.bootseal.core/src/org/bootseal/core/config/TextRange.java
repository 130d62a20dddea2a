/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.config;

/**
 * A piece of a text.
 *
 * @param offset
 *            where it starts, in characters ({@code char}) from the start of the text, 0 or more
 * @param length
 *            how many characters it has, 0 or more
 */
public record TextRange(int offset, int length) {

	/** Refuses what is no piece of any text. */
	public TextRange {
		if (offset < 0 || length < 0) {
			throw new IllegalArgumentException("offset " + offset + ", length " + length);
		}
	}

	/**
	 * @param start
	 *            offset of the first character
	 * @param end
	 *            offset behind the last character, not before the start
	 * @return the piece between
	 */
	public static TextRange between(int start, int end) {
		return new TextRange(start, end - start);
	}

	/** @return the offset behind the last character */
	public int end() {
		return offset + length;
	}

	/**
	 * @param place
	 *            an offset, such as that of a text cursor
	 * @return whether it is in this piece or at one of its ends
	 */
	public boolean touches(int place) {
		return place >= offset && place <= end();
	}

	/**
	 * @param text
	 *            the text that this is a piece of
	 * @return its characters
	 */
	public String of(String text) {
		return text.substring(offset, end());
	}
}
