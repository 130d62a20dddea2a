/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

import org.bootseal.core.BadInputException;
import org.bootseal.core.connection.UsbId;
import org.bootseal.core.device.MemoryRegion.Kind;
import org.bootseal.core.otp.FuseMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Expected values: device database of SPSDK 3.10; flashloader addresses: MCUBootUtility 6.4. */
class DeviceCatalogueTest {

	private final DeviceCatalogue catalogue = DeviceCatalogue.builtIn();

	@ParameterizedTest
	@ValueSource(strings = { "MIMXRT1020", "mimxrt1020", "RT1020", "rt102x", "RT1021", " mimxrt1021 " })
	void findsADeviceByAnyName(String name) throws BadInputException {
		assertEquals("MIMXRT1020", catalogue.find(name).name());
	}

	@ParameterizedTest
	@CsvSource({ "rt1011, MIMXRT1010", "rt104x, MIMXRT1040", "mimxrt1043, MIMXRT1040", "mimxrt1046, MIMXRT1040",
			"rt105x, MIMXRT1050", "rt106x, MIMXRT1060", "rt116x, MIMXRT1166", "mimxrt1160, MIMXRT1166",
			"rt117x, MIMXRT1176", "mimxrt1170, MIMXRT1176" })
	void knowsTheNamesOfOtherTools(String alias, String name) throws BadInputException {
		assertEquals(name, catalogue.find(alias).name());
	}

	@Test
	void namesTheKnownDevicesIfThereIsNone() {
		String message = assertThrows(BadInputException.class, () -> catalogue.find("rt685")).getMessage();
		assertTrue(message.startsWith("there is no device \"rt685\"; known are MIMXRT1010, MIMXRT1015,"), message);
	}

	@Test
	void rt1020IsWhole() throws BadInputException {
		Device device = catalogue.find("MIMXRT1020");
		assertEquals(List.of("RT1021", "RT102X"), device.aliases());
		assertEquals(List.of(new UsbId(0x1FC9, 0x0130)), device.romIds());
		assertEquals(new UsbId(0x15A2, 0x0073), device.flashloaderId());
		assertEquals("DCP", device.engine());
		assertFalse(device.xmcd());
		assertEquals(0x60000000L, device.flashBase());
		assertEquals(0x10000000L, device.flashSize());
		assertEquals(0, device.fcbOffset());
		assertEquals(0x20208200L, device.flashloaderAddress());
		assertEquals(0x2000, device.optionWordAddress());
		assertEquals(new BootMemory("flexspi_nor", 9, 0x1000, 0x2000), device.bootMemory("flexspi-nor"));
		assertEquals(new BootMemory("serial_downloader", 0, 0, 0x400), device.bootMemory("serial_downloader"));
		assertEquals(new MemoryRegion("OCRAM", Kind.OCRAM, 0x20200000L, 0x40000), device.memory().get(2));
		assertEquals("mimxrt1020", device.fuseMapName());
		assertEquals("MIMXRT1020", device.toString());
	}

	@ParameterizedTest
	@CsvSource({ "MIMXRT1010, 0x60000000, 0x400, 0x20205800", "MIMXRT1015, 0x60000000, 0, 0x20208200",
			"MIMXRT1050, 0x60000000, 0, 0x20208200", "MIMXRT1064, 0x70000000, 0, 0x20208200",
			"MIMXRT1166, 0x30000000, 0x400, 0x2021FE00", "MIMXRT1176, 0x30000000, 0x400, 0x2024FE00" })
	void layoutOfOtherDevices(String name, String flashBase, String fcbOffset, String flashloader)
			throws BadInputException {
		Device device = catalogue.find(name);
		assertEquals(Long.decode(flashBase), device.flashBase());
		assertEquals(Long.decode(fcbOffset), device.fcbOffset());
		assertEquals(Long.decode(flashloader), device.flashloaderAddress());
	}

	@Test
	void saysWhichBootMemoriesThereAre() throws BadInputException {
		Device device = catalogue.find("MIMXRT1010");
		assertEquals("MIMXRT1010 has no boot memory \"sd\"; it has flexspi_nor, serial_downloader",
				assertThrows(BadInputException.class, () -> device.bootMemory("sd")).getMessage());
	}

	@Test
	void frequencyKeepsTheFiguresOfAllSources() throws BadInputException {
		DeviceNotes notes = DeviceNotes.of(catalogue.find("MIMXRT1060"));
		assertEquals(OptionalInt.of(120), notes.frequencyMhz(7));
		String note = notes.frequencyNote(7);
		assertTrue(note.contains("120 MHz (MCUBootUtility 6.4") && note.contains("133 MHz (SPSDK 3.10"), note);
		assertEquals(OptionalInt.of(133), DeviceNotes.of(catalogue.find("MIMXRT1020")).frequencyMhz(7));
		assertEquals(OptionalInt.of(80), DeviceNotes.of(catalogue.find("MIMXRT1176")).frequencyMhz(4));
		assertEquals(OptionalInt.empty(), notes.frequencyMhz(15));
		assertEquals("", notes.frequencyNote(15));
	}

	@Test
	void regionKnowsWhatItContains() {
		MemoryRegion region = new MemoryRegion("OCRAM", Kind.OCRAM, 0x20200000L, 0x40000);
		assertTrue(region.contains(0x20200000L, 0x40000));
		assertTrue(region.contains(region.end() - 1, 1));
		assertFalse(region.contains(region.end() - 1, 2));
		assertFalse(region.contains(0x201FFFFFL, 1));
		assertFalse(region.contains(0x20200000L, -1));
	}

	static List<String> names() {
		return DeviceCatalogue.builtIn().names();
	}

	/** Everything that is asked of a device; a new one fails here with what is missing. */
	@ParameterizedTest
	@MethodSource("names")
	void everyDeviceIsComplete(String name) throws BadInputException {
		Device device = catalogue.find(name);
		assertEquals(name, device.name(), "name in the resource and in the index");
		assertFalse(device.romIds().isEmpty(), name + ": romIds");
		assertTrue(List.of("DCP", "CAAM").contains(device.engine()), name + ": engine");
		DeviceNotes notes = DeviceNotes.of(device);
		assertFalse(notes.notes().isEmpty(), name + ": notes");
		assertFalse(notes.frequencyTables().isEmpty(), name + ": frequencies");
		for (int nibble = 1; nibble <= 7; nibble++) {
			assertTrue(notes.frequencyMhz(nibble).isPresent(), name + ": frequency " + nibble);
		}
		assertTrue(device.memory().stream().filter(region -> region.kind() == Kind.FLEXSPI)
				.anyMatch(region -> region.contains(device.flashBase(), device.flashSize())), name + ": flash window");
		assertTrue(inRam(device, device.flashloaderAddress()), name + ": flashloader address is in no RAM");
		assertTrue(inRam(device, device.optionWordAddress()), name + ": option word address is in no RAM");
		assertEquals(new BootMemory("flexspi_nor", 9, 0x1000, 0x2000), device.bootMemory("flexspi_nor"));
		assertTrue(device.fcbOffset() + 0x200 <= device.bootMemory("flexspi_nor").ivtOffset(), name + ": FCB offset");
		for (BootMemory memory : device.bootMemories()) {
			assertTrue(memory.initialLoadSize() >= memory.ivtOffset() + 0x40, name + ": " + memory.name());
		}
		assertEquals(device.fuseMapName(), FuseMap.of(device).name());
	}

	private static boolean inRam(Device device, long address) {
		return device.memory().stream().anyMatch(region -> region.kind() != Kind.FLEXSPI && region.kind() != Kind.SDRAM
				&& region.contains(address, 1));
	}

	@Test
	void memoryRegionsDoNotOverlap() throws BadInputException {
		for (String name : catalogue.names()) {
			List<MemoryRegion> regions = catalogue.find(name).memory().stream()
					.sorted((a, b) -> Long.compare(a.start(), b.start())).toList();
			for (int i = 1; i < regions.size(); i++) {
				assertTrue(regions.get(i - 1).end() <= regions.get(i).start(), name + ": " + regions.get(i).name());
			}
		}
	}

	@Test
	void romsOfRt116xAndRt117xSpeakMboot() throws BadInputException {
		for (String name : catalogue.names()) {
			RomProtocol expected = name.startsWith("MIMXRT11") ? RomProtocol.MBOOT : RomProtocol.SDP;
			assertEquals(expected, catalogue.find(name).romProtocol(), name);
		}
	}

	@Test
	void noNameMeansTwoDevices() throws BadInputException {
		for (String name : catalogue.names()) {
			assertEquals(name, catalogue.find(name).name());
			for (String alias : catalogue.find(name).aliases()) {
				assertEquals(name, catalogue.find(alias).name(), alias);
				assertEquals(alias.toUpperCase(Locale.ROOT), alias);
			}
		}
	}

	@Test
	void everyResourceIsListed() {
		for (int number = 1000; number < 1200; number++) {
			String name = "MIMXRT" + number;
			boolean there = Device.class.getResource(name.toLowerCase(Locale.ROOT) + ".yaml") != null;
			assertEquals(there, catalogue.names().contains(name), name + " in devices.txt");
		}
		assertNotNull(Device.class.getResource("mimxrt1020.yaml"));
	}

	@ParameterizedTest
	@CsvSource({ "MIMXRT1010, OTFAD, '0'", "MIMXRT1015, BEE, '1024 2048'", "MIMXRT1064, BEE, '1024 2048'",
			"MIMXRT1166, OTFAD, '0'", "MIMXRT1176, OTFAD, '0'" })
	void decryptsFlash(String name, XipLayout.Engine engine, String headers) throws BadInputException {
		XipLayout xip = catalogue.find(name).xip();
		assertEquals(engine, xip.engine());
		assertEquals(headers, String.join(" ", xip.headers().stream().map(String::valueOf).toList()));
		assertEquals(name.startsWith("MIMXRT11"), xip.keyStore().isPresent());
	}
}
