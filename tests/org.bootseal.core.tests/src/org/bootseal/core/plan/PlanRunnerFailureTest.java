/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;

import org.bootseal.core.Progress;
import org.bootseal.core.connection.ConnectionException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each place where a run of a plan without fuses can fail, and what the user is told there. */
class PlanRunnerFailureTest {

	@RegisterExtension
	private final RunBench runs = new RunBench();

	@Test
	void closedPartWithoutSignedFlashloaderIsLeftAlone() throws Exception {
		runs.board.closedPart = true;
		WriteRequest plain = Requests.plain();

		RunRecord run = runs.run(Requests.withFlashloaders(plain, plain.unsignedFlashloader(), Optional.empty()),
				Progress.NONE, RunListener.NONE);

		assertEquals("The part is closed and no signed flashloader is given.", run.failure().orElseThrow().what());
		assertFalse(runs.board.commands.contains("write-file"));
	}

	@Test
	void commandFailureAtEraseTellsAllThatIsKnown() throws Exception {
		runs.board.statuses.put("flash-erase-region", 20106);

		RunRecord run = runs.run();
		RunFailure failure = run.failure().orElseThrow();

		assertEquals(Outcome.FAILED, run.outcome());
		assertEquals("erase", failure.stepId());
		assertEquals(20106, failure.status());
		assertEquals("FlexSPINORCommandFailure", failure.statusName());
		assertTrue(
				failure.what().startsWith("Erase the sectors 0x60000000..0x6000AFFF: the flashloader answered 20106"));
		assertEquals("blhost -u 0x15A2,0x0073 -t 50450 -j -- flash-erase-region 0x60000000 0xB000 0",
				failure.commandLine());
		assertTrue(failure.meaning().contains("the flash did not answer as it should"));
		assertEquals("the flashloader is running; sectors 0x60000000..0x6000AFFF may be erased in part;"
				+ " the old image is gone; fuses untouched", failure.boardState());
		assertTrue(failure.next().size() >= 4);
		assertTrue(failure.next().get(failure.next().size() - 1).startsWith("Run the same plan again"));
		assertEquals(20106, RunBench.step(run, "erase").status());
		assertEquals(Outcome.FAILED, RunBench.step(run, "erase").outcome());
		assertEquals(Outcome.SKIPPED, RunBench.step(run, "write-image").outcome());
		assertEquals("not reached", RunBench.step(run, "write-image").message());
	}

	@Test
	void noBoardIsToldApart() throws Exception {
		runs.board.present = false;

		RunFailure failure = runs.run().failure().orElseThrow();

		assertEquals("look", failure.stepId());
		assertEquals("no board was found; looked for a ROM [1FC9:0130] and a flashloader [15A2:0073]", failure.what());
		assertEquals("no board was reached; flash untouched; fuses untouched", failure.boardState());
		assertTrue(failure.next().get(0).startsWith("Connect the USB port"));
	}

	@ParameterizedTest
	@CsvSource({ "error-status, flash untouched", "write-file, flash untouched", "rom data, flash untouched" })
	void boardUnpluggedBeforeTheFlashloaderStarts(String command, String flash) throws Exception {
		runs.board.failures.put(command, Reason.GONE);

		RunFailure failure = runs.run().failure().orElseThrow();

		assertEquals("The board left the bus while the flashloader was being started.", failure.what());
		assertEquals("the board is off the bus; " + flash + "; fuses untouched", failure.boardState());
	}

	@Test
	void boardThatDoesNotComeBackIsWaitedForUntilTheLimit() throws Exception {
		runs.board.comesBack = false;

		RunRecord run = runs.run();

		assertEquals(
				"The board left the bus when the flashloader was started and did not come back within 20 s.",
				run.failure().orElseThrow().what());
		assertEquals("the board is off the bus; flash untouched; fuses untouched",
				run.failure().orElseThrow().boardState());
		assertTrue(RunBench.step(run, "flashloader").elapsed().compareTo(Duration.ofSeconds(21)) < 0);
	}

	@Test
	void romThatDoesNotStartTheFlashloaderIsAskedWhy() throws Exception {
		runs.board.closedPart = true;
		runs.board.startsFlashloader = false;

		RunFailure failure = runs.run().failure().orElseThrow();

		assertEquals("The ROM took the flashloader but did not start it; the board still shows its ROM.",
				failure.what());
		assertEquals(0x33333333, failure.status());
		assertEquals("HAB failure", failure.statusName());
		assertTrue(failure.meaning().contains("signed under the burnt SRK hash"));
		assertEquals("the ROM is running; flash untouched; fuses untouched", failure.boardState());
	}

	@ParameterizedTest
	@CsvSource({ "configure-memory, flash untouched",
			"flash-erase-region, sectors 0x60000000..0x6000AFFF may be erased in part; the old image is gone",
			"write-fcb, the sectors are erased and the FCB may be written in part; the board has no image",
			"data, the FCB is written and the image may be written in part; the board does not boot",
			"read-memory, FCB and image are written but not verified" })
	void boardUnpluggedAfterTheFlashloaderRan(String command, String flash) throws Exception {
		runs.board.failures.put(command, Reason.GONE);

		RunFailure failure = runs.run(WritePlanner.plan(Requests.plain()).full()).failure().orElseThrow();

		assertTrue(failure.what().startsWith("The board left the bus during the step \""), failure.what());
		assertEquals("the board is off the bus; " + flash + "; fuses untouched", failure.boardState());
		assertTrue(failure.next().get(0).startsWith("Plug the board in again"));
	}

	@Test
	void silentFlashloaderIsNoResponse() throws Exception {
		runs.board.failures.put("configure-memory", Reason.TIMED_OUT);

		RunFailure failure = runs.run().failure().orElseThrow();

		assertEquals(10004, failure.status());
		assertTrue(failure.what().endsWith("the flashloader did not answer in time."));
	}

	@ParameterizedTest
	@CsvSource({ "NO_PERMISSION, udev", "BUSY, other program", "STALLED, Reset the board", "GARBLED, Reset the board" })
	void otherConnectionProblemsHaveTheirAdvice(Reason reason, String advice) throws Exception {
		runs.board.failures.put("error-status", reason);

		assertTrue(runs.run().failure().orElseThrow().next().get(0).contains(advice));
	}

	@Test
	void oneWrongByteInFlashIsFound() throws Exception {
		runs.board.flippedByte = 0x1000 + 5000;

		RunFailure failure = runs.run().failure().orElseThrow();

		assertEquals("verify-image", failure.stepId());
		assertTrue(failure.what().startsWith("The flash differs from the image at 0x60002388: found 0x"));
		assertEquals(10207, failure.status());
		assertEquals("the flashloader is running; FCB and image are written but not verified; fuses untouched",
				failure.boardState());
	}

	@ParameterizedTest
	@CsvSource({ "0x00, FCB: found tag", "0x07, the version is", "0x45, the number of pads is",
			"0x52, but the flashloader found 0x800000" })
	void damagedFcbIsFound(String offset, String problem) throws Exception {
		runs.board.flippedByte = Integer.decode(offset);

		RunFailure failure = runs.run().failure().orElseThrow();

		assertEquals("verify-fcb", failure.stepId());
		assertTrue(failure.what().contains(problem), failure.what());
	}

	@Test
	void largerSectorsAreSeenBeforeTheErase() throws Exception {
		runs.board.sectorSize = 0x40000;

		RunFailure failure = runs.run().failure().orElseThrow();

		assertEquals("configure", failure.stepId());
		assertEquals("Plan with the sector size 0x40000.", failure.next().get(0));
		assertFalse(runs.board.commands.contains("flash-erase-region"));
	}

	@Test
	void boardThatDoesNotBootFailsWithWhatTheRomDid() throws Exception {
		runs.board.boots = false;

		RunRecord run = runs.run();

		assertEquals("prove", run.failure().orElseThrow().stepId());
		assertTrue(run.failure().orElseThrow().meaning().contains("invalid signature"));
		assertFalse(run.bootReport().orElseThrow().booted());
	}
}
