/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.hab;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.bootseal.core.BadInputException;
import org.bootseal.core.firmware.Firmware;
import org.bootseal.core.hab.CsfCommand.AuthenticateData;
import org.bootseal.core.hab.CsfCommand.Block;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Builds the real i.MX RT1020 applications of the reference implementation and compares them with what an older tool of
 * NXP made of them. Its private keys are not there, so its signatures are put in their places again; all bytes around
 * them, and where they are, have to be the same.
 */
@Tag("conformance")
class OlderToolConformanceTest {

	private static final String RAM = "evkmimxrt1020_iled_blinky_int_RAM";
	private static final String SDRAM = "evkmimxrt1020_iled_blinky_SDRAM";
	private static final String FLASH = "evkmimxrt1020_iled_blinky_ext_FLASH";
	private static final int NOR_IVT = 0x1000;
	private static final int NOR_APPLICATION = 0x2000;
	private static final int SD_IVT = 0x400;
	private static final int SD_APPLICATION = 0x1000;
	private static final CaseList CASES = new CaseList("mcu-rt102x");

	@AfterAll
	static void writeList() throws IOException {
		CASES.write();
	}

	@TestFactory
	Stream<DynamicTest> everyImage() {
		return Stream.of(unsigned(RAM, "_unsigned", NOR_IVT, NOR_APPLICATION, 0x2000_0000L, true),
				unsigned(RAM, "_unsigned_nopadding", NOR_IVT, NOR_APPLICATION, 0x2000_0000L, false),
				unsigned(RAM, "_sdhc_unsigned", SD_IVT, SD_APPLICATION, 0x2000_1000L, false),
				unsigned(SDRAM, "_unsigned", NOR_IVT, NOR_APPLICATION, 0x8000_0000L, true),
				unsigned(SDRAM, "_unsigned_nopadding", NOR_IVT, NOR_APPLICATION, 0x8000_0000L, false),
				unsigned(SDRAM, "_sdhc_unsigned", SD_IVT, SD_APPLICATION, 0x8000_1000L, false),
				unsigned(FLASH, "_unsigned", NOR_IVT, NOR_APPLICATION, 0x6000_0000L, true),
				unsigned(FLASH, "_unsigned_nopadding", NOR_IVT, NOR_APPLICATION, 0x6000_0000L, false),
				signed(RAM, "_sdhc_signed", 0, SD_APPLICATION), signed(SDRAM, "_sdhc_signed", 0, SD_APPLICATION),
				// its name says encrypted, but there is no command that decrypts
				signed(SDRAM, "_sdhc_encrypted", 0, SD_APPLICATION),
				signed(FLASH, "_signed_key1", NOR_IVT, NOR_APPLICATION),
				signed(FLASH, "_signed_key1_nopadding", 0, NOR_APPLICATION),
				signed(FLASH, "_signed_key4", NOR_IVT, NOR_APPLICATION),
				signed(FLASH, "_signed_key4_nopadding", 0, NOR_APPLICATION),
				// encrypted by the part itself while it is written
				signed(FLASH, "_bee_otmpk", 0, NOR_APPLICATION),
				encrypted(RAM, "_encrypted_key1", NOR_IVT), encrypted(RAM, "_encrypted_key1_nopadding", 0));
	}

	/** What is compared elsewhere: the one by the encryption in place, the other below. */
	@Test
	void noImageIsLeftOut() throws IOException {
		TreeSet<String> found = new TreeSet<>();
		try (Stream<Path> files = Files.list(folder().resolve("output"))) {
			files.map(file -> file.getFileName().toString()).forEach(found::add);
		}
		everyImage().map(test -> test.getDisplayName().replaceFirst(":.*", "")).forEach(found::remove);
		assertEquals(new TreeSet<>(List.of(FLASH + "_bee_userkey_unsigned.bin", "ivt_flashloader_signed.bin",
				"ivt_flashloader_signed_nopadding.bin")), found);
	}

	/** The older tool put the flashloader where its own entry point is not; such an image can't start. */
	@TestFactory
	Stream<DynamicTest> flashloaderOutsideOfItsImageIsRefused() {
		return Stream.of("ivt_flashloader_signed.bin", "ivt_flashloader_signed_nopadding.bin")
				.map(name -> CASES.test(name, "refused: the entry point is outside of the image", () -> {
					byte[] container = container(name, name.contains("nopadding") ? 0 : SD_IVT);
					byte[] loader = Files.readAllBytes(folder().resolve("ivt_flashloader.bin"));
					Firmware program = Firmware.of(Arrays.copyOfRange(loader, 0x1000, loader.length),
							Path.of("flashloader.bin"));
					HabRecipe recipe = ReplayedContainer.recipe(container, TestImages.rt1020(), 0x1000, program,
							ReplayedContainer.unknownKey(128));
					BadInputException refused = assertThrows(BadInputException.class, () -> build(recipe));
					assertTrue(
							refused.getMessage().startsWith("found entry point 0x20216AF9, expected an address in the"
									+ " application, which is at 0x20001000"),
							refused.getMessage());
				}));
	}

	private static DynamicTest unsigned(String input, String kind, int ivt, int application, long start,
			boolean padded) {
		return CASES.test(input + kind + ".bin", "equal", () -> {
			byte[] expected = container(input + kind + ".bin", padded ? ivt : 0);
			Optional<Dcd> dcd = input.equals(SDRAM)
					? Optional.of(Dcd.parse(Files.readAllBytes(folder().resolve("dcd_SDRAM.bin")), 0))
					: Optional.empty();
			HabRecipe recipe = new HabRecipe(Optional.of(TestImages.rt1020()), start, ivt, application,
					OptionalLong.empty(), Optional.empty(), dcd, Optional.empty(), program(input), Optional.empty());
			assertArrayEquals(expected, build(recipe).bytes());
		});
	}

	private static DynamicTest signed(String input, String kind, int padding, int application) {
		return CASES.test(input + kind + ".bin", "equal, with the signatures of the older tool", () -> {
			byte[] expected = container(input + kind + ".bin", padding);
			HabRecipe recipe = ReplayedContainer.recipe(expected, TestImages.rt1020(), application, program(input),
					ReplayedContainer.unknownKey(128));
			assertArrayEquals(expected, build(recipe).bytes());
		});
	}

	/** The key is not there, so what is encrypted and its MAC can't be the same; all else is. */
	private static DynamicTest encrypted(String input, String kind, int padding) {
		return CASES.test(input + kind + ".bin",
				"equal but for the encrypted bytes and their MAC, whose key is unknown",
				() -> {
					byte[] expected = container(input + kind + ".bin", padding);
					HabRecipe recipe = ReplayedContainer.recipe(expected, TestImages.rt1020(), NOR_APPLICATION,
							program(input), ReplayedContainer.unknownKey(128));
					HabImage image = build(recipe);
					assertEquals(0x2000_6000L, image.keyBlob().orElseThrow().address());
					byte[] bytes = image.bytes();
					withoutSecrets(expected);
					withoutSecrets(bytes);
					assertArrayEquals(expected, bytes);
				});
	}

	/** Zeros in the place of encrypted blocks and their MAC. */
	private static void withoutSecrets(byte[] container) throws HabFormatException {
		Ivt ivt = Ivt.parse(container, 0);
		int csf = (int) (ivt.csf() - ivt.self());
		for (CsfCommand command : Csf.parse(container, csf).commands()) {
			if (command instanceof AuthenticateData data && data.format() == HabConstants.FORMAT_AEAD) {
				for (Block block : data.blocks()) {
					int offset = (int) (block.address() - ivt.self());
					Arrays.fill(container, offset, offset + (int) block.length(), (byte) 0);
				}
				MacData mac = MacData.parse(container, csf + (int) data.location());
				int end = csf + (int) data.location() + mac.encode().length;
				Arrays.fill(container, end - mac.mac().length, end, (byte) 0);
			}
		}
	}

	private static byte[] container(String name, int padding) throws IOException {
		byte[] file = Files.readAllBytes(folder().resolve("output").resolve(name));
		assertArrayEquals(new byte[padding], Arrays.copyOf(file, padding));
		return Arrays.copyOfRange(file, padding, file.length);
	}

	private static Firmware program(String input) throws IOException, BadInputException {
		return Firmware.open(folder().resolve(input + ".bin"));
	}

	private static HabImage build(HabRecipe recipe) throws Exception {
		return new HabImageBuilder(TestImages.CLOCK, ChainPolicy.REFUSE).build(recipe);
	}

	private static Path folder() {
		return Path.of(System.getProperty("bootseal.vectors"), "mcu", "rt102x");
	}
}
