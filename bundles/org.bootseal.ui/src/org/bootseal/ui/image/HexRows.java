/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.image;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * Bytes as rows of text: offset, sixteen bytes in hexadecimal, the same as characters. A row is made when it is asked
 * for, so that a long file costs no more than a short one.
 *
 * @param bytes
 *            the bytes; not copied
 */
record HexRows(byte[] bytes) {

	/** Bytes in a row. */
	static final int WIDTH = 16;
	private static final int HALF = WIDTH / 2;
	/** Characters before the first byte: eight digits of the offset and two blanks. */
	private static final int OFFSET_CHARS = 10;
	private static final int BYTE_CHARS = 3;
	private static final int TEXT_COLUMN = OFFSET_CHARS + WIDTH * BYTE_CHARS + 2;
	/** Characters of a whole row. */
	static final int CHARS = TEXT_COLUMN + WIDTH;

	int count() {
		return (bytes.length + WIDTH - 1) / WIDTH;
	}

	/** The column of the first digit of a byte; between the halves is one blank more. */
	static int digits(int inRow) {
		return OFFSET_CHARS + inRow * BYTE_CHARS + (inRow < HALF ? 0 : 1);
	}

	/** The column of a byte as a character. */
	static int character(int inRow) {
		return TEXT_COLUMN + inRow;
	}

	/** The byte at a column, among the digits or among the characters; -1 if there is none. */
	static int at(int column) {
		for (int i = 0; i < WIDTH; i++) {
			int digits = digits(i);
			if (column >= digits && column < digits + 2 || column == character(i)) {
				return i;
			}
		}
		return -1;
	}

	String text(int row) {
		char[] line = new char[CHARS];
		Arrays.fill(line, ' ');
		int start = row * WIDTH;
		String.format(Locale.ROOT, "%08X", start).getChars(0, 8, line, 0); //$NON-NLS-1$
		for (int i = 0; i < WIDTH && start + i < bytes.length; i++) {
			byte value = bytes[start + i];
			HexFormat.of().withUpperCase().toHexDigits(value).getChars(0, 2, line, digits(i));
			line[character(i)] = value > ' ' && value < 0x7F ? (char) value : '.';
		}
		return new String(line);
	}

	/** Bytes in hexadecimal, one blank between two, for the clipboard. */
	String copied(int from, int to) {
		return HexFormat.ofDelimiter(" ").withUpperCase().formatHex(bytes, from, to); //$NON-NLS-1$
	}

	/**
	 * Looks for bytes, in hexadecimal ("D1 00 20") or as characters, from an offset on and then from the start.
	 *
	 * @return where they are; empty if nowhere
	 */
	OptionalLong find(String what, int from) {
		byte[] wanted = wanted(what);
		int last = bytes.length - wanted.length;
		if (wanted.length == 0 || last < 0) {
			return OptionalLong.empty();
		}
		int start = from > last ? 0 : from;
		int at = find(wanted, start, last);
		if (at < 0) {
			at = find(wanted, 0, start - 1);
		}
		return at < 0 ? OptionalLong.empty() : OptionalLong.of(at);
	}

	/** Both ends are looked at first: comparing everywhere is slow in long runs of one value, as flash is full of. */
	private int find(byte[] wanted, int from, int last) {
		byte first = wanted[0];
		byte end = wanted[wanted.length - 1];
		for (int at = from; at <= last; at++) {
			if (bytes[at] == first && bytes[at + wanted.length - 1] == end
					&& Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length)) {
				return at;
			}
		}
		return -1;
	}

	/** How many bytes a text stands for that is looked for. */
	static int length(String what) {
		return wanted(what).length;
	}

	private static byte[] wanted(String what) {
		String digits = what.replace(" ", ""); //$NON-NLS-1$ //$NON-NLS-2$
		if (!digits.isEmpty() && digits.length() % 2 == 0 && digits.chars().allMatch(HexFormat::isHexDigit)) {
			return HexFormat.of().parseHex(digits);
		}
		byte[] characters = new byte[what.length()];
		for (int i = 0; i < characters.length; i++) {
			characters[i] = (byte) what.charAt(i);
		}
		return characters;
	}
}
