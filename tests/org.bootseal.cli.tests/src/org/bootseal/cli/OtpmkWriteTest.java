/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.bootseal.board.BootPins;
import org.bootseal.board.VirtualBoard;
import org.bootseal.core.BadInputException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Flash that the flashloader encrypts with the key of the part (OTPMK), which nobody outside knows. */
class OtpmkWriteTest {

	private static final int BOOT_CFG1 = 6;
	private static final int CLOSED = 2;
	private static final String BURN = "--burn=srk,xip-key";

	@TempDir
	private Path folder;
	private SampleWorkspace workspace;

	@BeforeEach
	void encryptedSample() throws IOException {
		workspace = new SampleWorkspace(folder);
		want("{ keySource: otpmk }");
	}

	private void want(String xip) throws IOException {
		workspace.replace("bootMemory: flexspi_nor\n", "bootMemory: flexspi_nor\n  xipEncryption: " + xip + "\n");
	}

	@Test
	void theClosedPartEncryptsAnewWhatTheOpenOneHadEncrypted() throws IOException, BadInputException {
		workspace.write(BURN, "--close").exits(ExitCode.DONE).says("with a key that counts only while the part is open")
				.says("blhost -u 0x15A2,0x0073 -t 5000 -j -- fill-memory 0x00002000 4 0xE0110000")
				.says("Let the closed part encrypt the image anew")
				.says("bytes are encrypted, 0 are as written")
				.says("the flash is encrypted with the key of the closed part")
				.says("BOOTED at 0x60002045, HAB closed");
		byte[] plain = Files.readAllBytes(workspace.output().resolve("led_blinky.bin"));
		byte[] first = workspace.board().readFlash(0x1000, plain.length);
		assertFalse(Arrays.equals(plain, first));
		workspace.backToSerialDownload();
		// a closed part needs no second time
		workspace.write(BURN, "--close").exits(ExitCode.DONE).says("the part was not closed in this run")
				.says("BOOTED at 0x60002045, HAB closed");
		assertFalse(Arrays.equals(first, workspace.board().readFlash(0x1000, plain.length)), "another nonce each time");
	}

	@Test
	void aPartThatIsClosedLaterHasToBeWrittenAgain() throws IOException, BadInputException {
		workspace.write(BURN).exits(ExitCode.DONE).says("BOOTED at 0x60002045, HAB open");
		VirtualBoard board = workspace.board();
		board.burnFuse(BOOT_CFG1, CLOSED);
		assertFalse(board.bootInternally().booted());
		board.setBootPins(BootPins.SERIAL);
		board.powerCycle();
		board.save(workspace.state());
		workspace.write(BURN, "--close").exits(ExitCode.DONE).says("BOOTED at 0x60002045, HAB closed");
	}

	/** The occurrence is the first after closing. */
	@ParameterizedTest
	@CsvSource({ "mboot reset, 1", "sdp write-file, 3", "mboot configure-memory, 5", "mboot write-memory, 2" })
	void aCutWhileTheClosedPartEncryptsIsNoSuccessAndTheNextRunEncrypts(String command, int nth)
			throws IOException, BadInputException {
		workspace.write(BURN, "--close", "--faults",
				workspace.faults("faults: [{ at: " + command + ", nth: " + nth + ", do: unplug }]"))
				.exits(ExitCode.FAILED).complains("The board left the bus").says("board: ");
		assertEquals(CLOSED, workspace.board().readFuse(BOOT_CFG1) & CLOSED);
		assertFalse(workspace.board().bootInternally().booted());
		workspace.backToSerialDownload();
		workspace.write(BURN, "--close").exits(ExitCode.DONE).says("BOOTED at 0x60002045, HAB closed");
	}

	/** A page that the flashloader lost is blank, which no cipher text is. */
	@ParameterizedTest
	@CsvSource({ "program page 0x10, at 0x60001000", "program page 0x21, at 0x60002100" })
	void whatIsNotEncryptedIsFoundOut(String page, String place) throws IOException {
		workspace.write(BURN, "--faults", workspace.faults("faults: [{ at: " + page + ", always: true, do: drop }]"))
				.exits(ExitCode.FAILED).complains("The flash is not encrypted " + place).says("fuses untouched");
	}

	@Test
	void aPartOfTheImageMayStayPlainAndIsCompared() throws IOException, BadInputException {
		workspace.replace("{ keySource: otpmk }",
				"{ keySource: otpmk, regions: [{ start: 0x60002000, length: 0x400 }] }");
		workspace.write(BURN).exits(ExitCode.DONE).says("1024 bytes are encrypted").says("BOOTED at 0x60002045");
		workspace.write(BURN, "--faults",
				workspace.faults("faults: [{ at: program page 0x10, always: true, do: drop }]"));
	}

	@Test
	void scriptsHoldNoSecretAndAreMade() throws IOException {
		CliRun.of("image", "build", "-c", workspace.file()).exits(ExitCode.DONE);
		String shell = Files.readString(workspace.output().resolve("write_image_lnx.sh"));
		assertTrue(shell.contains("fill-memory 0x00002000 4 0xE0110000"), shell);
		assertTrue(shell.contains("The flash is not encrypted."), shell);
		assertTrue(Files.readString(workspace.output().resolve("write_image_win.bat"))
				.contains("The flash is not encrypted."));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
			{ keySource: otpmk, keyFile: led_blinky.srec }    | goes without keySource: otpmk
			{ keySource: otpmk, secondEngine: { regions: [] } } | goes without keySource: otpmk
			{ regions: [] }                                   | found 0 regions, expected 1 to 3
			{ secondEngine: { regions: [{ start: 0x60001000, length: 0x400 }] } } | two engines need their regions
			{ keySource: otpmk, regions: [{ start: 0x60001000, length: 0x410 }] } | multiples of 0x400
			{ scramble: { align: 256 } }                      | align
			""")
	void mistakesAreToldInOneSentence(String xip, String message) throws IOException {
		workspace.replace("{ keySource: otpmk }", xip);
		workspace.write().exits(ExitCode.BAD_INPUT).complains(message);
	}

	@Test
	void anOpenPartHasNoSuchKeySoTheImageMustBeSigned() throws IOException {
		workspace.replace("bootType: authenticated ", "bootType: unsigned ");
		workspace.write().exits(ExitCode.BAD_INPUT).complains("use bootType: authenticated with it");
	}

	/** The fuses that turn encrypted XIP on are burnt only if they are named, and what they mean is typed. */
	@Test
	void fusesTurnItOnOnlyIfTheyAreNamed() throws IOException, BadInputException {
		workspace.replace("{ keySource: otpmk }", "{ enabledBy: fuses }");
		workspace.write(BURN).exits(ExitCode.DONE).says("the fuses that turn encrypted XIP on are not burnt");
		workspace.backToSerialDownload();
		workspace.write("--burn", "--close").exits(ExitCode.FAILED)
				.complains("the group \"close\" cannot be burnt before BOOT_CFG0 of the group \"xip-enable\"");
		workspace.backToSerialDownload();
		workspace.write("--burn=xip-enable").exits(ExitCode.REFUSED);
		CliRun.answering(List.of("yes", "xip-enable"), "write", workspace.file(), "--state", workspace.state(),
				"--burn=xip-enable").exits(ExitCode.DONE).says("BOOTED at 0x60002045");
		assertFalse(workspace.board().isXipPinSet());
		CliRun.of("board", "virtual", "--state", workspace.state(), "--xip-pin", "true").exits(ExitCode.DONE)
				.says("encrypted XIP");
		assertTrue(workspace.board().isXipPinSet());
	}

	@Test
	void aPlanWithoutABoardNamesTheFusesAndHidesTheKey() throws IOException {
		workspace.replace("{ keySource: otpmk }", "{ enabledBy: fuses }");
		CliRun.of("otp", "plan", workspace.file(), "--offline").exits(ExitCode.DONE)
				.says("SW_GP2[31:0]         |= (secret) (mask: 0xFFFFFFFF)  group xip-key")
				.says("BOOT_CFG1            |= 0x3000 (mask: 0x3000)  group xip-key")
				.says("BOOT_CFG0            |= 0x1 (mask: 0x1)  group xip-enable");
		assertFalse(Files.exists(workspace.output()));
	}
}
