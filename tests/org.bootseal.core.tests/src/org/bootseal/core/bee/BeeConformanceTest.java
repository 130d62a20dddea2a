/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.bee;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.bootseal.core.BadInputException;
import org.bootseal.core.xip.DataBlob;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every BEE case of NXP's own tests. */
@Tag("conformance")
class BeeConformanceTest {

	@TempDir
	private Path folder;

	private BeeConfiguration read(String name) throws Exception {
		return BeeConfiguration.read(BeeCases.copyCase(name, folder), BeeCases.RANDOM);
	}

	@Test
	void finishedHeadersGiveNxpsImage() throws Exception {
		Path vectors = Path.of(System.getProperty("bootseal.vectors"), "bee", "both_engines_ctr");
		try (BeeConfiguration read = read("both_engines_ctr/bee_config.yaml")) {
			DataBlob image = read.encryption().encrypt(read.data(), BeeCases.RANDOM);

			byte[] expected = Files
					.readAllBytes(vectors.resolve("evkbimxrt1050_iled_blinky_ext_FLASH_bootable_nopadding.bin"));
			assertArrayEquals(expected, image.bytes());
			assertEquals(read.data().get(0), read.encryption().decrypt(image));
			for (int i = 0; i < 2; i++) {
				assertArrayEquals(Files.readAllBytes(vectors.resolve("bee_ehdr" + i + ".bin")),
						read.encryption().engines().get(i).encodeHeader());
			}
			assertEquals(List.of("0x60001000..0x60001FFF, protection level 0"), regions(read, 0));
			assertEquals(List.of("0x60002000..0x60002FFF, protection level 0"), regions(read, 1));
		}
	}

	private static List<String> regions(BeeConfiguration read, int index) {
		return read.encryption().engines().get(index).header().protection().regions().stream()
				.map(BeeRegion::toString).toList();
	}

	@Test
	void severalPiecesOfDataBecomeOneImage() throws Exception {
		try (BeeConfiguration read = read("both_engines_multiple_blobs/bee_config.yaml")) {
			DataBlob image = read.encryption().encrypt(read.data(), BeeCases.RANDOM);

			assertEquals(0x60001000L, image.address());
			byte[] plain = read.encryption().decrypt(image).bytes();
			int length = read.data().get(0).bytes().length;
			byte[] gaps = new byte[plain.length];
			Arrays.fill(gaps, (byte) 0xFF);
			for (int start : new int[] { 0, 0x13000, 0x27000 }) {
				System.arraycopy(read.data().get(0).bytes(), 0, gaps, start, length);
			}
			assertArrayEquals(gaps, plain);
			assertFalse(Arrays.equals(plain, image.bytes()));
		}
	}

	@ParameterizedTest
	@CsvSource({ "both_engines_generated_header_overlap, overlaps", "both_engines_multiple_blobs_overlap, overlaps" })
	void whatOverlapsIsRefused(String name, String message) {
		BadInputException e = assertThrows(BadInputException.class, () -> read(name + "/bee_config.yaml"));
		assertTrue(e.getMessage().contains(message), e.getMessage());
		assertTrue(e.getMessage().contains(": line "), e.getMessage());
	}

	@ParameterizedTest
	@CsvSource({ "one_engine_explicit_keys, 1", "both_engines_explicit_keys, 2" })
	void givenKeysGiveTheSameHeadersEachTime(String name, int engines) throws Exception {
		try (BeeConfiguration read = read(name + "/bee_config.yaml")) {
			assertEquals(engines, read.encryption().engines().size());
			BeeHeader first = read.encryption().engines().get(0).header();
			assertEquals(BeeCases.secret("aabbccddeeff00112233445566778899"), first.key());
			assertEquals(BeeCases.secret("112233445566778899aabbccddeeff00"), first.vector());
			assertEquals(BeeCases.secret("00112233445566778899aabb"), first.protection().nonce());
			for (BeeEngine engine : read.encryption().engines()) {
				assertEquals(engine.header(), BeeHeader.parse(engine.encodeHeader(), engine.userKey()));
			}
			DataBlob image = read.encryption().encrypt(read.data(), BeeCases.RANDOM);
			byte[] plain = read.encryption().decrypt(image).bytes();
			assertArrayEquals(read.data().get(0).bytes(),
					Arrays.copyOf(plain, read.data().get(0).bytes().length));
			// one engine protects the last bytes too: random bytes make the last block whole
			assertEquals(engines == 1 ? 16912 : 16904, plain.length);
		}
	}

	/** A digit is missing in the vector of the second engine; NXP's tool reads it as number. */
	@Test
	void aMissingDigitIsTold() throws Exception {
		try (BeeConfiguration read = read("both_engines_explicit_keys/bee_config.yaml")) {
			assertEquals(1, read.warnings().size());
			assertTrue(read.warnings().get(0).contains("engine_iv: has 31 hexadecimal digits instead of 32"));
			assertEquals(BeeCases.secret("000ffeeddccbbaa99887766554433221"),
					read.encryption().engines().get(1).header().vector());
		}
	}

	/** These configurations have the address 0x6000100, so nothing of the data is encrypted; NXP's tests too. */
	@ParameterizedTest
	@ValueSource(strings = { "one_engine_generated_header", "both_engines_generated_header",
			"one_engine_generated_header_engine1" })
	void headersAreMade(String name) throws Exception {
		try (BeeConfiguration read = read(name + "/bee_config.yaml")) {
			for (BeeEngine engine : read.encryption().engines()) {
				assertEquals(engine.header(), BeeHeader.parse(engine.encodeHeader(), BeeCases.userKey()));
			}
			assertEquals(read.data().get(0), read.encryption().encrypt(read.data(), BeeCases.RANDOM));
			assertTrue(read.warnings().stream().anyMatch(warning -> warning.contains("nothing is encrypted")));
		}
	}

	@ParameterizedTest
	@CsvSource({ "one_engine_generated_header_engine1/bee_config.yaml, 0x60002000..0x60002FFF",
			"one_engine_generated_header/bee_config_engine1_0.yaml, 0x60002000..0x60002FFF",
			"one_engine_generated_header/bee_config_engine1_1.yaml, 0x60001000..0x60001FFF" })
	void engine1TakesTheSecondSettingsOrTheOnlyOnes(String name, String range) throws Exception {
		try (BeeConfiguration read = read(name)) {
			assertEquals(1, read.encryption().engines().get(0).number());
			assertEquals(List.of(range + ", protection level 0"), regions(read, 0));
		}
	}

	/** An image of NXP's older tool for an i.MX RT1020; its second header was made with a key that nobody told. */
	@Test
	void anImageOfAnotherToolIsDecrypted() throws Exception {
		Path images = Path.of(System.getProperty("bootseal.vectors"), "mcu", "rt102x", "output");
		byte[] flash = Files
				.readAllBytes(images.resolve("evkmimxrt1020_iled_blinky_ext_FLASH_bee_userkey_unsigned.bin"));
		byte[] plain = Files.readAllBytes(images.resolve("evkmimxrt1020_iled_blinky_ext_FLASH_unsigned_nopadding.bin"));
		byte[] block = Arrays.copyOfRange(flash, 0x400, 0x600);
		BeeHeader header = BeeHeader.parse(block, BeeCases.userKey());
		assertEquals("BEE header for [0x60001000..0x60002FFF, protection level 0,"
				+ " 0x60003800..0x60003FFF, protection level 0]", header.toString());
		assertArrayEquals(block, header.encode(BeeCases.userKey()));
		BeeEncryption bee = BeeEncryption.of(List.of(new BeeEngine(0, BeeCases.userKey(), header)));
		DataBlob container = bee
				.decrypt(new DataBlob(0x60001000L, Arrays.copyOfRange(flash, 0x1000, flash.length)));
		assertArrayEquals(plain, container.bytes());
		assertArrayEquals(flash, concat(flash, bee.encrypt(List.of(container), BeeCases.RANDOM).bytes()));
	}

	/** The flash with another container, without what fills up the last block. */
	private static byte[] concat(byte[] flash, byte[] container) {
		byte[] joined = flash.clone();
		System.arraycopy(container, 0, joined, 0x1000, flash.length - 0x1000);
		return joined;
	}

	@Test
	void randomKeysDifferEachTime() throws Exception {
		Path file = BeeCases.copyCase("one_engine_generated_header/bee_config.yaml", folder);
		try (BeeConfiguration one = BeeConfiguration.read(file, BeeCases.RANDOM);
				BeeConfiguration other = BeeConfiguration.read(file, BeeCases.RANDOM)) {
			assertFalse(one.encryption().engines().get(0).header()
					.equals(other.encryption().engines().get(0).header()));
		}
	}
}
