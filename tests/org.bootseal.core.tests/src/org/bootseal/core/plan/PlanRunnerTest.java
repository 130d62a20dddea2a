/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.bootseal.core.BadInputException;
import org.bootseal.core.Progress;
import org.bootseal.core.connection.BoardMode;
import org.bootseal.core.connection.ConnectionException.Reason;
import org.bootseal.core.flexspi.FcbBlocks;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs of a plan without fuses, and each place where they can end. */
class PlanRunnerTest {

	private FakeBoard board = new FakeBoard(BoardMode.ROM);
	private final List<ConsentRequest> asked = new ArrayList<>();
	private boolean agrees = true;

	private RunRecord run() throws BadInputException {
		return run(Requests.plain(), Progress.NONE, RunListener.NONE);
	}

	private RunRecord run(WriteRequest request, Progress progress, RunListener listener) throws BadInputException {
		return run(WritePlanner.plan(request), progress, listener);
	}

	private RunRecord run(WritePlan plan) {
		return run(plan, Progress.NONE, RunListener.NONE);
	}

	private RunRecord run(WritePlan plan, Progress progress, RunListener listener) {
		return PlanRunner.run(plan, board, BoardChoice.only(), consent -> {
			asked.add(consent);
			return agrees;
		}, progress, new MemoryJournal(), listener);
	}

	@AfterEach
	void channelIsClosed() {
		assertEquals(0, board.openChannels);
	}

	private static StepRecord step(RunRecord run, String id) {
		return run.steps().stream().filter(step -> step.id().equals(id)).findFirst().orElseThrow();
	}

	@Test
	void boardInRomIsWrittenVerifiedAndProved() throws Exception {
		RunRecord run = run();

		assertEquals(Optional.empty(), run.failure());
		assertEquals(Outcome.OK, run.outcome());
		assertEquals(FakeBoard.PATH, run.boardPath());
		assertArrayEquals(Requests.plain().image().content(),
				Arrays.copyOfRange(board.flash, 0x1000, 0x1000 + Requests.IMAGE_LENGTH));
		assertTrue(run.bootReport().orElseThrow().booted());
		assertEquals("HAB is open, flashloader K2.8.0", step(run, "flashloader").message());
		assertEquals(Requests.IMAGE_LENGTH, step(run, "write-image").bytes());
		assertEquals(Requests.IMAGE_LENGTH, step(run, "verify-image").bytes());
		assertEquals("Success", step(run, "erase").statusName());
		assertTrue(step(run, "flashloader").elapsed().compareTo(Duration.ofSeconds(2)) >= 0);
		assertEquals(1, asked.size());
		assertFalse(asked.get(0).isIrreversible());
	}

	@Test
	void aCompleteFcbIsWrittenAndComparedByteForByte() throws Exception {
		WriteRequest request = Requests.withFcb(Requests.plain(), Path.of("my_fcb.bin"));

		RunRecord run = run(request, Progress.NONE, RunListener.NONE);

		assertEquals(Outcome.OK, run.outcome());
		assertArrayEquals(FcbBlocks.quad(), Arrays.copyOf(board.flash, 512));
		assertFalse(board.commands.contains("write-fcb"));

		board = new FakeBoard(BoardMode.ROM);
		board.flippedByte = 0x1FF;
		RunFailure failure = run(request, Progress.NONE, RunListener.NONE).failure().orElseThrow();
		assertEquals("The flash differs from the FCB at 0x600001FF: found 0x01, expected 0x00.", failure.what());
	}

	@Test
	void whatWasSentIsWhatThePlanSays() throws Exception {
		WritePlan plan = WritePlanner.plan(Requests.plain()).full();
		List<String> planned = new ArrayList<>(plan.commandLines());
		// a board in ROM is not pinged first, and an open part takes the unsigned flashloader
		planned.remove(0);
		planned.removeIf(line -> line.contains("_signed"));
		planned.remove(planned.lastIndexOf("sdphost -u 0x1FC9,0x0130 -t 5000 -j -- jump-address 0x20208200"));

		assertEquals(planned, run(plan).steps().stream().flatMap(step -> step.commandLines().stream()).toList());
	}

	@Test
	void runningFlashloaderIsUsedAndItsFirstPingMayBeLost() throws Exception {
		board = new FakeBoard(BoardMode.FLASHLOADER);
		board.firstPingLost = true;

		RunRecord run = run();

		assertEquals(Outcome.OK, run.outcome());
		assertEquals(Outcome.SKIPPED, step(run, "flashloader").outcome());
		assertFalse(board.commands.contains("write-file"));
	}

	@Test
	void closedPartGetsTheSignedFlashloader() throws Exception {
		board.closedPart = true;

		RunRecord run = run();

		assertEquals(Outcome.OK, run.outcome());
		assertTrue(step(run, "flashloader").commandLines().get(1).endsWith("_signed.bin"));
	}

	@Test
	void closedPartWithoutSignedFlashloaderIsLeftAlone() throws Exception {
		board.closedPart = true;
		WriteRequest plain = Requests.plain();

		RunRecord run = run(Requests.withFlashloaders(plain, plain.unsignedFlashloader(), Optional.empty()),
				Progress.NONE, RunListener.NONE);

		assertEquals("The part is closed and no signed flashloader is given.", run.failure().orElseThrow().what());
		assertFalse(board.commands.contains("write-file"));
	}

	@Test
	void commandFailureAtEraseTellsAllThatIsKnown() throws Exception {
		board.statuses.put("flash-erase-region", 20106);

		RunRecord run = run();
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
		assertEquals(20106, step(run, "erase").status());
		assertEquals(Outcome.FAILED, step(run, "erase").outcome());
		assertEquals(Outcome.SKIPPED, step(run, "write-image").outcome());
		assertEquals("not reached", step(run, "write-image").message());
	}

	@Test
	void noBoardIsToldApart() throws Exception {
		board.present = false;

		RunFailure failure = run().failure().orElseThrow();

		assertEquals("look", failure.stepId());
		assertEquals("no board was found; looked for a ROM [1FC9:0130] and a flashloader [15A2:0073]", failure.what());
		assertEquals("no board was reached; flash untouched; fuses untouched", failure.boardState());
		assertTrue(failure.next().get(0).startsWith("Connect the USB port"));
	}

	@ParameterizedTest
	@CsvSource({ "error-status, flash untouched", "write-file, flash untouched", "rom data, flash untouched" })
	void boardUnpluggedBeforeTheFlashloaderStarts(String command, String flash) throws Exception {
		board.failures.put(command, Reason.GONE);

		RunFailure failure = run().failure().orElseThrow();

		assertEquals("The board left the bus while the flashloader was being started.", failure.what());
		assertEquals("the board is off the bus; " + flash + "; fuses untouched", failure.boardState());
	}

	@Test
	void boardThatDoesNotComeBackIsWaitedForUntilTheLimit() throws Exception {
		board.comesBack = false;

		RunRecord run = run();

		assertEquals(
				"The board left the bus when the flashloader was started and did not come back within 20 s.",
				run.failure().orElseThrow().what());
		assertEquals("the board is off the bus; flash untouched; fuses untouched",
				run.failure().orElseThrow().boardState());
		assertTrue(step(run, "flashloader").elapsed().compareTo(Duration.ofSeconds(21)) < 0);
	}

	@Test
	void romThatDoesNotStartTheFlashloaderIsAskedWhy() throws Exception {
		board.closedPart = true;
		board.startsFlashloader = false;

		RunFailure failure = run().failure().orElseThrow();

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
		board.failures.put(command, Reason.GONE);

		RunFailure failure = run(WritePlanner.plan(Requests.plain()).full()).failure().orElseThrow();

		assertTrue(failure.what().startsWith("The board left the bus during the step \""), failure.what());
		assertEquals("the board is off the bus; " + flash + "; fuses untouched", failure.boardState());
		assertTrue(failure.next().get(0).startsWith("Plug the board in again"));
	}

	@Test
	void silentFlashloaderIsNoResponse() throws Exception {
		board.failures.put("configure-memory", Reason.TIMED_OUT);

		RunFailure failure = run().failure().orElseThrow();

		assertEquals(10004, failure.status());
		assertTrue(failure.what().endsWith("the flashloader did not answer in time."));
	}

	@ParameterizedTest
	@CsvSource({ "NO_PERMISSION, udev", "BUSY, other program", "STALLED, Reset the board", "GARBLED, Reset the board" })
	void otherConnectionProblemsHaveTheirAdvice(Reason reason, String advice) throws Exception {
		board.failures.put("error-status", reason);

		assertTrue(run().failure().orElseThrow().next().get(0).contains(advice));
	}

	@Test
	void oneWrongByteInFlashIsFound() throws Exception {
		board.flippedByte = 0x1000 + 5000;

		RunFailure failure = run().failure().orElseThrow();

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
		board.flippedByte = Integer.decode(offset);

		RunFailure failure = run().failure().orElseThrow();

		assertEquals("verify-fcb", failure.stepId());
		assertTrue(failure.what().contains(problem), failure.what());
	}

	@Test
	void largerSectorsAreSeenBeforeTheErase() throws Exception {
		board.sectorSize = 0x40000;

		RunFailure failure = run().failure().orElseThrow();

		assertEquals("configure", failure.stepId());
		assertEquals("Plan with the sector size 0x40000.", failure.next().get(0));
		assertFalse(board.commands.contains("flash-erase-region"));
	}

	@Test
	void flashloaderWithoutAttributesIsGoodEnough() throws Exception {
		board.attributesStatus = 10300;
		board.sectorSize = 0x40000;

		assertEquals(Outcome.OK, run().outcome());
	}

	@Test
	void nothingIsErasedWithoutConsent() throws Exception {
		agrees = false;

		RunRecord run = run();

		assertEquals(Outcome.CANCELLED, run.outcome());
		assertEquals(Optional.empty(), run.failure());
		assertEquals("Not agreed to; the flashloader is running; flash untouched; fuses untouched.",
				step(run, "consent").message());
		assertFalse(board.commands.contains("flash-erase-region"));
	}

	@Test
	void cancelTakesEffectBetweenPackets() throws Exception {
		List<Long> bytes = new ArrayList<>();
		Progress progress = new Progress() {
			@Override
			public void bytes(long done, long total) {
				if (total == Requests.IMAGE_LENGTH) {
					bytes.add(done);
				}
			}

			@Override
			public boolean isCancelled() {
				return bytes.size() >= 3;
			}
		};

		RunRecord run = run(Requests.plain(), progress, RunListener.NONE);

		assertEquals(Outcome.CANCELLED, run.outcome());
		assertEquals(List.of(1016L, 2032L, 3048L), bytes);
		assertEquals(Outcome.CANCELLED, step(run, "write-image").outcome());
		assertTrue(step(run, "write-image").message().contains("37912 more bytes"));
	}

	@Test
	void boardThatDoesNotBootFailsWithWhatTheRomDid() throws Exception {
		board.boots = false;

		RunRecord run = run();

		assertEquals("prove", run.failure().orElseThrow().stepId());
		assertTrue(run.failure().orElseThrow().meaning().contains("invalid signature"));
		assertFalse(run.bootReport().orElseThrow().booted());
	}

	@Test
	void boardThatNobodyWatchesIsNotProved() throws Exception {
		board.witnessed = false;

		RunRecord run = run();

		assertEquals(Outcome.OK, run.outcome());
		assertEquals(Outcome.SKIPPED, step(run, "prove").outcome());
	}

	@Test
	void listenerSeesStepsCommandsBytesAndEnds() throws Exception {
		List<String> seen = new ArrayList<>();
		run(Requests.plain(), Progress.NONE, new RunListener() {
			@Override
			public void stepStarted(Step step) {
				seen.add("start " + step.id());
			}

			@Override
			public void command(Step step, String line) {
				seen.add("command " + step.id());
			}

			@Override
			public void status(Step step, long status, String name) {
				seen.add("status " + step.id() + " " + status);
			}

			@Override
			public void bytes(Step step, long done, long total) {
				if (done == total) {
					seen.add("bytes " + step.id());
				}
			}

			@Override
			public void stepEnded(Step step, StepRecord ended) {
				seen.add("end " + step.id() + " " + ended.outcome());
			}
		});

		int write = seen.indexOf("start write-image");
		assertEquals(List.of("start write-image", "command write-image", "bytes write-image", "status write-image 0",
				"end write-image OK"), seen.subList(write, write + 5));
	}

	@Test
	void noneOfSeveralBoardsIsTouched() throws Exception {
		board.boards = 2;

		RunFailure failure = run().failure().orElseThrow();

		assertEquals("Several boards fit: 1-2, 1-2.1.", failure.what());
		assertEquals(0, board.opened);
	}

	@Test
	void placeTellsBoardsApart() throws Exception {
		board.boards = 2;

		RunRecord run = PlanRunner.run(WritePlanner.plan(Requests.plain()), board, BoardChoice.at(FakeBoard.PATH),
				consent -> true, Progress.NONE, new MemoryJournal(), RunListener.NONE);

		assertEquals(Outcome.OK, run.outcome());
	}

	@Test
	void anotherPlaceIsNotTouched() throws Exception {
		RunRecord run = PlanRunner.run(WritePlanner.plan(Requests.plain()), board, BoardChoice.at("3-4"),
				consent -> true, Progress.NONE, new MemoryJournal(), RunListener.NONE);

		assertEquals("look", run.failure().orElseThrow().stepId());
		assertTrue(run.failure().orElseThrow().what().startsWith("no board was found at 3-4"));
		assertEquals(0, board.opened);
	}
}
