/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.hab;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import org.bootseal.core.BadInputException;
import org.bootseal.core.hab.CsfCommand.AuthenticateData;
import org.bootseal.core.hab.CsfCommand.Block;
import org.bootseal.core.hab.CsfCommand.InstallKey;
import org.bootseal.core.hab.CsfSection.DecryptImage;
import org.bootseal.core.hab.CsfSection.InstallSecretKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncryptedImageTest {

	private static final int LENGTH = 3001;
	private static final int PADDED = 3008;
	/** Offset of the CSF from the IVT: the application ends in the first page behind 0x2000. */
	private static final int CSF = 0x2000;

	@TempDir
	Path folder;

	@Test
	void applicationIsEncryptedAndAllElseIsThatOfTheSignedImage() throws Exception {
		HabRecipe signed = TestImages.signed(TestImages.binary(LENGTH));
		HabImage plain = TestImages.build(signed);
		HabImage image = TestImages.build(EncryptedImages.encrypted(signed, given(128), 16, Optional.empty()));
		byte[] bytes = image.bytes();
		assertEquals(plain.length(), bytes.length);
		assertEquals(plain.ivt(), image.ivt());
		assertEquals(new BootData(TestImages.FLASH, plain.bootData().length() + 0x200, 0), image.bootData());
		assertEquals(Optional.of(new KeyBlobPlace(0x6000_5000L, 0x4000, 0x200, 128)), image.keyBlob());
		assertEquals("key blob of 72 bytes at 0x60005000", image.keyBlob().orElseThrow().toString());
		assertTrue(image.toString().startsWith("encrypted HAB container"), image.toString());

		List<CsfCommand> commands = image.csf().orElseThrow().commands();
		assertEquals(List.of(new Block(0x6000_1000L, 0x40)),
				assertInstanceOf(AuthenticateData.class, commands.get(4)).blocks());
		assertEquals(new InstallKey(1, 0xBB, 0, 0, 0, 0x6000_5000L), commands.get(5));
		AuthenticateData decrypt = assertInstanceOf(AuthenticateData.class, commands.get(6));
		assertEquals(List.of(0, HabConstants.FORMAT_AEAD, HabEngine.DCP.code()),
				List.of(decrypt.key(), decrypt.format(), decrypt.engine()));
		assertEquals(List.of(new Block(TestImages.APPLICATION, PADDED)), decrypt.blocks());

		MacData mac = MacData.parse(bytes, CSF + (int) decrypt.location());
		assertEquals(List.of(0x42, 13, 16), List.of(mac.version(), mac.nonce().length, mac.mac().length));
		assertFalse(Arrays.equals(plain.bytes(), 0x1000, 0x1000 + PADDED, bytes, 0x1000, 0x1000 + PADDED));
		try (EncryptionKey key = given(128).open()) {
			assertTrue(new AesCcm(key, mac.nonce(), 16).decrypt(bytes, 0x1000, PADDED, mac.mac()));
		}
		assertArrayEquals(Arrays.copyOfRange(plain.bytes(), 0x1000, CSF), Arrays.copyOfRange(bytes, 0x1000, CSF));
		ImageReport report = ImageInspector.inspect(image.bytes(), Optional.of(TestImages.rt1020()));
		assertEquals(List.of(), report.problems());
		assertTrue(report.isVerified());
		assertEquals(List.of("nonce of 13 and MAC of 16 bytes"), report.parts().stream()
				.filter(part -> "MAC".equals(part.name())).map(ImageReport.Part::meaning).toList());
	}

	@ParameterizedTest
	@CsvSource({ "128, 72, 4", "192, 80, 10", "256, 88, 16" })
	void keysAndMacsOfEveryLength(int bits, int blob, int macLength) throws Exception {
		HabImage image = TestImages.build(EncryptedImages.encrypted(TestImages.signed(TestImages.binary(LENGTH)),
				given(bits), macLength, Optional.of(new byte[13])));
		assertEquals(blob, image.keyBlob().orElseThrow().length());
		assertEquals(bits != 128, TestImages.messages(image).contains("found an encryption key of " + bits
				+ " bits, but the DCP of MIMXRT1020 decrypts with keys of 128 bits only"));
		byte[] bytes = image.bytes();
		MacData mac = mac(image);
		assertEquals(macLength, mac.mac().length);
		try (EncryptionKey key = given(bits).open()) {
			assertTrue(new AesCcm(key, mac.nonce(), macLength).decrypt(bytes, 0x1000, PADDED, mac.mac()));
		}
	}

	@ParameterizedTest
	@CsvSource({ "3000, 13", "0xCFFF, 13", "0xD000, 12", "0xFFCFFF, 12", "0xFFD000, 11" })
	void nonceLeavesRoomForTheLengthUpToTheCsf(String length, int nonce) throws Exception {
		HabImage image = TestImages
				.build(EncryptedImages.encrypted(TestImages.signed(TestImages.binary(Integer.decode(length))),
						given(128), 16, Optional.empty()));
		assertEquals(nonce, mac(image).nonce().length);
	}

	@Test
	void givenKeyAndNonceGiveTheSameBytesAndAWarning() throws Exception {
		HabRecipe recipe = EncryptedImages.encrypted(TestImages.signed(TestImages.binary(LENGTH)), given(128), 16,
				Optional.of(new byte[13]));
		HabImage image = TestImages.build(recipe);
		assertArrayEquals(image.bytes(), TestImages.build(recipe).bytes());
		assertEquals(List.of("key and nonce are both given: whoever has two different images that were encrypted with"
				+ " the same key and nonce can read both"), TestImages.messages(image));
		assertEquals(Optional.empty(), image.saveKey());
	}

	@Test
	void madeKeysAndNoncesAreNewEachTime() throws Exception {
		Path file = folder.resolve("made/dek.bin");
		HabRecipe recipe = EncryptedImages.encrypted(TestImages.signed(TestImages.binary(LENGTH)),
				new KeySource.Made(file, 192, new SecureRandom()), 16, Optional.empty());
		HabImage first = TestImages.build(recipe);
		assertFalse(Files.exists(file), "a build writes nothing");
		HabImage second = TestImages.build(recipe);
		assertEquals(Optional.of(file), first.saveKey());
		byte[] key = Files.readAllBytes(file);
		assertEquals(24, key.length);
		assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
		second.saveKey();
		assertFalse(Arrays.equals(key, Files.readAllBytes(file)));
		assertNotEquals(mac(first), mac(second));
		byte[] bytes = first.bytes();
		try (EncryptionKey read = EncryptionKey.of(key)) {
			assertTrue(
					new AesCcm(read, mac(first).nonce(), 16).decrypt(bytes, 0x1000, PADDED, mac(first).mac()));
		}
		second.wipeKey();
		assertThrows(IllegalStateException.class, second::saveKey);
	}

	@Test
	void keyBlobMayBeElsewhereBehindTheCsf() throws Exception {
		HabRecipe signed = TestImages.signed(TestImages.binary(LENGTH));
		HabImage image = TestImages.build(blobAt(signed, 0x6000_8000L));
		assertEquals(new KeyBlobPlace(0x6000_8000L, 0x7000, 0x200, 128), image.keyBlob().orElseThrow());
		assertEquals(0x8200, image.bootData().length());
		assertEquals(0x6000_8000L,
				assertInstanceOf(InstallKey.class, image.csf().orElseThrow().commands().get(5)).location());
		for (long wrong : new long[] { 0x6000_4FFC, 0x6000_5002, 0, 0xFFFF_FFFCL, 0x7000_0F00L }) {
			BadInputException refused = assertThrows(BadInputException.class,
					() -> TestImages.build(blobAt(signed, wrong)));
			assertEquals(String.format(
					"found 0x%08X as the place of the key blob, expected a multiple of 4 from 0x60005000 on,"
							+ " where the CSF ends, within 268435456 bytes of the IVT",
					wrong), refused.getMessage());
		}
	}

	@Test
	void whatDoesNotFitIsRefused() throws Exception {
		HabRecipe signed = TestImages.signed(TestImages.binary(LENGTH));
		assertEquals("found a nonce of 12 bytes, expected 13 for an image of this length",
				refusal(EncryptedImages.encrypted(signed, given(128), 16, Optional.of(new byte[12]))));
		KeySource shorter = new KeySource.Given(given(128).file(), 256);
		assertEquals(shorter.file() + ": found 16 bytes, expected 32 for an encryption key of 256 bits",
				refusal(EncryptedImages.encrypted(signed, shorter, 16, Optional.empty())));
		KeySource missing = new KeySource.Given(folder.resolve("none.bin"), 256);
		assertEquals(missing.file() + ": this encryption key file does not exist",
				refusal(EncryptedImages.encrypted(signed, missing, 16, Optional.empty())));
	}

	@Test
	void sectionsHaveToFit() throws Exception {
		HabRecipe signed = TestImages.signed(TestImages.binary(LENGTH));
		InstallSecretKey install = new InstallSecretKey(given(128), 0, 1, OptionalLong.empty());
		DecryptImage decrypt = new DecryptImage(1, HabEngine.ANY, 0, 16, Optional.empty());
		assertTrue(EncryptedImages.with(signed, install, decrypt).csf().orElseThrow().isEncrypted());
		assertEquals("found no section Decrypt, which an encrypted image needs", misfit(signed, install));
		assertEquals("found no section SecretKey, which an encrypted image needs", misfit(signed, decrypt));
		assertEquals("found the sections in an order that HAB refuses, expected AuthenticateCSF, SecretKey, Decrypt",
				misfit(signed, decrypt, install));
		assertEquals("found two sections Decrypt, expected one", misfit(signed, install, decrypt, decrypt));
		assertEquals("found Decrypt_VerifyIndex 0, but SecretKey_TargetIndex 1, expected the same slot",
				misfit(signed, install, new DecryptImage(0, HabEngine.ANY, 0, 16, Optional.empty())));
	}

	@Test
	void enginesThatThePartDoesNotHaveAreWarnedAbout() throws Exception {
		HabRecipe recipe = EncryptedImages.with(TestImages.signed(TestImages.binary(LENGTH)),
				new InstallSecretKey(given(128), 0, 0, OptionalLong.empty()),
				new DecryptImage(0, HabEngine.CAAM, 0, 16, Optional.empty()));
		assertEquals(List.of("found engine CAAM for the decryption, but MIMXRT1020 has DCP"),
				TestImages.messages(TestImages.build(recipe)));
	}

	private HabRecipe blobAt(HabRecipe signed, long address) throws Exception {
		return EncryptedImages.with(signed, new InstallSecretKey(given(128), 0, 0, OptionalLong.of(address)),
				new DecryptImage(0, HabEngine.ANY, 0, 16, Optional.empty()));
	}

	private static String misfit(HabRecipe signed, CsfSection... sections) {
		return assertThrows(BadInputException.class, () -> EncryptedImages.with(signed, sections)).getMessage();
	}

	private static String refusal(HabRecipe recipe) {
		return assertThrows(BadInputException.class, () -> TestImages.build(recipe)).getMessage();
	}

	private static MacData mac(HabImage image) throws HabFormatException {
		AuthenticateData decrypt = (AuthenticateData) image.csf().orElseThrow().commands().get(6);
		int csf = (int) (image.ivt().csf() - image.ivt().self());
		return MacData.parse(image.bytes(), csf + (int) decrypt.location());
	}

	private KeySource given(int bits) throws Exception {
		byte[] key = new byte[bits / 8];
		Arrays.fill(key, (byte) bits);
		return new KeySource.Given(Files.write(folder.resolve("dek" + bits + ".bin"), key), bits);
	}
}
