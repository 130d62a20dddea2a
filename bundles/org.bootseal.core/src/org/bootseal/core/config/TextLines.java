/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.config;

import java.util.Arrays;

/** The lines of a text, counted as the YAML engine counts them: ended by \n, \r\n or \r. */
final class TextLines {

	private final String text;
	private final int[] starts;

	TextLines(String text) {
		this.text = text;
		int[] found = new int[16];
		int count = 1;
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			boolean pair = c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
			if (c == '\n' || c == '\r' && !pair) {
				if (count == found.length) {
					found = Arrays.copyOf(found, 2 * count);
				}
				found[count] = i + 1;
				count++;
			}
		}
		starts = Arrays.copyOf(found, count);
	}

	/** How many lines there are; a line end at the end of the text is followed by an empty line. */
	int count() {
		return starts.length;
	}

	/** The index, from 0, of the line that an offset is in. */
	int indexOf(int offset) {
		int found = Arrays.binarySearch(starts, offset);
		return found >= 0 ? found : -found - 2;
	}

	/** The offset of a line's first character. */
	int start(int index) {
		return starts[index];
	}

	/** The offset behind a line's last character, before its line end. */
	int end(int index) {
		int end = index + 1 < starts.length ? starts[index + 1] : text.length();
		while (end > starts[index] && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
			end--;
		}
		return end;
	}

	/** The offset of the line's first character that is no blank; its end if it has none. */
	int firstInk(int index) {
		int ink = starts[index];
		int end = end(index);
		while (ink < end && (text.charAt(ink) == ' ' || text.charAt(ink) == '\t')) {
			ink++;
		}
		return ink;
	}

	/** The characters of a line without its line end. */
	String line(int index) {
		return text.substring(starts[index], end(index));
	}

	/** The offset of a line and column, both from 1, the column in code points; the nearest one if there is none. */
	int offset(int line, int column) {
		int index = Math.min(Math.max(line, 1), starts.length) - 1;
		int points = text.codePointCount(starts[index], end(index));
		return text.offsetByCodePoints(starts[index], Math.min(Math.max(column - 1, 0), points));
	}

	/** Where the comment of a line begins that holds no quotation marks or block text; -1 if it has none. */
	static int comment(String text, int from, int to) {
		for (int i = from; i < to; i++) {
			if (text.charAt(i) == '#' && (i == 0 || Character.isWhitespace(text.charAt(i - 1)))) {
				return i;
			}
		}
		return -1;
	}
}
