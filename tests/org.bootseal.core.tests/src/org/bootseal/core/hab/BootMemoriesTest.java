/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.hab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.bootseal.core.BadInputException;
import org.bootseal.core.device.BootMemory;
import org.bootseal.core.device.Device;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.device.MemoryRegion;
import org.bootseal.core.keys.PasswordSource;
import org.bootseal.core.keys.TestKeys;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every device by every memory that it boots from by every kind of image. */
class BootMemoriesTest {

	/** IVT offset and initial load size. Source: SPSDK 3.10, device database. */
	private static final Map<String, List<Long>> PLACES = Map.of("flexspi_nor", List.of(0x1000L, 0x2000L),
			"flexspi_nand", List.of(0x400L, 0x1000L), "semc_nand", List.of(0x400L, 0x1000L), "sd",
			List.of(0x400L, 0x1000L), "mmc", List.of(0x400L, 0x1000L), "serial_downloader", List.of(0L, 0x400L));
	private static final int LENGTH = 5000;
	private static final CaseList CASES = new CaseList("boot-memories");

	@TempDir
	static Path folder;

	@BeforeAll
	static void key() throws Exception {
		Files.write(folder.resolve("dek.bin"), new byte[16]);
	}

	@AfterAll
	static void writeList() throws Exception {
		CASES.write();
	}

	@TestFactory
	Stream<DynamicTest> everyDeviceByMemoryByKindOfImage() throws BadInputException {
		List<DynamicTest> tests = new ArrayList<>();
		Set<String> memories = new TreeSet<>();
		for (String name : DeviceCatalogue.builtIn().names()) {
			Device device = DeviceCatalogue.builtIn().find(name);
			for (BootMemory memory : device.bootMemories()) {
				memories.add(memory.name());
				for (String kind : List.of("unsigned", "authenticated", "encrypted")) {
					tests.add(CASES.test(name + " " + memory.name() + " " + kind, "built, verified offline",
							() -> check(device, memory, kind)));
				}
			}
		}
		assertEquals(PLACES.keySet(), memories);
		return tests.stream();
	}

	private static void check(Device device, BootMemory memory, String kind) throws Exception {
		long start = start(device, memory);
		HabRecipe unsigned = HabRecipe.unsigned(device, memory, start,
				TestImages.firmware(TestImages.application(LENGTH, start + memory.initialLoadSize())));
		CsfRecipe signing = CsfRecipe.of(TestKeys.tree(), 1, HabEngine.valueOf(device.engine()), PasswordSource.NONE);
		HabImage image = TestImages.build(switch (kind) {
		case "unsigned" -> unsigned;
		case "authenticated" -> unsigned.signed(signing);
		default -> EncryptedImages.encrypted(unsigned.signed(signing),
				new KeySource.Given(folder.resolve("dek.bin"), 128), 16, Optional.empty());
		});
		List<Long> place = PLACES.get(memory.name());
		assertEquals(start + place.get(0), image.ivt().self());
		assertEquals(start, image.bootData().start());
		assertEquals(start + place.get(1) + 9, image.ivt().entry());
		long csf = (place.get(1) + LENGTH) / 0x1000 * 0x1000 + 0x1000;
		assertEquals("unsigned".equals(kind) ? 0 : start + csf, image.ivt().csf());
		assertEquals(switch (kind) {
		case "unsigned" -> place.get(1) + LENGTH;
		case "authenticated" -> csf + 0x2000;
		default -> csf + 0x2200;
		}, image.bootData().length());
		assertTrue(image.warnings().stream().noneMatch(warning -> warning.kind() == HabWarning.Kind.ADDRESS),
				image.warnings()::toString);
		ImageReport report = ImageInspector.inspect(image.bytes(), Optional.of(device));
		assertEquals(List.of(), report.problems());
		assertEquals(!"unsigned".equals(kind), report.isVerified());
	}

	/** The flash where an image runs in place, else the largest RAM inside of the part, to which the ROM copies it. */
	private static long start(Device device, BootMemory memory) {
		if ("flexspi_nor".equals(memory.name())) {
			return device.flashBase();
		}
		MemoryRegion largest = null;
		for (MemoryRegion region : device.memory()) {
			boolean ram = region.kind() == MemoryRegion.Kind.OCRAM || region.kind() == MemoryRegion.Kind.DTCM;
			if (ram && (largest == null || region.size() > largest.size())) {
				largest = region;
			}
		}
		return largest.start();
	}

	@Test
	void emmcIsBootedAsMmc() throws Exception {
		assertEquals(0x400, read("emmc", "0x20200000").recipe(PasswordSource.NONE).ivtOffset());
	}

	@Test
	void imageThatIsCopiedHasNoPlaceInFlash() throws Exception {
		HabConfiguration configuration = read("semc_nand", "0x60000000");
		assertEquals(
				List.of(folder.resolve("memory.yaml")
						+ ": line 4, column 17: startAddress: found 0x60000000 in a flash,"
						+ " but the ROM copies an image from semc_nand; expected where in RAM it goes"),
				configuration.warnings().stream().map(HabWarning::message).toList());
		assertEquals(HabWarning.Kind.ADDRESS, configuration.warnings().get(0).kind());
		assertFalse(configuration.isSigned());
		assertEquals(List.of(), read("flexspi_nor", "0x60000000").warnings());
	}

	private static HabConfiguration read(String memory, String start) throws Exception {
		Files.write(folder.resolve("app.bin"), TestImages.application(1000, 0x6000_2000L));
		return HabConfiguration.read(Files.writeString(folder.resolve("memory.yaml"), """
				options:
				  flags: 0
				  family: MIMXRT1020
				  startAddress: %s
				  bootDevice: %s
				inputImageFile: app.bin
				""".formatted(start, memory)), DeviceCatalogue.builtIn());
	}
}
