/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.image;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;

/** Bytes as text. */
class HexRowsTest {

	private static final HexRows ROWS = new HexRows("0123456789ABCDEF\u0001 z".getBytes(StandardCharsets.US_ASCII));

	@Test
	void rows() {
		assertEquals(2, ROWS.count());
		assertEquals("00000000  30 31 32 33 34 35 36 37  38 39 41 42 43 44 45 46  0123456789ABCDEF", ROWS.text(0));
		assertEquals("00000010  01 20 7A", ROWS.text(1).substring(0, 18));
		assertEquals(".." + "z", ROWS.text(1).strip().substring(ROWS.text(1).strip().length() - 3));
		assertEquals(HexRows.CHARS, ROWS.text(1).length());
	}

	@Test
	void aColumnIsAByteAmongDigitsAndCharacters() {
		for (int i = 0; i < HexRows.WIDTH; i++) {
			assertEquals(i, HexRows.at(HexRows.digits(i)));
			assertEquals(i, HexRows.at(HexRows.digits(i) + 1));
			assertEquals(i, HexRows.at(HexRows.character(i)));
		}
		assertEquals(-1, HexRows.at(0));
		assertEquals(-1, HexRows.at(HexRows.CHARS));
	}

	@Test
	void findsFromAPlaceOnAndThenFromTheStart() {
		assertEquals(OptionalLong.of(1), ROWS.find("31 32", 0));
		assertEquals(OptionalLong.of(1), ROWS.find("31 32", 5));
		assertEquals(OptionalLong.of(18), ROWS.find("z", 0));
		assertEquals(OptionalLong.empty(), ROWS.find("zz", 0));
		assertEquals(OptionalLong.empty(), new HexRows(new byte[1]).find("0102", 0));
		assertEquals("30 31", ROWS.copied(0, 2));
	}

	@Test
	void findsAtBothEndsAndOverALap() {
		HexRows zeros = new HexRows(new byte[] { 1, 0, 0, 0, 2, 0, 1 });
		assertEquals(OptionalLong.of(0), zeros.find("01 00 00", 1));
		assertEquals(OptionalLong.of(2), zeros.find("00 00 02", 0));
		assertEquals(OptionalLong.of(6), zeros.find("01", 1));
		assertEquals(OptionalLong.of(0), zeros.find("01", 7));
		assertEquals(OptionalLong.of(0), zeros.find("01 00 00 00 02 00 01", 6));
		assertEquals(OptionalLong.empty(), zeros.find("00 00 01", 3));
	}
}
