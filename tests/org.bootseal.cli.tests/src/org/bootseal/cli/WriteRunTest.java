/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.bootseal.board.BoardSpec;
import org.bootseal.board.BootPins;
import org.bootseal.board.VirtualBoard;
import org.bootseal.core.BadInputException;
import org.bootseal.core.keys.KeyTree;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/** Whole runs of the sample application, from its SREC file to a virtual board that boots it. */
class WriteRunTest {

	private static final int BOOT_CFG1 = 6;
	private static final int SRK_HASH = 24;
	private static final int IMAGE_OFFSET = 0x1000;

	@TempDir
	private Path folder;
	private SampleWorkspace workspace;

	@BeforeEach
	void sample() throws IOException {
		workspace = new SampleWorkspace(folder);
	}

	private Object[] write(Object... more) {
		return Stream
				.concat(Stream.of("write", workspace.file(), "--state", workspace.state()),
						Stream.of(more))
				.toArray();
	}

	private void toSerialDownload() throws IOException, BadInputException {
		VirtualBoard board = workspace.board();
		board.setBootPins(BootPins.SERIAL);
		board.powerCycle();
		board.save(workspace.state());
	}

	@Test
	void anOpenBoardBootsWhatWasWritten() throws IOException, BadInputException {
		CliRun.of(write()).exits(ExitCode.DONE).says("fill-memory 0x00002000 4 0xC0000007")
				.says("configure-memory 9 0x00002000").says("-t 50450").says("0xB000").says("0xF000000F")
				.says("BOOTED at 0x60002045, HAB open").says("SUCCESS");
		byte[] image = Files.readAllBytes(workspace.output().resolve("led_blinky.bin"));
		assertArrayEquals(image, workspace.board().readFlash(IMAGE_OFFSET, image.length));
		assertEquals(0, workspace.board().readFuse(SRK_HASH), "the default never burns");
		assertEquals(0, workspace.board().readFuse(BOOT_CFG1) & 2);
	}

	@Test
	void theElfFileGivesTheSameBoardAsTheSrecFile() throws IOException, BadInputException {
		CliRun.of(write()).exits(ExitCode.DONE);
		byte[] ofSrec = workspace.board().readFlash(IMAGE_OFFSET, 0x8000);
		workspace.replace("led_blinky.srec", "led_blinky.elf");
		toSerialDownload();
		CliRun.of(write()).exits(ExitCode.DONE);
		assertArrayEquals(ofSrec, workspace.board().readFlash(IMAGE_OFFSET, 0x8000));
	}

	@Test
	void aYesAndTheWordCloseBurnAndCloseAndTheClosedBoardBootsAuthenticated() throws IOException, BadInputException {
		CliRun.answering(List.of("yes", "close"), write("--burn", "--close")).exits(ExitCode.DONE)
				.says("OTP request: BOOT_CFG1 |= 0x2 (mask: 0x2); current value=0x0; status=WRITE")
				.says("OTP request: SRK_HASH[255:224] |= 0x").says("HAB closed, image authenticated");
		int[] hash = KeyTree.open(SampleWorkspace.keys()).srkTable().fuseWords();
		for (int i = 0; i < hash.length; i++) {
			assertEquals(hash[i], workspace.board().readFuse(SRK_HASH + i));
		}
		assertEquals(2, workspace.board().readFuse(BOOT_CFG1) & 2);
	}

	@Test
	void aClosedBoardTakesTheSignedFlashloaderAndNothingIsBurntTwice() throws IOException, BadInputException {
		CliRun.answering(List.of("yes", "close"), write("--burn", "--close")).exits(ExitCode.DONE);
		toSerialDownload();
		CliRun.of(write("--burn", "--close")).exits(ExitCode.DONE)
				.says("write-file 0x20208200 " + workspace.output().resolve("signed_MIMXRT1020_flashloader.bin"))
				.says("status=OK").saysNot("status=WRITE").saysNot("efuse-program-once")
				.says("HAB closed, image authenticated");
	}

	@Test
	void aClosedBoardSaysWhyItDoesNotBootAnUnsignedImage() throws IOException, BadInputException {
		CliRun.answering(List.of("yes", "close"), write("--burn", "--close")).exits(ExitCode.DONE);
		workspace.replace("bootType: authenticated", "bootType: unsigned");
		workspace.replace("close: true", "close: false");
		toSerialDownload();
		CliRun.of(write()).exits(ExitCode.FAILED).says("NOT BOOTED").says("HAB event:").says("does not boot");
	}

	@Test
	void withoutATerminalNothingIsBurntErasedOrWritten() throws IOException, BadInputException {
		CliRun.of(write("--burn", "--close")).exits(ExitCode.REFUSED).says("no terminal")
				.complains("cancelled", "flash untouched", "fuses untouched");
		assertUntouched();
	}

	@Test
	void theAnswerNoCancelsBeforeAnythingIsChanged() throws IOException, BadInputException {
		CliRun.answering(List.of("no"), write("--burn")).exits(ExitCode.REFUSED).complains("cancelled");
		assertUntouched();
	}

	@Test
	void aYesWithoutTheWordCloseDoesNotClose() throws IOException, BadInputException {
		CliRun.answering(List.of("yes", "yes"), write("--burn", "--close")).exits(ExitCode.REFUSED);
		assertUntouched();
	}

	@Test
	void burningTheSrkHashDoesNotImplyClosing() throws IOException, BadInputException {
		CliRun.answering(List.of("yes"), write("--burn")).exits(ExitCode.DONE).says("HAB open, image authenticated");
		assertEquals(0, workspace.board().readFuse(BOOT_CFG1) & 2);
		assertFalse(workspace.board().readFuse(SRK_HASH) == 0);
	}

	private void assertUntouched() throws IOException, BadInputException {
		byte[] flash = workspace.board().readFlash(0, 0x10000);
		for (byte each : flash) {
			assertEquals((byte) 0xFF, each);
		}
		for (int i = 0; i < 8; i++) {
			assertEquals(0, workspace.board().readFuse(SRK_HASH + i));
		}
		assertEquals(0, workspace.board().readFuse(BOOT_CFG1) & 2);
	}

	@Test
	void theTokenOfThePlanAgreesToExactlyTheseBits() throws IOException, BadInputException {
		CliRun plan = CliRun.of("otp", "plan", workspace.file(), "--state", workspace.state(), "--burn").exits(0);
		String token = token(plan.out());
		toSerialDownload();
		CliRun.of(write("--burn", "--close", "--yes", token)).exits(ExitCode.REFUSED).says("stands for other bits");
		assertUntouched();
		CliRun.of(write("--burn", "--yes", token)).exits(ExitCode.DONE).says("agreed beforehand");
		assertFalse(workspace.board().readFuse(SRK_HASH) == 0);
	}

	private static String token(String text) {
		Matcher token = Pattern.compile("token: ([0-9a-f]{8})").matcher(text);
		assertTrue(token.find(), text);
		return token.group(1);
	}

	@Test
	void everyBurningIsInTheJournalBeforeAndAfter() throws IOException {
		CliRun.answering(List.of("yes"), write("--burn")).exits(ExitCode.DONE);
		List<String> journal = Files.readAllLines(workspace.output().resolve("journal.jsonl")).stream()
				.filter(line -> !line.contains("FLASH_")).toList();
		assertEquals(16, journal.size(), journal::toString);
	}

	@Test
	void fusesOfOtherKeysAreAConflictAndNothingIsChanged() throws IOException, BadInputException {
		VirtualBoard board = VirtualBoard.create(BoardSpec.mimxrt1020Evk());
		int[] other = KeyTree.open(SampleWorkspace.otherKeys()).srkTable().fuseWords();
		for (int i = 0; i < other.length; i++) {
			board.burnFuse(SRK_HASH + i, other[i]);
		}
		board.powerCycle();
		board.save(workspace.state());
		CliRun.answering(List.of("yes", "close"), write("--burn", "--close")).exits(ExitCode.FAILED)
				.says("status=CONFLICT").complains("SRK");
		for (byte each : workspace.board().readFlash(0, 0x10000)) {
			assertEquals((byte) 0xFF, each);
		}
		assertEquals(other[0], workspace.board().readFuse(SRK_HASH));
	}

	@Test
	void aDryRunShowsThePlanAndTouchesNoBoard() {
		CliRun.of("write", workspace.file(), "--dry-run").exits(ExitCode.DONE)
				.says("blhost -u 0x15A2,0x0073 -t 50450 -j -- flash-erase-region 0x60000000 0xB000")
				.says("Nothing was sent to a board.");
		assertFalse(Files.exists(workspace.state()));
	}

	@Test
	void programsGetOneJsonObjectALine() {
		CliRun run = CliRun.of(write("--json")).exits(ExitCode.DONE);
		List<JsonObject> events = run.out().lines().map(line -> JsonParser.parseString(line).getAsJsonObject())
				.toList();
		assertTrue(events.stream().anyMatch(event -> event.get("event").getAsString().equals("fuse")));
		JsonObject boot = events.stream().filter(event -> event.get("event").getAsString().equals("boot")).findFirst()
				.orElseThrow();
		assertTrue(boot.get("booted").getAsBoolean());
		assertEquals("0x60002045", boot.get("entryPoint").getAsString());
	}

	@Test
	void withoutABoardTheExitCodeSaysSo() {
		// a place that is none: a board that happens to be connected to this computer must not be written
		CliRun.of("write", workspace.file(), "--board", "usb:no-such-place").exits(ExitCode.NO_BOARD)
				.complains("board");
	}

	@Test
	void aRunningFlashloaderIsUsed() throws IOException, BadInputException {
		CliRun.of("otp", "plan", workspace.file(), "--state", workspace.state()).exits(ExitCode.DONE);
		CliRun.of(write()).exits(ExitCode.DONE).saysNot("write-file").says("SUCCESS");
	}
}
