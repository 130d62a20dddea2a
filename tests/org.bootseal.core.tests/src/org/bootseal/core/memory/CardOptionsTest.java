/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.bootseal.core.BadInputException;
import org.junit.jupiter.api.Test;

/** Option words of SD cards and eMMC; those of SPSDK's memory catalogue among them. */
class CardOptionsTest {

	@Test
	void sdCards() throws Exception {
		SdOption usual = SdOption.of(List.of(0xD0000001));
		assertEquals("SD card at uSDHC1, 1 bit, SDR12", usual.summary());
		assertEquals(List.of(), usual.findings());
		assertEquals(List.of(0xD0000001), usual.words(0x2000));
		assertEquals(List.of("SDR50 needs 4 data lines, and bit 8 says 1"),
				SdOption.of(List.of(0xD0002000)).findings());
		assertEquals("SD card at the first uSDHC, 4 bit, SDR104", SdOption.of(List.of(0xD0003100)).summary());
		assertEquals(List.of("bits 14:12 name no timing"), SdOption.of(List.of(0xD0007000)).findings());
		assertThrows(BadInputException.class, () -> SdOption.of(List.of(0xC0000000)));
		assertThrows(BadInputException.class, () -> SdOption.of(List.of(0xD0000000, 0)));
		assertEquals(List.of(new UnmappedMemory.Place(0, 0x1400)), usual.places(0x1234));
	}

	@Test
	void emmc() throws Exception {
		for (int word : List.of(0xC0000000, 0xC0006100, 0xC0002200, 0xC0003200)) {
			assertEquals(List.of(), MmcOption.of(List.of(word, 0)).findings());
		}
		assertEquals("eMMC at the first uSDHC, 8 bit, HS200, the user area",
				MmcOption.of(List.of(0xC0002200)).summary());
		assertEquals(List.of(0xC0002200, 0), MmcOption.of(List.of(0xC0002200)).words(0x2000));
		assertEquals(2, MmcOption.of(List.of(0xC0007300)).findings().size());
		assertThrows(BadInputException.class, () -> MmcOption.of(List.of(0xD0000000)));
		assertThrows(BadInputException.class, () -> MmcOption.of(List.of()));
		assertThrows(BadInputException.class, () -> MmcOption.of(List.of(0xC0000000)).places(1L << 32 | 1));
	}

	@Test
	void partitionsToBootFrom() throws Exception {
		MmcOption fits = MmcOption.of(List.of(0xC1100001));
		assertEquals(List.of(), fits.findings());
		assertEquals("The flashloader lets the eMMC boot from boot partition 1.", fits.configuringChanges());
		assertEquals("", MmcOption.of(List.of(0xC0000000)).configuringChanges());
		assertTrue(MmcOption.of(List.of(0xC0100001)).findings().get(0).contains("boot from boot partition 1"));
		assertTrue(MmcOption.of(List.of(0xC1000000)).findings().get(0).contains("only if that was chosen before"));
		assertTrue(MmcOption.of(List.of(0xC3000000)).findings().get(0).contains("RPMB"));
	}
}
