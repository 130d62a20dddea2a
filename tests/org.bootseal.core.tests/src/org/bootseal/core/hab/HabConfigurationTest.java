/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.hab;

import static org.bootseal.core.hab.HabFiles.SIGNED;
import static org.bootseal.core.hab.HabFiles.UNSIGNED;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.bootseal.core.BadInputException;
import org.bootseal.core.config.BadConfigurationException;
import org.bootseal.core.keys.PasswordSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** HAB configurations: what is read, what is warned about, and what is refused with its place. */
class HabConfigurationTest {

	@TempDir
	static Path folder;
	private static HabFiles files;

	@BeforeAll
	static void copyKeysAndApplication() throws IOException {
		files = HabFiles.in(folder);
	}

	@Test
	void signedImageIsThatOfTheSameRecipeInCode() throws Exception {
		HabConfiguration configuration = files.read(SIGNED);
		assertEquals(List.of(), configuration.warnings());
		assertTrue(configuration.isSigned());
		assertArrayEquals(TestImages.build(TestImages.signed(TestImages.binary(3000)).withTimestamp(
				Instant.parse("2026-03-04T05:06:07Z"))).bytes(), files.build(configuration).bytes());
	}

	@Test
	void unsignedImageNeedsNoKeys() throws Exception {
		HabConfiguration configuration = files.read(UNSIGNED);
		assertFalse(configuration.isSigned());
		assertArrayEquals(TestImages.build(TestImages.unsigned(TestImages.binary(3000))).bytes(),
				files.build(configuration).bytes());
	}

	@Test
	void jsonIsYaml() throws Exception {
		assertArrayEquals(files.build(files.read(UNSIGNED)).bytes(),
				files.build(files.read("{\"options\": {\"flags\": \"0x0\", \"family\":"
						+ " \"mimxrt1020\", \"startAddress\": \"0x6000_0000\", \"bootDevice\": \"flexspi_nor\"}, \"inputImageFile\":"
						+ " \"app.bin\"}")).bytes());
	}

	@Test
	void explicitOffsetsWinOverTheBootDevice() throws Exception {
		HabRecipe recipe = files.read(
				UNSIGNED.replace("  bootDevice", "  ivtOffset: 0x400\n  initialLoadSize: 4096\n  bootDevice"))
				.recipe(PasswordSource.NONE);
		assertEquals(0x400, recipe.ivtOffset());
		assertEquals(0x1000, recipe.initialLoadSize());
		assertEquals(0x1000, files.read(UNSIGNED).recipe(PasswordSource.NONE).ivtOffset());
	}

	@Test
	void familyIsNeededOnlyForTheBootDevice() throws Exception {
		String text = UNSIGNED.replace("  family: rt102x\n", "");
		assertEquals("line 2, column 3: options: the key family is missing, which bootDevice needs",
				files.refusal(text));
		assertEquals(Optional.empty(),
				files.read(text.replace("  bootDevice: flexspi_nor", "  ivtOffset: 0\n  initialLoadSize: 64"))
						.recipe(PasswordSource.NONE).device());
	}

	@Test
	void unknownKeysAreWarnedAboutWithTheNearestKnownOne() throws Exception {
		HabConfiguration configuration = files
				.read(SIGNED.replace("  bootDevice", "  entryPointAdress: 1\n  bootDevice")
						.replace("Header_EngineConfiguration: 0", "Header_Zzzz: 0") + "wholly_unknown: 1\n");
		assertEquals(
				List.of(files.at(14, 7, "Header_Zzzz is no known key"),
						files.at(5, 3, "entryPointAdress is no known key (did you mean entryPointAddress?)"),
						files.at(34, 1, "wholly_unknown is no known key")),
				configuration.warnings().stream().map(HabWarning::message).toList());
		HabWarning warning = configuration.warnings().get(1);
		assertEquals(List.of(5, 3), List.of(warning.line(), warning.column()));
		assertEquals(HabWarning.Kind.UNUSED_KEY, warning.kind());
	}

	@Test
	void settingsWithoutEffectAreWarnedAbout() throws Exception {
		assertEquals(List.of(files.at(6, 23, "signatureTimestamp has no effect: the image is not signed")),
				files.read(
						UNSIGNED.replace("inputImageFile", "  signatureTimestamp: 04/03/2026 05:06:07\ninputImageFile"))
						.warnings()
						.stream().map(HabWarning::message).toList());
		assertEquals(
				List.of(files.at(23, 44,
						"AuthenticateCSF_EngineConfiguration has no effect: the header's settings count")),
				files.read(SIGNED.replace("      Signer: keys",
						"      AuthenticateCSF_EngineConfiguration: 1\n      Signer: keys"))
						.warnings().stream().map(HabWarning::message).toList());
	}

	/** Replaces one piece of the signed configuration and expects one sentence. */
	@ParameterizedTest
	@CsvFileSource(resources = "refused-configurations.csv", delimiter = '|', quoteCharacter = '~')
	void whatIsWrongIsSaidWithItsPlace(String from, String to, String expected) throws Exception {
		assertTrue(SIGNED.contains(from), from);
		String refusal = files.refusal(SIGNED.replaceFirst(Pattern.quote(from),
				Matcher.quoteReplacement(to == null ? "" : to)));
		String sentence = expected.replace("FOLDER", folder.toString());
		for (String open : List.of("DEVICES", "MEMORIES", "FUSES")) {
			if (sentence.endsWith(open)) {
				sentence = sentence.substring(0, sentence.length() - open.length());
				assertTrue(refusal.startsWith(sentence) && refusal.length() > sentence.length(), refusal);
				return;
			}
		}
		assertEquals(sentence, refusal);
	}

	@Test
	void signedWithoutSectionsIsRefused() throws Exception {
		assertEquals(
				"line 2, column 10: flags: found 0x8, a signed image, but no sections that say how to sign it; expected"
						+ " sections, or 0x0 for an unsigned image",
				files.refusal(UNSIGNED.replace("flags: 0", "flags: 8")));
		assertEquals(
				"line 2, column 10: flags: found 0x8, a signed image, but no sections that say how to sign it; expected"
						+ " sections, or 0x0 for an unsigned image",
				files.refusal(UNSIGNED.replace("flags: 0", "flags: 8").replace("sections: []\n", "")));
	}

	@Test
	void missingSectionsAreNamed() throws Exception {
		assertEquals("line 9, column 5: sections: found no section InstallSRK, which a signed image needs",
				files.refusal(HabFiles.without("InstallSRK")));
		assertEquals(
				"line 20, column 7: AuthenticateCSF: found no InstallCSFK or InstallNOCAK before it, expected the key that"
						+ " verifies the CSF",
				files.refusal(HabFiles.without("InstallCSFK")));
		assertEquals("line 9, column 5: sections: found no section AuthenticateData, which a signed image needs",
				files.refusal(HabFiles.without("AuthenticateData")));
	}

	@Test
	void notYamlIsSaidWithItsPlace() throws Exception {
		assertTrue(files.refusal("options: [\n  1,\n").startsWith("line 3, column 1: this is no YAML: "));
		assertEquals("line 1, column 1: found \"text\", expected keys with values", files.refusal("text"));
		assertEquals("line 1, column 1: found nothing, expected keys with values", files.refusal(""));
	}

	@Test
	void placeIsThereForEditors() {
		BadConfigurationException refused = assertInstanceOf(BadConfigurationException.class,
				assertThrows(BadInputException.class, () -> files.read(UNSIGNED.replace("flags: 0", "flags: 7"))));
		assertEquals(List.of(2, 10), List.of(refused.line(), refused.column()));
	}

	@Test
	void dcdIsReadAndItsRestIsWarnedAbout() throws Exception {
		Files.write(folder.resolve("dcd.bin"), HexFormat.of().parseHex("d2000841" + "c0000400" + "0000"));
		HabConfiguration configuration = files.read(
				UNSIGNED.replace("inputImageFile", "  DCDFilePath: dcd.bin\ninputImageFile"));
		assertEquals(
				List.of(files.at(6, 16,
						"DCDFilePath: the last 2 bytes of the file are not part of it and are left out")),
				configuration.warnings().stream().map(HabWarning::message).toList());
		assertEquals("d2000841c0000400", HexFormat.of().formatHex(files.build(configuration).bytes(), 0x40, 0x48));
		Files.write(folder.resolve("dcd.bin"), new byte[8]);
		assertEquals("line 6, column 16: DCDFilePath: " + folder.resolve("dcd.bin")
				+ ": offset 0x0: found tag 0x00 with length 0, expected a length of 4 to 8",
				files.refusal(UNSIGNED.replace("inputImageFile", "  DCDFilePath: dcd.bin\ninputImageFile")));
	}
}
