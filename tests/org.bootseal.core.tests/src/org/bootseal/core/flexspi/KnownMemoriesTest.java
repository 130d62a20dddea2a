/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.flexspi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalLong;

import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.device.DeviceNotes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownMemoriesTest {

	private static final KnownMemories MEMORIES = KnownMemories.builtIn();

	private static KnownMemory chip(String name) {
		return MEMORIES.all().stream().filter(memory -> memory.chip().equals(name)).findFirst().orElseThrow();
	}

	@Test
	void allOfSpsdkAreThere() {
		assertEquals(62, MEMORIES.all().stream().filter(memory -> memory.source().equals("SPSDK 3.10")).count());
		assertEquals(4, MEMORIES.all().stream().filter(KnownMemory::tested).count());
	}

	@Test
	void everyNorFlashHasAnOptionAndKnownFields() {
		assertTrue(MEMORIES.norFlashes().size() >= 40);
		for (KnownMemory memory : MEMORIES.norFlashes()) {
			assertEquals(List.of(), memory.option().orElseThrow().findings(), memory.toString());
			assertTrue(MemoryConfiguration.BUSES.contains(memory.bus()), memory.toString());
		}
		assertTrue(chip("W25N01G").option().isEmpty());
	}

	@Test
	void sourcesThatDisagreeAreBothThere() {
		KnownMemory winbond = chip("W25QxxxJV");
		assertEquals("0xC0000007", winbond.option().orElseThrow().toString());
		assertEquals("0xC0000207", winbond.alternatives().get(0).option().orElseThrow().toString());
		assertEquals("MCUBootUtility 6.4", winbond.alternatives().get(0).source());
		assertEquals(List.of(0xC0603005), chip("MT35XUxxxABA1G").alternatives().get(0).words());
		assertEquals(List.of(0xC0403037), chip("MX25UMxxx45G").alternatives().get(0).words());
		assertEquals(2, chip("MX25UM51345G").alternatives().size());
	}

	@ParameterizedTest
	@CsvSource({ "W25Q128JV, W25QxxxJV", "w25q12, W25QxxxJV", "winbond jv, W25QxxxJV", "0xC0000207, W25QxxxJV",
			"IS25LP064A-JBLE, IS25LPxxxA", "hyper_flash issi, IS26KSxxxS", "MX25L6445G, MX25Lxxx45G" })
	void aFilterFindsItsChip(String filter, String chip) {
		assertTrue(MEMORIES.matching(filter).contains(chip(chip)), filter);
		assertTrue(MEMORIES.matching(filter).size() < 10, filter);
	}

	@Test
	void aBlankFilterFindsAllAndNonsenseNothing() {
		assertEquals(MEMORIES.all(), MEMORIES.matching("  "));
		assertEquals(List.of(), MEMORIES.matching("W25Q128XX"));
		assertFalse(chip("W25QxxxJV").isChip("W25Q128"));
	}

	/** Sizes from the data sheets of these chips. */
	@ParameterizedTest
	@CsvSource({ "W25QxxxJV, W25Q32JV, 4", "W25QxxxJV, W25Q128JVSIQ, 16", "W25QxxxJV, W25Q01JV, 128",
			"W25QxxxJV, W25Q16JV, 2", "MX25Lxxx45G, MX25L6445G, 8", "MX25Lxxx45G, MX25L25645G, 32",
			"GD25QxxxC, GD25Q127C, 16", "IS25LPxxxA, IS25LP064A, 8", "IS26KSxxxS, IS26KS512S, 64",
			"AT25SFxxxA, AT25SF128A, 16", "AT25SFxxxA, AT25SF321A, 4", "AT25SFxxxA, AT25SF081A, 1",
			"MT25QLxxxA, MT25QL01GA, 128", "P25QxxxH, P25Q80H, 1", "S25FLxxxL, S25FL064L, 8" })
	void theDensityDigitsTellTheSize(String pattern, String name, long mebibytes) {
		assertEquals(OptionalLong.of(mebibytes << 20), chip(pattern).sizeBytes(name));
	}

	@ParameterizedTest
	@CsvSource({ "W25QxxxJV, W25Q99JV", "W25QxxxJV, MX25L6445G", "W35T51NW, W35T51NW" })
	void otherDigitsTellNothing(String pattern, String name) {
		assertEquals(OptionalLong.empty(), chip(pattern).sizeBytes(name));
	}

	@Test
	void frequenciesAreSaidWithTheirCodeAndWhereSourcesDiffer() throws Exception {
		DeviceNotes notes = DeviceNotes.of(DeviceCatalogue.builtIn().find("RT1060"));

		assertEquals("120 MHz (code 7)", notes.frequencyText(7));
		assertEquals("unchanged (code 0)", notes.frequencyText(0));
		assertEquals("code 12", notes.frequencyText(12));
		assertEquals(3, notes.frequencyDisagreements(7).size());
		assertTrue(notes.frequencyDisagreements(7).get(2).startsWith("Code 7 is 133 MHz according to SPSDK"));
		assertEquals(List.of(), notes.frequencyDisagreements(1));
	}
}
