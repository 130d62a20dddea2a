/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.firmware;

import java.nio.file.Path;
import java.util.Locale;

import org.bootseal.core.BadInputException;

/**
 * Goes through a text file of hexadecimal records line by line. Lines end with LF, CR LF or CR; blank lines and blanks
 * at the end of a line do not count. Works on bytes: a file of some MiB is read before the user notices.
 */
final class RecordScanner {

	/** Bytes of the longest record in either format, with count, address, type and checksum. */
	private static final int MAX_RECORD_BYTES = 260;

	private static final byte[] DIGITS = new byte[256];
	static {
		for (int i = 0; i < DIGITS.length; i++) {
			DIGITS[i] = (byte) Character.digit(i < 128 ? i : 0, 16);
		}
	}

	private final byte[] content;
	private final Path name;
	private final byte[] record = new byte[MAX_RECORD_BYTES];
	private int position;
	private int line;
	private int from;
	private int to;
	private int sum;

	RecordScanner(byte[] content, Path name) {
		this.content = content;
		this.name = name;
	}

	/**
	 * Goes to the next line that is not blank.
	 *
	 * @return false if there is none
	 */
	boolean next() {
		do {
			if (position >= content.length) {
				return false;
			}
			from = position;
			to = lineEnd(position);
			boolean two = to + 1 < content.length && content[to] == '\r' && content[to + 1] == '\n';
			position = to + (two ? 2 : 1);
			line++;
			while (to > from && (content[to - 1] == ' ' || content[to - 1] == '\t')) {
				to--;
			}
		} while (to == from);
		return true;
	}

	private int lineEnd(int start) {
		byte[] text = content;
		int end = start;
		while (end < text.length && text[end] != '\n' && text[end] != '\r') {
			end++;
		}
		return end;
	}

	/** @return number of the current line, from 1; after the end that of the last line */
	int line() {
		return line;
	}

	/**
	 * @param index
	 *            0 is the first character
	 * @return the character of the current line, or a blank behind its end
	 */
	char character(int index) {
		return from + index < to ? (char) (content[from + index] & 0xFF) : ' ';
	}

	/**
	 * Reads the hexadecimal digits of the current line into {@link #value(int)}.
	 *
	 * @param start
	 *            index of the first digit
	 * @return number of bytes
	 * @throws BadInputException
	 *             if there are other characters, a digit is missing or the line is too long
	 */
	int decode(int start) throws BadInputException {
		int first = Math.min(from + start, to);
		if ((to - first) % 2 != 0) {
			throw expected("an odd number of digits", "two hexadecimal digits a byte");
		}
		int length = (to - first) / 2;
		if (length > MAX_RECORD_BYTES) {
			throw expected(length + " bytes", "at most " + MAX_RECORD_BYTES);
		}
		// locals, and the sum on the way: this loop takes most of the time
		byte[] text = content;
		byte[] digits = DIGITS;
		byte[] bytes = record;
		int total = 0;
		for (int i = 0, at = first; i < length; i++, at += 2) {
			int value = digits[text[at] & 0xFF] << 4 | digits[text[at + 1] & 0xFF];
			if (value < 0) {
				throw notDigit(digits[text[at] & 0xFF] < 0 ? at : at + 1);
			}
			bytes[i] = (byte) value;
			total += value;
		}
		sum = total & 0xFF;
		return length;
	}

	private BadInputException notDigit(int index) {
		int found = content[index] & 0xFF;
		String text = found > ' ' && found < 127
				? "\"" + (char) found + "\""
				: String.format(Locale.ROOT, "0x%02X", found);
		return BadInputException.expected(name, "line " + line + ", column " + (index - from + 1), text,
				"a hexadecimal digit");
	}

	/** @return the decoded bytes of the current record; overwritten by the next */
	byte[] record() {
		return record;
	}

	/**
	 * @param index
	 *            of a decoded byte
	 * @return 0..255
	 */
	int value(int index) {
		return record[index] & 0xFF;
	}

	/**
	 * @param index
	 *            of the first decoded byte
	 * @param length
	 *            bytes, 1..4
	 * @return the big-endian number, unsigned
	 */
	long number(int index, int length) {
		long number = 0;
		for (int i = 0; i < length; i++) {
			number = number << 8 | value(index + i);
		}
		return number;
	}

	/** @return the sum of all decoded bytes, the checksum included, modulo 256 */
	int sum() {
		return sum;
	}

	/**
	 * @param found
	 *            what stands in the current line
	 * @param expected
	 *            what should stand there
	 * @return the exception, to be thrown
	 */
	BadInputException expected(String found, String expected) {
		return BadInputException.expected(name, "line " + line, found, expected);
	}
}
