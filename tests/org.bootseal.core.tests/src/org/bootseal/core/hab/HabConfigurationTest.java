/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.hab;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
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
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.hab.CsfCommand.SetEngine;
import org.bootseal.core.hab.CsfCommand.Unlock;
import org.bootseal.core.keys.OpenSsl;
import org.bootseal.core.keys.PasswordSource;
import org.bootseal.core.keys.TestKeys;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HabConfigurationTest {

	static final String SIGNED = """
			options:
			  flags: 8
			  family: MIMXRT1020
			  startAddress: 0x60000000
			  bootDevice: flexspi_nor
			  signatureTimestamp: 04/03/2026 05:06:07
			inputImageFile: app.bin
			sections:
			  - Header:
			      Header_Version: '4.2'
			      Header_HashAlgorithm: sha256
			      Header_Engine: DCP
			      Header_EngineConfiguration: 0
			      Header_CertificateFormat: x509
			      Header_SignatureFormat: CMS
			  - InstallSRK:
			      InstallSRK_Table: crts\\SRK_table.bin
			      InstallSRK_SourceIndex: 0
			  - InstallCSFK:
			      InstallCSFK_File: crts/CSF1_1_sha256_2048_65537_v3_usr_crt.pem
			      InstallCSFK_CertificateFormat: X509
			  - AuthenticateCSF:
			      Signer: keys/CSF1_1_sha256_2048_65537_v3_usr_key.pem
			  - InstallKey:
			      InstallKey_File: crts/IMG1_1_sha256_2048_65537_v3_usr_crt.pem
			      InstallKey_VerificationIndex: 0
			      InstallKey_TargetIndex: 2
			  - AuthenticateData:
			      AuthenticateData_VerificationIndex: 2
			      AuthenticateData_Engine: DCP
			      AuthenticateData_EngineConfiguration: '0'
			      Signer: type=file;file_path=keys/IMG1_1_sha256_2048_65537_v3_usr_key.pem
			""";

	private static final String UNSIGNED = """
			options:
			  flags: 0
			  family: rt102x
			  startAddress: 1610612736
			  bootDevice: flexspi_nor
			inputImageFile: app.bin
			sections: []
			""";

	@TempDir
	static Path folder;

	@BeforeAll
	static void copyKeysAndApplication() throws IOException {
		copyKeysAndApplication(folder);
	}

	/** What the configurations name. */
	static void copyKeysAndApplication(Path folder) throws IOException {
		for (String name : List.of("crts", "keys")) {
			Files.createDirectory(folder.resolve(name));
			try (var files = Files.list(TestKeys.folder().resolve(name))) {
				for (Path file : files.toList()) {
					Files.copy(file, folder.resolve(name).resolve(file.getFileName()));
				}
			}
		}
		Files.write(folder.resolve("app.bin"), TestImages.application(3000, TestImages.APPLICATION));
	}

	@Test
	void signedImageIsThatOfTheSameRecipeInCode() throws Exception {
		HabConfiguration configuration = read(SIGNED);
		assertEquals(List.of(), configuration.warnings());
		assertTrue(configuration.isSigned());
		assertArrayEquals(TestImages.build(TestImages.signed(TestImages.binary(3000)).withTimestamp(
				Instant.parse("2026-03-04T05:06:07Z"))).bytes(), build(configuration).bytes());
	}

	@Test
	void unsignedImageNeedsNoKeys() throws Exception {
		HabConfiguration configuration = read(UNSIGNED);
		assertFalse(configuration.isSigned());
		assertArrayEquals(TestImages.build(TestImages.unsigned(TestImages.binary(3000))).bytes(),
				build(configuration).bytes());
	}

	@Test
	void jsonIsYaml() throws Exception {
		assertArrayEquals(build(read(UNSIGNED)).bytes(), build(read("{\"options\": {\"flags\": \"0x0\", \"family\":"
				+ " \"mimxrt1020\", \"startAddress\": \"0x6000_0000\", \"bootDevice\": \"flexspi_nor\"}, \"inputImageFile\":"
				+ " \"app.bin\"}")).bytes());
	}

	@Test
	void explicitOffsetsWinOverTheBootDevice() throws Exception {
		HabRecipe recipe = read(
				UNSIGNED.replace("  bootDevice", "  ivtOffset: 0x400\n  initialLoadSize: 4096\n  bootDevice"))
				.recipe(PasswordSource.NONE);
		assertEquals(0x400, recipe.ivtOffset());
		assertEquals(0x1000, recipe.initialLoadSize());
		assertEquals(0x1000, read(UNSIGNED).recipe(PasswordSource.NONE).ivtOffset());
	}

	@Test
	void familyIsNeededOnlyForTheBootDevice() throws Exception {
		String text = UNSIGNED.replace("  family: rt102x\n", "");
		assertEquals("line 2, column 3: options: the key family is missing, which bootDevice needs", refusal(text));
		assertEquals(Optional.empty(),
				read(text.replace("  bootDevice: flexspi_nor", "  ivtOffset: 0\n  initialLoadSize: 64"))
						.recipe(PasswordSource.NONE).device());
	}

	@Test
	void unknownKeysAreWarnedAboutWithTheNearestKnownOne() throws Exception {
		HabConfiguration configuration = read(SIGNED.replace("  bootDevice", "  entryPointAdress: 1\n  bootDevice")
				.replace("Header_EngineConfiguration: 0", "Header_Zzzz: 0") + "wholly_unknown: 1\n");
		assertEquals(
				List.of(at(14, 7, "Header_Zzzz is no known key"),
						at(5, 3, "entryPointAdress is no known key (did you mean entryPointAddress?)"),
						at(34, 1, "wholly_unknown is no known key")),
				configuration.warnings().stream().map(HabWarning::message).toList());
		HabWarning warning = configuration.warnings().get(1);
		assertEquals(List.of(5, 3), List.of(warning.line(), warning.column()));
		assertEquals(HabWarning.Kind.UNUSED_KEY, warning.kind());
	}

	@Test
	void settingsWithoutEffectAreWarnedAbout() throws Exception {
		assertEquals(List.of(at(6, 23, "signatureTimestamp has no effect: the image is not signed")),
				read(UNSIGNED.replace("inputImageFile", "  signatureTimestamp: 04/03/2026 05:06:07\ninputImageFile"))
						.warnings()
						.stream().map(HabWarning::message).toList());
		assertEquals(
				List.of(at(23, 44, "AuthenticateCSF_EngineConfiguration has no effect: the header's settings count")),
				read(SIGNED.replace("      Signer: keys",
						"      AuthenticateCSF_EngineConfiguration: 1\n      Signer: keys"))
						.warnings().stream().map(HabWarning::message).toList());
	}

	/** Replaces one piece of the signed configuration and expects one sentence. */
	@ParameterizedTest
	@CsvFileSource(resources = "refused-configurations.csv", delimiter = '|', quoteCharacter = '~')
	void whatIsWrongIsSaidWithItsPlace(String from, String to, String expected) throws Exception {
		assertTrue(SIGNED.contains(from), from);
		String refusal = refusal(SIGNED.replaceFirst(Pattern.quote(from),
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
				refusal(UNSIGNED.replace("flags: 0", "flags: 8")));
		assertEquals(
				"line 2, column 10: flags: found 0x8, a signed image, but no sections that say how to sign it; expected"
						+ " sections, or 0x0 for an unsigned image",
				refusal(UNSIGNED.replace("flags: 0", "flags: 8").replace("sections: []\n", "")));
	}

	@Test
	void missingSectionsAreNamed() throws Exception {
		assertEquals("line 9, column 5: sections: found no section InstallSRK, which a signed image needs",
				refusal(without("InstallSRK")));
		assertEquals(
				"line 20, column 7: AuthenticateCSF: found no InstallCSFK or InstallNOCAK before it, expected the key that"
						+ " verifies the CSF",
				refusal(without("InstallCSFK")));
		assertEquals("line 9, column 5: sections: found no section AuthenticateData, which a signed image needs",
				refusal(without("AuthenticateData")));
	}

	@Test
	void notYamlIsSaidWithItsPlace() throws Exception {
		assertTrue(refusal("options: [\n  1,\n").startsWith("line 3, column 1: this is no YAML: "));
		assertEquals("line 1, column 1: found \"text\", expected keys with values", refusal("text"));
		assertEquals("line 1, column 1: found nothing, expected keys with values", refusal(""));
	}

	@Test
	void placeIsThereForEditors() {
		BadConfigurationException refused = assertInstanceOf(BadConfigurationException.class,
				assertThrows(BadInputException.class, () -> read(UNSIGNED.replace("flags: 0", "flags: 7"))));
		assertEquals(List.of(2, 10), List.of(refused.line(), refused.column()));
	}

	@Test
	void engineAndUnlockCommandsAreRead() throws Exception {
		HabRecipe recipe = read(SIGNED + """
				  - SetEngine:
				      SetEngine_HashAlgorithm: sha256
				      SetEngine_Engine: DCP
				      SetEngine_EngineConfiguration: '0'
				  - Unlock:
				      Unlock_Engine: OCOTP
				      Unlock_Features: ['JTAG', 'SRK REVOKE']
				      Unlock_UID: [0x1, 0x23, 0xff]
				  - Unlock:
				      Unlock_Engine: caam
				      Unlock_Features: MID, rng
				""").recipe(PasswordSource.NONE);
		List<CsfCommand> commands = TestImages.build(recipe).csf().orElseThrow().commands();
		assertEquals("b1000803" + "00171b00", hex(assertInstanceOf(SetEngine.class, commands.get(5))));
		assertEquals("b2001021" + "0000000a" + "00000000000123ff",
				hex(assertInstanceOf(Unlock.class, commands.get(6))));
		assertEquals("b200081d" + "00000003", hex(assertInstanceOf(Unlock.class, commands.get(7))));
	}

	@Test
	void commandsThatTheOlderGrammarNumbersAreBuiltWithAWarning() throws Exception {
		HabConfiguration configuration = read(SIGNED + """
				  - NOP: {}
				  - SetMid: {SetMid_Bank: 4, SetMid_Row: 2, SetMid_Fuse: 0, SetMid_Bits: 8}
				  - Init: {Init_Engine: SRTC}
				  - Unlock: {Unlock_Engine: SRTC}
				""");
		assertEquals(
				List.of(at(33, 10, "NOP"), at(34, 13, "SetMid"), at(35, 11, "Init"), at(36, 13, "Unlock")).stream()
						.map(place -> place + ": this section is built by this program only; nxpimage refuses it")
						.toList(),
				configuration.warnings().stream().map(HabWarning::message).toList());
		List<CsfCommand> commands = build(configuration).csf().orElseThrow().commands();
		assertEquals(List.of("c0000400", "b1000801" + "04020008", "b400040c", "b200040c"),
				commands.subList(5, 9).stream().map(HabConfigurationTest::hex).toList());
		assertTrue(refusal(SIGNED + "  - SetMid: {SetMid_Bank: 256}\n")
				.endsWith("SetMid_Bank: found 256, expected a number from 0 to 255"));
		assertTrue(refusal(SIGNED + "  - Init: {Init_Engine: ANY}\n")
				.endsWith("Init_Engine: found \"ANY\", expected one of SRTC, CAAM, SNVS"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', value = {
			"Unlock_Engine: DCP|Unlock_Engine: found \"DCP\", expected one of SRTC, CAAM, SNVS, OCOTP",
			"Unlock_Engine: SNVS, Unlock_Features: JTAG|Unlock_Features: found \"JTAG\", expected features of SNVS: LP SWR, ZMK WRITE",
			"Unlock_Engine: OCOTP, Unlock_Features: JTAG, Unlock_UID: [1,256]|Unlock_UID: found 256, expected a number from 0 to 255",
			"Unlock_Engine: OCOTP, Unlock_Features: JTAG, Unlock_UID: x|Unlock_UID: found \"x\", expected a number from 0 to 255",
			"Unlock_Engine: OCOTP, Unlock_Features: JTAG, Unlock_UID: [1,2,3,4,5,6,7,8,9]|Unlock_UID: found 9 bytes, expected at most 8" })
	void wrongUnlockIsNamed(String keys, String problem) throws Exception {
		String refusal = refusal(SIGNED + "  - Unlock: {" + keys + "}\n");
		assertEquals(problem, refusal.substring(refusal.indexOf(": ") + 2));
	}

	@Test
	void engineConfigurationNeedsAnEngine() throws Exception {
		assertTrue(refusal(SIGNED + "  - SetEngine: {SetEngine_Engine: ANY, SetEngine_EngineConfiguration: 1}\n")
				.endsWith("SetEngine_EngineConfiguration: found \"1\", expected 0 with engine ANY"));
	}

	@Test
	void fastAuthenticationSignsWithTheRoot() throws Exception {
		String root = "SRK1_sha256_2048_65537_v3_ca";
		String fast = without("InstallKey").replace("InstallCSFK", "InstallNOCAK")
				.replace("CSF1_1_sha256_2048_65537_v3_usr", root).replace("IMG1_1_sha256_2048_65537_v3_usr", root)
				.replace("Data_VerificationIndex: 2", "Data_VerificationIndex: 0").replace("'4.2'", "'4.3'");
		HabImage image = build(read(fast));
		assertEquals(3, image.csf().orElseThrow().commands().size());
		assertEquals(0x43, image.csf().orElseThrow().version());
		ImageReport report = ImageInspector.inspect(image.bytes(), Optional.empty());
		assertEquals(List.of(), report.problems());
		assertTrue(report.isVerified());
		assertEquals(
				List.of("the SRK table says that key 0 certifies other keys (keyCertSign), but with fast authentication"
						+ " HAB asks for one that does not"),
				TestImages.messages(image));
		assertTrue(refusal(fast.replace("Data_VerificationIndex: 0", "Data_VerificationIndex: 2"))
				.endsWith(
						"AuthenticateData_VerificationIndex: found \"2\", expected 0 with fast authentication (InstallNOCAK)"));
	}

	@Test
	void dcdIsReadAndItsRestIsWarnedAbout() throws Exception {
		Files.write(folder.resolve("dcd.bin"), HexFormat.of().parseHex("d2000841" + "c0000400" + "0000"));
		HabConfiguration configuration = read(
				UNSIGNED.replace("inputImageFile", "  DCDFilePath: dcd.bin\ninputImageFile"));
		assertEquals(
				List.of(at(6, 16, "DCDFilePath: the last 2 bytes of the file are not part of it and are left out")),
				configuration.warnings().stream().map(HabWarning::message).toList());
		assertEquals("d2000841c0000400", HexFormat.of().formatHex(build(configuration).bytes(), 0x40, 0x48));
		Files.write(folder.resolve("dcd.bin"), new byte[8]);
		assertEquals("line 6, column 16: DCDFilePath: " + folder.resolve("dcd.bin")
				+ ": offset 0x0: found tag 0x00 with length 0, expected a length of 4 to 8",
				refusal(UNSIGNED.replace("inputImageFile", "  DCDFilePath: dcd.bin\ninputImageFile")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "secret", "password.txt" })
	void passwordInTheSignerSetting(String setting) throws Exception {
		lockKey("secret");
		Files.writeString(folder.resolve("password.txt"), "secret\nand a second line\n");
		String text = SIGNED.replace("Signer: keys/CSF1_1_sha256_2048_65537_v3_usr_key.pem",
				"Signer: type=file;file_path=keys/locked.pem;password=" + setting);
		assertTrue(build(read(text)).csf().isPresent());
	}

	@Test
	void passwordNeverShowsInMessages() throws Exception {
		lockKey("secret");
		String text = SIGNED.replace("Signer: keys/CSF1_1_sha256_2048_65537_v3_usr_key.pem",
				"Signer: type=file;file_path=keys/locked.pem;password=hushhush");
		String refusal = refusal(text);
		assertEquals("line 23, column 15: Signer: " + folder.resolve("keys/locked.pem")
				+ ": the password of this private key is wrong, or the file is damaged", refusal);
		assertFalse(refusal(text.replace("password=", "password;hush=")).contains("hushhush"));
		assertEquals("line 23, column 15: Signer: found a file name that this system does not allow",
				refusal(text.replace("Signer: type=file;file_path=keys/locked.pem;password=hushhush",
						"Signer: \"type=file;file_path=a\\0b;password=hushhush\"")));
		assertTrue(refusal(text.replace("hushhush", "$BOOTSEAL_TEST_NO_SUCH_VARIABLE"))
				.endsWith("the environment variable BOOTSEAL_TEST_NO_SUCH_VARIABLE is not set"));
	}

	@Test
	void passwordSourceIsAskedForLockedKeysOnly() throws Exception {
		lockKey("secret");
		String text = SIGNED.replace("Signer: keys/CSF1_1_sha256_2048_65537_v3_usr_key.pem",
				"Signer: keys\\locked.pem");
		assertEquals("line 23, column 15: Signer: " + folder.resolve("keys/locked.pem")
				+ ": this private key is encrypted and no password was given", refusal(text));
		HabRecipe recipe = read(text).recipe(file -> {
			assertEquals(folder.resolve("keys/locked.pem"), file);
			return "secret".toCharArray();
		});
		assertTrue(recipe.csf().isPresent());
	}

	private static void lockKey(String password) throws Exception {
		OpenSsl.run(folder, "pkcs8", "-topk8", "-in", "keys/CSF1_1_sha256_2048_65537_v3_usr_key.pem", "-out",
				"keys/locked.pem", "-passout", "pass:" + password);
	}

	private static String without(String section) {
		return SIGNED.replaceFirst("(?m)^  - " + section + ":\n(      .*\n)+", "");
	}

	private static String hex(CsfCommand command) {
		ByteBuffer out = ByteBuffer.allocate(command.length());
		command.encode(out);
		return HexFormat.of().formatHex(out.array());
	}

	private static HabConfiguration read(String text) throws Exception {
		Files.writeString(yaml(), text);
		return HabConfiguration.read(yaml(), DeviceCatalogue.builtIn());
	}

	private static HabImage build(HabConfiguration configuration) throws Exception {
		return TestImages.build(configuration.recipe(PasswordSource.NONE));
	}

	/** The sentence behind the name of the file. */
	private static String refusal(String text) {
		String message = assertThrows(BadInputException.class, () -> build(read(text))).getMessage();
		assertTrue(message.startsWith(yaml() + ": "), message);
		return message.substring((yaml() + ": ").length());
	}

	private static String at(int line, int column, String message) {
		return yaml() + ": line " + line + ", column " + column + ": " + message;
	}

	private static Path yaml() {
		return folder.resolve("config.yaml");
	}
}
