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

import org.bootseal.core.Progress;
import org.bootseal.core.connection.BoardMode;
import org.bootseal.core.flexspi.FcbBlocks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Runs of a plan without fuses, up to their end or to where they are called off. */
class PlanRunnerTest {

	@RegisterExtension
	private final RunBench runs = new RunBench();

	@Test
	void boardInRomIsWrittenVerifiedAndProved() throws Exception {
		RunRecord run = runs.run();

		assertEquals(Optional.empty(), run.failure());
		assertEquals(Outcome.OK, run.outcome());
		assertEquals(FakeBoard.PATH, run.boardPath());
		assertArrayEquals(Requests.plain().image().content(),
				Arrays.copyOfRange(runs.board.flash, 0x1000, 0x1000 + Requests.IMAGE_LENGTH));
		assertTrue(run.bootReport().orElseThrow().booted());
		assertEquals("HAB is open, flashloader K2.8.0", RunBench.step(run, "flashloader").message());
		assertEquals(Requests.IMAGE_LENGTH, RunBench.step(run, "write-image").bytes());
		assertEquals(Requests.IMAGE_LENGTH, RunBench.step(run, "verify-image").bytes());
		assertEquals("Success", RunBench.step(run, "erase").statusName());
		assertTrue(RunBench.step(run, "flashloader").elapsed().compareTo(Duration.ofSeconds(2)) >= 0);
		assertEquals(1, runs.asked.size());
		assertFalse(runs.asked.get(0).isIrreversible());
	}

	@Test
	void aCompleteFcbIsWrittenAndComparedByteForByte() throws Exception {
		WriteRequest request = Requests.withFcb(Requests.plain(), Path.of("my_fcb.bin"));

		RunRecord run = runs.run(request, Progress.NONE, RunListener.NONE);

		assertEquals(Outcome.OK, run.outcome());
		assertArrayEquals(FcbBlocks.quad(), Arrays.copyOf(runs.board.flash, 512));
		assertFalse(runs.board.commands.contains("write-fcb"));

		runs.board = new FakeBoard(BoardMode.ROM);
		runs.board.flippedByte = 0x1FF;
		RunFailure failure = runs.run(request, Progress.NONE, RunListener.NONE).failure().orElseThrow();
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

		assertEquals(planned, runs.run(plan).steps().stream().flatMap(step -> step.commandLines().stream()).toList());
	}

	@Test
	void runningFlashloaderIsUsedAndItsFirstPingMayBeLost() throws Exception {
		runs.board = new FakeBoard(BoardMode.FLASHLOADER);
		runs.board.firstPingLost = true;

		RunRecord run = runs.run();

		assertEquals(Outcome.OK, run.outcome());
		assertEquals(Outcome.SKIPPED, RunBench.step(run, "flashloader").outcome());
		assertFalse(runs.board.commands.contains("write-file"));
	}

	@Test
	void closedPartGetsTheSignedFlashloader() throws Exception {
		runs.board.closedPart = true;

		RunRecord run = runs.run();

		assertEquals(Outcome.OK, run.outcome());
		assertTrue(RunBench.step(run, "flashloader").commandLines().get(1).endsWith("_signed.bin"));
	}

	@Test
	void flashloaderWithoutAttributesIsGoodEnough() throws Exception {
		runs.board.attributesStatus = 10300;
		runs.board.sectorSize = 0x40000;

		assertEquals(Outcome.OK, runs.run().outcome());
	}

	@Test
	void nothingIsErasedWithoutConsent() throws Exception {
		runs.agrees = false;

		RunRecord run = runs.run();

		assertEquals(Outcome.CANCELLED, run.outcome());
		assertEquals(Optional.empty(), run.failure());
		assertEquals("Not agreed to; the flashloader is running; flash untouched; fuses untouched.",
				RunBench.step(run, "consent").message());
		assertFalse(runs.board.commands.contains("flash-erase-region"));
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

		RunRecord run = runs.run(Requests.plain(), progress, RunListener.NONE);

		assertEquals(Outcome.CANCELLED, run.outcome());
		assertEquals(List.of(1016L, 2032L, 3048L), bytes);
		assertEquals(Outcome.CANCELLED, RunBench.step(run, "write-image").outcome());
		assertTrue(RunBench.step(run, "write-image").message().contains("37912 more bytes"));
	}

	@Test
	void boardThatNobodyWatchesIsNotProved() throws Exception {
		runs.board.witnessed = false;

		RunRecord run = runs.run();

		assertEquals(Outcome.OK, run.outcome());
		assertEquals(Outcome.SKIPPED, RunBench.step(run, "prove").outcome());
	}

	@Test
	void listenerSeesStepsCommandsBytesAndEnds() throws Exception {
		List<String> seen = new ArrayList<>();
		runs.run(Requests.plain(), Progress.NONE, new RunListener() {
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
		runs.board.boards = 2;

		RunFailure failure = runs.run().failure().orElseThrow();

		assertEquals("Several boards fit: 1-2, 1-2.1.", failure.what());
		assertEquals(0, runs.board.opened);
	}

	@Test
	void placeTellsBoardsApart() throws Exception {
		runs.board.boards = 2;

		RunRecord run = PlanRunner.run(WritePlanner.plan(Requests.plain()), runs.board, BoardChoice.at(FakeBoard.PATH),
				consent -> true, Progress.NONE, new MemoryJournal(), RunListener.NONE);

		assertEquals(Outcome.OK, run.outcome());
	}

	@Test
	void anotherPlaceIsNotTouched() throws Exception {
		RunRecord run = PlanRunner.run(WritePlanner.plan(Requests.plain()), runs.board, BoardChoice.at("3-4"),
				consent -> true, Progress.NONE, new MemoryJournal(), RunListener.NONE);

		assertEquals("look", run.failure().orElseThrow().stepId());
		assertTrue(run.failure().orElseThrow().what().startsWith("no board was found at 3-4"));
		assertEquals(0, runs.board.opened);
	}
}
