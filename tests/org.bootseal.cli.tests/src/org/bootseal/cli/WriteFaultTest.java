/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.bootseal.board.BootPins;
import org.bootseal.board.VirtualBoard;
import org.bootseal.core.BadInputException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goes wrong between host and board is said in one clear message, and nothing is left half done unsaid. */
class WriteFaultTest {

	private static final int SRK_HASH = 24;

	@TempDir
	private Path folder;
	private SampleWorkspace workspace;

	@BeforeEach
	void sample() throws IOException {
		workspace = new SampleWorkspace(folder);
	}

	private CliRun write(String faults, Object... more) throws IOException {
		Object[] arguments = Stream.concat(
				Stream.of("write", workspace.file(), "--state", workspace.state(), "--retries", "0", "--faults",
						workspace.faults(faults)),
				Stream.of(more)).toArray();
		return CliRun.answering(List.of("yes", "close"), arguments);
	}

	/** The failure that users report: the log of NXP's tool shows nothing but the number. */
	@Test
	void status20106AtEraseIsNamedExplainedAndTheBoardsStateTold() throws IOException, BadInputException {
		write("faults: [{ at: mboot flash-erase-region, do: status 20106 }]").exits(ExitCode.FAILED)
				.complains("20106", "FlexSPINOR").says("flash-erase-region 0x60000000 0xB000").says("meaning: ")
				.says("board: ").says("0x60000000..0x6000AFFF").says("fuses untouched").says("try 1: ");
		assertEquals(0, workspace.board().readFuse(SRK_HASH));
		CliRun.of("write", workspace.file(), "--state", workspace.state()).exits(ExitCode.DONE).says("SUCCESS");
	}

	@Test
	void theFirstPingMayBeLost() throws IOException {
		write("faults: [{ at: mboot get-property, do: drop }]").exits(ExitCode.DONE).says("SUCCESS");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			mboot flash-erase-region | status 20106
			mboot write-memory       | status 20100
			program page 70          | status 20106
			mboot configure-memory   | status 20107
			mboot read-memory        | drop
			""")
	void aFailureThatPassesIsOvercome(String place, String effect) throws IOException {
		CliRun.of("write", workspace.file(), "--state", workspace.state(), "--faults",
				workspace.faults("faults: [{ at: " + place + ", do: " + effect + " }]")).exits(ExitCode.DONE)
				.says("Trying again, 1 of 2: ").says("SUCCESS").says("BOOTED");
	}

	@Test
	void aFailureThatStaysEndsTheRunAfterAllTries() throws IOException {
		CliRun.of("write", workspace.file(), "--state", workspace.state(), "--faults",
				workspace.faults("faults: [{ at: mboot flash-erase-region, always: true, do: status 20106 }]"))
				.exits(ExitCode.FAILED).complains("20106").says("Trying again, 1 of 2: ")
				.says("Trying again, 2 of 2: ");
	}

	@Test
	void whoAgreedToBurnIsNotAskedAgainForTheSameBoard() throws IOException {
		CliRun.answering(List.of("yes"), "write", workspace.file(), "--state", workspace.state(), "--burn", "--faults",
				workspace.faults("faults: [{ at: mboot write-memory, do: status 20106 }]")).exits(ExitCode.DONE)
				.says("Trying again, 1 of 2: ").says("BOOTED");
	}

	@Test
	void burningIsNeverTriedAgain() throws IOException {
		CliRun.answering(List.of("yes", "close"), "write", workspace.file(), "--state", workspace.state(), "--burn",
				"--faults", workspace.faults("faults: [{ at: mboot efuse-program-once, do: status 20106 }]"))
				.exits(ExitCode.FAILED).saysNot("Trying again");
	}

	@Test
	void aRunThatWasCutOffIsToldOfAndGoneOnWithByTheNext() throws IOException, BadInputException {
		write("faults: [{ at: program page 0x90, do: unplug }]").exits(ExitCode.FAILED);
		VirtualBoard board = workspace.board();
		board.powerCycle();
		board.save(workspace.state());
		CliRun again = CliRun.of("write", workspace.file(), "--state", workspace.state());
		again.exits(ExitCode.DONE).says("was cut off at 0x60009000, where this one goes on")
				.says("BOOTED");
		assertTrue(again.err().contains("its flash was written up to 0x60009000"), again::err);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			sdp error-status           | while the flashloader was being started
			sdp write-file             | while the flashloader was being started
			sdp jump-address           | did not come back within 20 s
			mboot get-property         | while the flashloader was being started
			mboot efuse-read-once      | "Read the fuses
			mboot configure-memory     | "Configure the flash
			mboot flash-erase-region   | "Erase the sectors
			mboot write-memory         | "Write the image
			data out 0x4000            | "Write the image
			mboot read-memory          | "Find the sectors that differ
			""", quoteCharacter = '\'')
	void aCableThatIsPulledEndsTheRunWithOneMessageAndARunAfterwardsSucceeds(String place, String when)
			throws IOException, BadInputException {
		pulledCable(write("faults: [{ at: " + place + ", do: unplug }]"), when);
	}

	@Test
	void aCableThatIsPulledWhenTheImageIsReadBackEndsTheRunWithOneMessage() throws IOException, BadInputException {
		pulledCable(write("faults: [{ at: mboot read-memory, do: unplug }]", "--full"), "\"Read the image back");
	}

	private void pulledCable(CliRun run, String when) throws IOException, BadInputException {
		run.exits(ExitCode.FAILED).complains("The board left the bus", when).says("board: ").says("fuses untouched")
				.says("try 1: ");
		VirtualBoard board = workspace.board();
		board.setBootPins(BootPins.SERIAL);
		board.powerCycle();
		board.save(workspace.state());
		CliRun.of("write", workspace.file(), "--state", workspace.state()).exits(ExitCode.DONE).says("SUCCESS");
	}

	@Test
	void aBoardThatIsGoneWhileFusesAreBurntLeavesAJournalThatSaysWhich() throws IOException, BadInputException {
		write("faults: [{ at: mboot efuse-program-once, nth: 3, do: unplug }]", "--burn").exits(ExitCode.FAILED)
				.complains("The board left the bus", "srk").says("SRK_HASH[191:160]");
		assertTrue(Files.readString(workspace.output().resolve("journal.jsonl")).contains("SRK_HASH[191:160]"));
		VirtualBoard board = workspace.board();
		board.powerCycle();
		board.save(workspace.state());
		CliRun again = CliRun.answering(List.of("yes"), "write", workspace.file(), "--state", workspace.state(),
				"--burn");
		again.exits(ExitCode.DONE).says("image authenticated");
		assertTrue(again.err().contains("SRK_HASH[191:160]"), again::err);
	}

	@Test
	void aPowerCutInTheMiddleOfEraseIsRepairedByTheNextRun() throws IOException {
		write("faults: [{ at: erase sector 4, do: power cut }]").exits(ExitCode.FAILED)
				.complains("The board left the bus", "Erase the sectors");
		CliRun.of("write", workspace.file(), "--state", workspace.state()).exits(ExitCode.DONE).says("SUCCESS");
	}

	@Test
	void flashThatDoesNotTakeAPageIsFoundByReadingBack() throws IOException, BadInputException {
		write("faults: [{ at: program page 0x20, do: drop }]", "--burn", "--close").exits(ExitCode.FAILED)
				.complains("The flash differs from the image at 0x60002000").says("fuses untouched");
		assertEquals(0, workspace.board().readFuse(SRK_HASH));
	}

	@Test
	void aBrokenFaultScriptIsBadInput() throws IOException {
		write("faults: [{ at: lunch, do: unplug }]").exits(ExitCode.BAD_INPUT).complains("faults.yaml", "lunch");
	}

	@Test
	void aBrokenStateFileIsBadInputAndIsNotOverwritten() throws IOException {
		Files.writeString(workspace.state(), "{ not a board");
		CliRun.of("write", workspace.file(), "--state", workspace.state()).exits(ExitCode.BAD_INPUT)
				.complains("board.json");
		assertEquals("{ not a board", Files.readString(workspace.state()));
	}
}
