/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.hab;

import static org.bootseal.core.hab.HabFiles.SIGNED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import org.bootseal.core.hab.CsfCommand.SetEngine;
import org.bootseal.core.hab.CsfCommand.Unlock;
import org.bootseal.core.keys.PasswordSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sections of a HAB configuration that become commands of their own in the CSF. */
class HabCommandSectionsTest {

	@TempDir
	static Path folder;
	private static HabFiles files;

	@BeforeAll
	static void copyKeysAndApplication() throws IOException {
		files = HabFiles.in(folder);
	}

	@Test
	void engineAndUnlockCommandsAreRead() throws Exception {
		HabRecipe recipe = files.read(SIGNED + """
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
		HabConfiguration configuration = files.read(SIGNED + """
				  - NOP: {}
				  - SetMid: {SetMid_Bank: 4, SetMid_Row: 2, SetMid_Fuse: 0, SetMid_Bits: 8}
				  - Init: {Init_Engine: SRTC}
				  - Unlock: {Unlock_Engine: SRTC}
				""");
		assertEquals(
				List.of(files.at(33, 10, "NOP"), files.at(34, 13, "SetMid"), files.at(35, 11, "Init"),
						files.at(36, 13, "Unlock")).stream()
						.map(place -> place + ": this section is built by this program only; nxpimage refuses it")
						.toList(),
				configuration.warnings().stream().map(HabWarning::message).toList());
		List<CsfCommand> commands = files.build(configuration).csf().orElseThrow().commands();
		assertEquals(List.of("c0000400", "b1000801" + "04020008", "b400040c", "b200040c"),
				commands.subList(5, 9).stream().map(HabCommandSectionsTest::hex).toList());
		assertTrue(files.refusal(SIGNED + "  - SetMid: {SetMid_Bank: 256}\n")
				.endsWith("SetMid_Bank: found 256, expected a number from 0 to 255"));
		assertTrue(files.refusal(SIGNED + "  - Init: {Init_Engine: ANY}\n")
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
		String refusal = files.refusal(SIGNED + "  - Unlock: {" + keys + "}\n");
		assertEquals(problem, refusal.substring(refusal.indexOf(": ") + 2));
	}

	@Test
	void engineConfigurationNeedsAnEngine() throws Exception {
		assertTrue(files.refusal(SIGNED + "  - SetEngine: {SetEngine_Engine: ANY, SetEngine_EngineConfiguration: 1}\n")
				.endsWith("SetEngine_EngineConfiguration: found \"1\", expected 0 with engine ANY"));
	}

	@Test
	void fastAuthenticationSignsWithTheRoot() throws Exception {
		String root = "SRK1_sha256_2048_65537_v3_ca";
		String fast = HabFiles.without("InstallKey").replace("InstallCSFK", "InstallNOCAK")
				.replace("CSF1_1_sha256_2048_65537_v3_usr", root).replace("IMG1_1_sha256_2048_65537_v3_usr", root)
				.replace("Data_VerificationIndex: 2", "Data_VerificationIndex: 0").replace("'4.2'", "'4.3'");
		HabImage image = files.build(files.read(fast));
		assertEquals(3, image.csf().orElseThrow().commands().size());
		assertEquals(0x43, image.csf().orElseThrow().version());
		ImageReport report = ImageInspector.inspect(image.bytes(), Optional.empty());
		assertEquals(List.of(), report.problems());
		assertTrue(report.isVerified());
		assertEquals(
				List.of("the SRK table says that key 0 certifies other keys (keyCertSign), but with fast authentication"
						+ " HAB asks for one that does not"),
				TestImages.messages(image));
		assertTrue(files.refusal(fast.replace("Data_VerificationIndex: 0", "Data_VerificationIndex: 2"))
				.endsWith(
						"AuthenticateData_VerificationIndex: found \"2\", expected 0 with fast authentication (InstallNOCAK)"));
	}

	private static String hex(CsfCommand command) {
		ByteBuffer out = ByteBuffer.allocate(command.length());
		command.encode(out);
		return HexFormat.of().formatHex(out.array());
	}
}
