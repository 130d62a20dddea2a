/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.silicon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

import org.bootseal.core.connection.UsbId;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.device.RomProtocol;
import org.bootseal.core.hab.HabEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DeviceFiguresTest {

	static Stream<String> devices() {
		return DeviceCatalogue.builtIn().names().stream();
	}

	/** Whoever adds a device to the catalogue learns here what the board wants of it. */
	@ParameterizedTest
	@MethodSource("devices")
	void everyDeviceOfTheCatalogueIsComplete(String name) throws Exception {
		DeviceFigures figures = DeviceFigures.of(name);
		assertEquals(name, figures.name());
		long loader = figures.device().flashloaderAddress();
		assertTrue(figures.ram().stream().anyMatch(range -> range.holds(loader, 0x100)),
				"no RAM after reset for the flashloader");
		assertFalse(figures.romReserved().meets(loader, 0x100), "the ROM keeps the RAM of the flashloader");
		assertTrue(figures.ram().stream().anyMatch(range -> range.holds(figures.romReserved().start(),
				figures.romReserved().size())), "the RAM of the ROM is no RAM");
		assertTrue(figures.ram().stream().anyMatch(range -> range.holds(figures.device().optionWordAddress(), 512)),
				"no RAM for option words");
		FuseFigures fuses = figures.fuses();
		assertTrue(figures.peripherals().stream().anyMatch(range -> range.holds(fuses.base(), 0x1000)),
				"OCOTP is in no range of registers");
		assertTrue(figures.flashWindows().get(figures.bootFlexSpi() - 1).holds(figures.device().flashBase(), 1));
		assertEquals(0x1000, figures.ivtOffset());
		RegisterPlaces registers = figures.registers();
		assertEquals(figures.flashWindows().size(), registers.flexSpi().size(), "one MCR0 for each FlexSPI");
		assertTrue(figures.peripherals().get(0).holds(registers.bootMode1(), 4));
		assertTrue(figures.peripherals().get(0).holds(registers.bootMode2(), 4));
		for (FuseLockRule rule : fuses.locks()) {
			assertTrue(rule.firstWord() <= rule.lastWord() && rule.lastWord() < fuses.words(), rule.toString());
		}
		assertTrue(fuses.roles().srkHash() + 8 <= fuses.words());
	}

	@ParameterizedTest
	@CsvSource({ "MIMXRT1010, 0145, SDP, 60000000, 400, 48, 1", "MIMXRT1015, 0130, SDP, 60000000, 0, 48, 1",
			"MIMXRT1020, 0130, SDP, 60000000, 0, 48, 1", "MIMXRT1024, 0130, SDP, 60000000, 0, 48, 1",
			"MIMXRT1040, 0135, SDP, 60000000, 0, 64, 1", "MIMXRT1050, 0130, SDP, 60000000, 0, 48, 1",
			"MIMXRT1060, 0135, SDP, 60000000, 0, 64, 1", "MIMXRT1064, 0135, SDP, 70000000, 0, 64, 2",
			"MIMXRT1166, 013D, MBOOT, 30000000, 400, 272, 1", "MIMXRT1176, 013D, MBOOT, 30000000, 400, 272, 1" })
	void figuresOfTheDevices(String name, String romId, RomProtocol rom, String flash, String fcb, int fuses,
			int flexSpi) throws Exception {
		DeviceFigures figures = DeviceFigures.of(name);
		assertEquals(UsbId.parse("1FC9:" + romId), figures.romId());
		assertEquals(rom, figures.rom());
		assertEquals(flexSpi, figures.bootFlexSpi());
		assertEquals(Long.parseLong(flash, 16), figures.flashWindows().get(flexSpi - 1).start());
		assertEquals(Integer.parseInt(fcb, 16), figures.fcbOffset());
		assertEquals(fuses, figures.fuses().words());
	}

	@Test
	void enginesFollowTheCatalogue() throws Exception {
		assertTrue(DeviceFigures.of("MIMXRT1060").habEngines().contains(HabEngine.DCP.code()));
		assertFalse(DeviceFigures.of("MIMXRT1060").habEngines().contains(HabEngine.CAAM.code()));
		assertTrue(DeviceFigures.of("MIMXRT1176").habEngines().contains(HabEngine.CAAM.code()));
	}

	/** RAM after reset is what the default partition of FlexRAM gives, not all that could be. */
	@Test
	void ramIsTheDefaultPartition() throws Exception {
		assertEquals(List.of(new MemoryRange("ITCM", 0, 0x20000), new MemoryRange("DTCM", 0x20000000L, 0x20000),
				new MemoryRange("OCRAM", 0x20200000L, 0x40000)), DeviceFigures.of("MIMXRT1050").ram());
	}

	/** Addresses of shadow registers: fuse database of NXP's SPSDK 3.10. */
	@ParameterizedTest
	@CsvSource({ "MIMXRT1020, 401F4450, 5", "MIMXRT1020, 401F46F0, 47", "MIMXRT1060, 401F4880, 56",
			"MIMXRT1176, 40CAC960, 22", "MIMXRT1176, 40CACB00, 48", "MIMXRT1020, 401F4880, -1",
			"MIMXRT1176, 40CAD300, -1", "MIMXRT1020, 401F4454, -1" })
	void shadowRegisters(String name, String address, int word) throws Exception {
		OptionalInt expected = word < 0 ? OptionalInt.empty() : OptionalInt.of(word);
		assertEquals(expected, DeviceFigures.of(name).fuses().wordAt(Long.parseLong(address, 16)));
	}

	@Test
	void eccWords() throws Exception {
		FuseFigures fuses = DeviceFigures.of("MIMXRT1176").fuses();
		assertTrue(fuses.isEcc(48));
		assertFalse(fuses.isEcc(22));
		assertFalse(DeviceFigures.of("MIMXRT1020").fuses().isEcc(24));
	}

	@Test
	void bitsOfAWord() {
		assertEquals(0x5, new FuseBits(5, 4, 4).of(0xFFFFFF5F));
		assertEquals(0, new FuseBits(0, 0, 0).of(-1));
	}
}
