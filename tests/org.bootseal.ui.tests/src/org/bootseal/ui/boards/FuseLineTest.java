/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.boards;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.otp.FuseMap;
import org.bootseal.core.otp.FuseWord;
import org.bootseal.ide.boards.FuseReading;
import org.junit.jupiter.api.Test;

class FuseLineTest {

	private static FuseMap map() throws Exception {
		return FuseMap.of(DeviceCatalogue.builtIn().find("MIMXRT1020"));
	}

	private static FuseReading reading(String word, int value) throws Exception {
		return new FuseReading(map().find(word), OptionalInt.of(value), "");
	}

	private static FuseLine field(FuseLine word, String name) {
		return word.fields().stream().filter(line -> line.name().equals(name)).findFirst().orElseThrow();
	}

	@Test
	void showsWordsAndWhatTheirBitsMean() throws Exception {
		FuseLine line = FuseLine.of(List.of(reading("BOOT_CFG1", 2))).get(0);
		assertEquals("0x06", line.place());
		assertEquals("0x00000002", line.value());
		assertTrue(line.isBurnt());
		FuseLine closed = line.fields().stream().filter(FuseLine::isBurnt).findFirst().orElseThrow();
		assertEquals("[1]", closed.place());
		assertEquals("1", closed.value());
		assertEquals("Closed", closed.meaning());
		assertFalse(field(line, "SDP_DISABLE").isBurnt());
		assertEquals("SDP on", field(line, "SDP_DISABLE").meaning());
	}

	@Test
	void widerFieldsAreNumbers() throws Exception {
		FuseLine line = FuseLine.of(List.of(reading("USB_ID", 0x12345678))).get(0);
		assertEquals("[31:16]", field(line, "USB_PID").place());
		assertEquals("0x1234", field(line, "USB_PID").value());
		assertEquals("0x5678", field(line, "USB_VID").value());
	}

	@Test
	void saysWhatTheLockForbids() throws Exception {
		FuseReading open = reading("LOCKS", 0);
		FuseReading readAndWrite = reading("LOCKS", 0x40);
		assertEquals("-", FuseLine.of(List.of(open, reading("SJC_RESP0", 1))).get(1).lock());
		assertEquals("write, read", FuseLine.of(List.of(readAndWrite, reading("SJC_RESP0", 1))).get(1).lock());
	}

	@Test
	void saysWhyAWordIsNotKnown() throws Exception {
		FuseWord word = map().find("SJC_RESP0");
		FuseLine line = FuseLine.of(List.of(new FuseReading(word, OptionalInt.empty(), "It is locked."))).get(0);
		assertEquals("", line.value());
		assertEquals("It is locked.", line.meaning());
		assertEquals(List.of(), line.fields());
	}

	@Test
	void noTwoLinesHaveOneKey() throws Exception {
		List<FuseReading> all = map().words().stream().map(word -> new FuseReading(word, OptionalInt.of(0), ""))
				.toList();
		Set<String> keys = new HashSet<>();
		FuseLine.of(all).stream().flatMap(line -> Stream.concat(Stream.of(line), line.fields().stream()))
				.forEach(line -> assertTrue(keys.add(line.key()), line::key));
	}
}
