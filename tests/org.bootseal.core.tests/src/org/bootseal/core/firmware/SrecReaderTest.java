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
class SrecReaderTest {

	private static final Path NAME = Path.of("app.s19");

	@Test
	void readsARecordOfEachWidth() throws BadInputException {
		Firmware firmware = read("""
				S00600004844521B
				S105001001AA3F
				S206010000AABB93
				S30960002000010203046C
				S5030003F9
				S7056000234136
				""");
		assertEquals(3, firmware.segments().size());
		assertArrayEquals(new byte[] { 1, (byte) 0xAA }, firmware.segments().get(0).data());
		assertEquals(0x10000, firmware.segments().get(1).address());
		assertArrayEquals(new byte[] { 1, 2, 3, 4 }, firmware.segments().get(2).data());
		assertEquals(OptionalLong.of(0x60002341L), firmware.entryPoint());
	}

	@ParameterizedTest
	@CsvSource({ "S9031234B6, 0x1234", "S8041234565F, 0x123456", "S70512345678E6, 0x12345678" })
	void takesTheEntryPointFromEachLastRecord(String last, String entry) throws BadInputException {
		assertEquals(OptionalLong.of(Long.decode(entry)), read("S1040010AA41\n" + last).entryPoint());
	}

	@Test
	void entryPointZeroIsNone() throws BadInputException {
		assertEquals(OptionalLong.empty(), read("S1040010AA41\nS9030000FC").entryPoint());
	}

	@ParameterizedTest
	@ValueSource(strings = { "\n", "\r\n", "\r", "  \r\n", "\n\n\t\n" })
	void takesAnyLineEnd(String end) throws BadInputException {
		Firmware firmware = read(String.join(end, "S1040010AA41", "s".toUpperCase() + "9030000fc", "", " ", ""));
		assertArrayEquals(new byte[] { (byte) 0xAA }, firmware.flatten());
	}

	@Test
	void readsTheHighestAddress() throws BadInputException {
		assertEquals(0x1_0000_0000L, read("S306FFFFFFFFAA53\nS9030000FC").end());
		assertEquals("app.s19: line 1: found 2 bytes at 0xFFFFFFFF, expected addresses below 4 GiB",
				refused("S307FFFFFFFFAA0052\nS9030000FC"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"S1040010AA42|line 1: found checksum 0x42, expected 0x41",
			"S1050010AA41|line 1: found byte count 5, expected 4, as the line has",
			"S103AA|line 1: found 2 bytes, expected at least 4",
			"S1|line 1: found 0 bytes, expected at least 4",
			"S104001GAA41|line 1, column 8: found \"G\", expected a hexadecimal digit",
			"S1040010A 41|line 1, column 10: found 0x20, expected a hexadecimal digit",
			"S1040010AA4|line 1: found an odd number of digits, expected two hexadecimal digits a byte",
			"S4040010AA41|line 1: found \"S4\", expected a record S0 to S3 or S5 to S9",
			"SX|line 1: found \"SX\", expected a record S0 to S3 or S5 to S9",
			"S|line 1: found \"S?\", expected a record S0 to S3 or S5 to S9",
			"S1040010AA41;:00000001FF|line 2: found \":0\", expected a record S0 to S3 or S5 to S9",
			"S1040010AA41|line 1: found the end of the file, expected a last record S7, S8 or S9; the file may be cut"
					+ " off",
			"S1040010AA41;S5030002FA|line 2: found a count of 2 data records, expected 1, as the file has",
			"S504000100FA|line 1: found 1 bytes of data, expected none in this type of record",
			"S904000000FB|line 1: found 1 bytes of data, expected none in this type of record",
			"S1040010AA41;S9030000FC;;S1040011AA40|line 4: found S1, expected nothing after the last record",
			"S9030000FC|holds no bytes to load", "S1030010EC;S9030000FC|holds no bytes to load" })
	void saysWhatIsWrong(String text, String expected) {
		assertEquals("app.s19: " + expected, refused(text.replace(';', '\n')));
	}

	@Test
	void refusesALineThatIsTooLong() {
		assertEquals("app.s19: line 1: found 300 bytes, expected at most 260", refused("S1" + "00".repeat(300)));
	}

	private static Firmware read(String text) throws BadInputException {
		return Firmware.of(text.getBytes(StandardCharsets.ISO_8859_1), NAME);
	}

	private static String refused(String text) {
		return assertThrows(BadInputException.class, () -> read(text)).getMessage();
	}
}
