/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.usb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.bootseal.core.connection.ConnectionException;
import org.bootseal.core.connection.ConnectionException.Reason;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportSizesTest {

	private static ReportSizes read(String hex) throws ConnectionException {
		return ReportSizes.of("usb:1-1", HexFormat.of().parseHex(hex));
	}

	@Test
	void theRomHasReportsOf1024Bytes() throws ConnectionException {
		assertEquals(new ReportSizes(65, 1025), ReportSizes.of("usb:1-1", Descriptors.romReports()));
	}

	@Test
	void fieldsOfOneReportAddUp() throws ConnectionException {
		// 3 fields of 5, 5 and 7 bits are 17 bits: 3 bytes and the id
		assertEquals(new ReportSizes(4, 2),
				read("8501 7505 9502 8102 7507 9501 8102 8502 7501 9508 9102".replace(" ", "")));
	}

	@Test
	void pushedStatesComeBack() throws ConnectionException {
		assertEquals(new ReportSizes(3, 3), read("8501 7508 9502 A4 8509 9540 B4 8102 9102".replace(" ", "")));
	}

	@Test
	void longItemsArePassedOver() throws ConnectionException {
		assertEquals(new ReportSizes(2, 2), read("FE02F08181 8501 7508 9501 8102 9102".replace(" ", "")));
	}

	@ParameterizedTest
	@CsvSource({ "'', has no input report", "7508950181029102, has reports without an id",
			"850175089501, has no input report", "8501750895018102, has no output report",
			"8500, has the report id 0", "860001, has the report id 256", "B4, pops what was not pushed",
			"A4A4A4A4A4A4A4A4A4A4A4A4A4A4A4A4A4, pushes more than 16 times", "85, ends within the item at byte 0",
			"850126FF, ends within the item at byte 2", "FE, ends within the item at byte 0",
			"FE05F000, ends within the item at byte 0",
			"850177FFFFFFFF97FFFFFFFF8102, has a report 1 of more than 65536 bytes",
			"850175089600FF81028102, has a report 1 of more than 65536 bytes" })
	void whatBreaksTheRulesIsTold(String hex, String expected) {
		ConnectionException failure = assertThrows(ConnectionException.class, () -> read(hex));
		assertEquals(Reason.GARBLED, failure.reason());
		assertTrue(failure.getMessage().startsWith("usb:1-1: its HID report descriptor")
				&& failure.getMessage().contains(expected), failure.getMessage());
	}

	/** One field of a report. */
	record Field(int id, boolean output, int bits, int count) {
	}

	@Provide
	Arbitrary<List<Field>> fields() {
		return Combinators.combine(Arbitraries.integers().between(1, 255), Arbitraries.of(true, false),
				Arbitraries.integers().between(1, 32), Arbitraries.integers().between(1, 600)).as(Field::new).list()
				.ofMinSize(1).ofMaxSize(20);
	}

	@Property
	void theLongestReportIsFound(@ForAll("fields") List<Field> fields) throws ConnectionException {
		ByteArrayOutputStream descriptor = new ByteArrayOutputStream();
		Map<Integer, Integer> in = new HashMap<>(Map.of(1, 8));
		Map<Integer, Integer> out = new HashMap<>(Map.of(1, 8));
		write(descriptor, 0x85, 1, 0x75, 8, 0x95, 1, 0x81, 2, 0x91, 2);
		for (Field field : fields) {
			write(descriptor, 0x85, field.id(), 0x75, field.bits(), 0x96, field.count() & 0xFF, field.count() >> 8,
					field.output() ? 0x91 : 0x81, 2);
			(field.output() ? out : in).merge(field.id(), field.bits() * field.count(), Integer::sum);
		}
		assertEquals(new ReportSizes(longest(in), longest(out)), ReportSizes.of("x", descriptor.toByteArray()));
	}

	private static int longest(Map<Integer, Integer> bits) {
		return 1 + (bits.values().stream().mapToInt(Integer::intValue).max().orElseThrow() + 7) / 8;
	}

	private static void write(ByteArrayOutputStream out, int... bytes) {
		for (int value : bytes) {
			out.write(value);
		}
	}

	@Property
	void anyBytesGiveSizesOrAreGarbled(@ForAll byte[] bytes) {
		try {
			ReportSizes sizes = ReportSizes.of("x", bytes);
			assertTrue(sizes.longestInput() > 1 && sizes.longestInput() <= 0x10001);
			assertTrue(sizes.longestOutput() > 1 && sizes.longestOutput() <= 0x10001);
		} catch (ConnectionException e) {
			assertEquals(Reason.GARBLED, e.reason());
		}
	}

	@Property
	void aDamagedDescriptorGivesSizesOrIsGarbled(@ForAll int at, @ForAll byte value) {
		byte[] bytes = Descriptors.romReports();
		bytes[Math.floorMod(at, bytes.length)] = value;
		anyBytesGiveSizesOrAreGarbled(bytes);
	}
}
