/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.firmware;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.OptionalLong;

import org.bootseal.core.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Records of the golden texts are worked out by hand from the format's definition. */
class IntelHexReaderTest {

	private static final Path NAME = Path.of("app.hex");

	@Test
	void readsLinearAddresses() throws BadInputException {
		Firmware firmware = read("""
				:0200000460009A
				:0420000001020304D2
				:040000056000234133
				:00000001FF
				""");
		assertEquals(0x60002000, firmware.start());
		assertArrayEquals(new byte[] { 1, 2, 3, 4 }, firmware.flatten());
		assertEquals(OptionalLong.of(0x60002341L), firmware.entryPoint());
	}

	@Test
	void readsSegmentedAddresses() throws BadInputException {
		Firmware firmware = read("""
				:020000021000EC
				:01FFFF00AA57
				:0400000312340010A3
				:00000001FF
				""");
		assertEquals(0x1FFFF, firmware.start());
		assertEquals(OptionalLong.of(0x12350), firmware.entryPoint());
	}

	@Test
	void linearDataMayCross64KiB() throws BadInputException {
		assertEquals(0x10001, read(":02FFFF00AABB9B\n:00000001FF").end());
	}

	@Test
	void entryPointZeroIsNone() throws BadInputException {
		assertEquals(OptionalLong.empty(), read(":0100000011EE\n:0400000500000000F7\n:00000001FF").entryPoint());
	}

	@ParameterizedTest
	@ValueSource(strings = { "\n", "\r\n", "\r", "  \r\n", "\n\n\t\n" })
	void takesAnyLineEnd(String end) throws BadInputException {
		assertArrayEquals(new byte[] { (byte) 0xAA },
				read(String.join(end, ":01000000aa55", ":00000001ff", "", " ", "")).flatten());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			":01000000AA56|line 1: found checksum 0x56, expected 0x55",
			":02000000AA55|line 1: found data length 2, expected 1, as the line has",
			":|line 1: found 0 bytes, expected at least 5",
			":01000000AX55|line 1, column 11: found \"X\", expected a hexadecimal digit",
			":01000000AA5|line 1: found an odd number of digits, expected two hexadecimal digits a byte",
			":01000000AA55;01000000AA55|line 2: found a line without colon, expected a record that begins with \":\"",
			":00000006FA|line 1: found record type 06, expected 00 to 05",
			":0100000400FB|line 1: found data length 1, expected 2 in this type of record",
			":0100000300FC|line 1: found data length 1, expected 4 in this type of record",
			":0100000100FE|line 1: found data length 1, expected 0 in this type of record",
			":020000021000EC;:02FFFF00AABB9B|line 2: found data beyond the end of its 64 KiB segment, expected data"
					+ " within it",
			":02000004FFFFFC;:02FFFF00AABB9B|line 2: found 2 bytes at 0xFFFFFFFF, expected addresses below 4 GiB",
			":01000000AA55|line 1: found the end of the file, expected an end-of-file record (01); the file may be cut"
					+ " off",
			":00000001FF;;:01000000AA55|line 3: found a record, expected nothing after the end-of-file record",
			":00000001FF|holds no bytes to load" })
	void saysWhatIsWrong(String text, String expected) {
		assertEquals("app.hex: " + expected, refused(text.replace(';', '\n')));
	}

	private static Firmware read(String text) throws BadInputException {
		return Firmware.of(text.getBytes(StandardCharsets.ISO_8859_1), NAME);
	}

	private static String refused(String text) {
		return assertThrows(BadInputException.class, () -> read(text)).getMessage();
	}
}
