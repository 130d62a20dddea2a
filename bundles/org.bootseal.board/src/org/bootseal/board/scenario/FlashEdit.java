/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.scenario;

import java.util.Arrays;
import java.util.List;

import org.bootseal.board.VirtualBoard;
import org.bootseal.core.BadInputException;
import org.bootseal.core.config.YamlValue;

/**
 * What another tool or program did to the cells of a flash.
 *
 * @param moves
 *            whether it moved a range, which is erased then; else it filled it
 * @param offset
 *            of the range, from the start of the flash, in bytes
 * @param length
 *            of the range, in bytes
 * @param last
 *            where to it was moved, or the byte that it was filled with
 */
record FlashEdit(boolean moves, int offset, int length, int last) {

	private static final String FORMS = "\"fill OFFSET LENGTH BYTE\" or \"move OFFSET LENGTH TO\"";
	private static final int WORDS = 4;
	private static final byte ERASED = (byte) 0xFF;

	/** Reads one; the ranges must lie in a flash of that size. */
	static FlashEdit read(YamlValue value, int size) throws BadInputException {
		List<String> words = List.of(value.text().strip().split("\\s+"));
		if (words.size() != WORDS || !List.of("fill", "move").contains(words.get(0))) {
			throw value.expected(FORMS);
		}
		boolean moves = words.get(0).equals("move");
		int offset = (int) value.number(words.get(1), 0, size - 1L);
		int length = (int) value.number(words.get(2), 1, size - offset);
		int last = (int) value.number(words.get(3), 0, moves ? size - length : 0xFF);
		return new FlashEdit(moves, offset, length, last);
	}

	void make(VirtualBoard board) {
		byte[] range = board.readFlash(offset, length);
		byte[] left = new byte[length];
		Arrays.fill(left, moves ? ERASED : (byte) last);
		board.overwriteFlash(offset, left);
		if (moves) {
			board.overwriteFlash(last, range);
		}
	}
}
