/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.hab;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.bootseal.core.BadInputException;
import org.bootseal.core.keys.PasswordSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncryptedConfigurationTest {

	private static final String ENCRYPTED = HabFiles.SIGNED.replace("flags: 8", "flags: 0xC") + """
			  - SecretKey:
			      SecretKey_Name: dek.bin
			      SecretKey_Length: 256
			      SecretKey_VerifyIndex: 0
			      SecretKey_TargetIndex: 0
			      SecretKey_ReuseDek: 1
			  - Decrypt:
			      Decrypt_Engine: DCP
			      Decrypt_EngineConfiguration: '0'
			      Decrypt_VerifyIndex: 0
			      Decrypt_MacBytes: 16
			      Decrypt_Nonce: nonce.bin
			""";

	@TempDir
	static Path folder;
	private static HabFiles files;

	@BeforeAll
	static void copyFiles() throws IOException {
		files = HabFiles.in(folder);
		Files.write(folder.resolve("dek.bin"), new byte[32]);
		Files.write(folder.resolve("nonce.bin"), new byte[13]);
		Files.write(folder.resolve("long.bin"), new byte[14]);
	}

	@Test
	void encryptedImageIsThatOfTheSameRecipeInCode() throws Exception {
		HabConfiguration configuration = files.read(ENCRYPTED);
		assertEquals(List.of(), configuration.warnings());
		assertTrue(configuration.isSigned());
		assertTrue(configuration.isEncrypted());
		HabRecipe recipe = EncryptedImages.encrypted(
				TestImages.signed(TestImages.binary(3000)).withTimestamp(TestImages.TIME),
				new KeySource.Given(folder.resolve("dek.bin"), 256), 16, Optional.of(new byte[13]));
		assertArrayEquals(TestImages.build(recipe).bytes(), files.build(configuration).bytes());
		assertFalse(files.read(HabFiles.SIGNED).isEncrypted());
	}

	@Test
	void placeOfTheKeyBlobMayBeGiven() throws Exception {
		HabConfiguration configuration = files.read(
				ENCRYPTED.replace("  - Decrypt:", "      SecretKey_BlobAddress: 0x60010000\n  - Decrypt:"));
		assertEquals(List.of(files.at(39, 30, "SecretKey_BlobAddress: is understood by this program only;"
				+ " nxpimage puts the key blob behind the CSF")),
				configuration.warnings().stream().map(HabWarning::message).toList());
		assertEquals(0x6001_0000L, files.build(configuration).keyBlob().orElseThrow().address());
	}

	@Test
	void keyIsMadeWhenItIsNotReused() throws Exception {
		for (String no : List.of("0", "false")) {
			String text = ENCRYPTED.replace("dek.bin", "none.bin").replace("ReuseDek: 1", "ReuseDek: " + no);
			HabImage image = TestImages.build(files.read(text).recipe(PasswordSource.NONE));
			assertFalse(Files.exists(folder.resolve("none.bin")));
			assertEquals(Optional.of(folder.resolve("none.bin")), image.saveKey());
			Files.delete(folder.resolve("none.bin"));
		}
		assertTrue(files.read(ENCRYPTED.replace("ReuseDek: 1", "ReuseDek: true")).isEncrypted());
	}

	/** Replaces one piece of the configuration and expects one sentence behind the file and the place. */
	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', ignoreLeadingAndTrailingWhitespace = false, value = {
			"flags: 0xC|flags: 8|SecretKey: this section belongs to an encrypted image, but flags is 0x8, a signed one; expected flags 0xC, or no such section",
			"SecretKey_Length: 256|SecretKey_Length: 160|SecretKey_Length: found \"160\", expected 128, 192 or 256 bits",
			"SecretKey_Length: 256|SecretKey_Length: 128|SecretKey_Name: FOLDER/dek.bin: found 32 bytes, expected 16 for an encryption key of 128 bits",
			"dek.bin|none.bin|SecretKey_Name: FOLDER/none.bin: this encryption key file does not exist",
			"SecretKey_VerifyIndex: 0|SecretKey_VerifyIndex: 4|SecretKey_VerifyIndex: found 4, expected a number from 0 to 3",
			"SecretKey_TargetIndex: 0|SecretKey_TargetIndex: 4|SecretKey_TargetIndex: found 4, expected a number from 0 to 3",
			"SecretKey_TargetIndex: 0|SecretKey_TargetIndex: 1|sections: found Decrypt_VerifyIndex 0, but SecretKey_TargetIndex 1, expected the same slot",
			"      SecretKey_TargetIndex: 0\\n|~~|SecretKey: the key SecretKey_TargetIndex is missing, expected a slot for the key, 0 to 3",
			"SecretKey_ReuseDek: 1|SecretKey_ReuseDek: 2|SecretKey_ReuseDek: found \"2\", expected one of true, false",
			"Decrypt_Engine: DCP|Decrypt_Engine: RTIC|Decrypt_Engine: found \"RTIC\", expected one of ANY, DCP, CAAM, SW",
			"Decrypt_Engine: DCP\\n      Decrypt_EngineConfiguration: '0'|Decrypt_EngineConfiguration: 1|Decrypt_EngineConfiguration: found \"1\", expected 0 with engine ANY",
			"Decrypt_MacBytes: 16|Decrypt_MacBytes: 5|Decrypt_MacBytes: found \"5\", expected an even number from 4 to 16",
			"Decrypt_MacBytes: 16|Decrypt_MacBytes: 18|Decrypt_MacBytes: found 18, expected a number from 4 to 16",
			"nonce.bin|long.bin|Decrypt_Nonce: FOLDER/long.bin: found a nonce of 14 bytes, expected 11 to 13",
			"nonce.bin|none.bin|Decrypt_Nonce: FOLDER/none.bin: this nonce file does not exist" })
	void whatIsWrongIsSaidWithItsPlace(String from, String to, String expected) throws Exception {
		String piece = from.replace("\\n", "\n");
		assertTrue(ENCRYPTED.contains(piece), from);
		BadInputException refused = assertThrows(BadInputException.class,
				() -> files.read(ENCRYPTED.replace(piece, to == null ? "" : to)).recipe(PasswordSource.NONE));
		String place = refused.getMessage().replaceFirst("^.*?: line \\d+, column \\d+: ", "");
		assertEquals(expected.replace("FOLDER", folder.toString()), place);
		assertTrue(refused.getMessage().startsWith(files.yaml() + ": line "), refused.getMessage());
	}

	@Test
	void sectionsThatMakeItEncryptedAreNeeded() {
		int from = ENCRYPTED.indexOf("  - SecretKey");
		assertTrue(assertThrows(BadInputException.class,
				() -> files.read(ENCRYPTED.substring(0, from)).recipe(PasswordSource.NONE)).getMessage()
				.endsWith("sections: found no section Decrypt, which an encrypted image (flags 0xC) needs"));
		assertTrue(assertThrows(BadInputException.class,
				() -> files.read(ENCRYPTED.substring(0, ENCRYPTED.indexOf("sections:")))).getMessage()
				.endsWith("flags: found 0xC, an encrypted image, but no sections that say how to sign it; expected"
						+ " sections, or 0x0 for an unsigned image"));
	}
}
