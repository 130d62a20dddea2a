/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.sweep;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.bootseal.board.BoardSpec;
import org.bootseal.board.BootPins;
import org.bootseal.board.VirtualBoard;
import org.bootseal.board.VirtualBoards;
import org.bootseal.board.fault.Fault;
import org.bootseal.board.fault.FaultEffect;
import org.bootseal.board.fault.FaultScript;
import org.bootseal.board.fault.FaultSite;
import org.bootseal.core.Progress;
import org.bootseal.core.otp.FuseGroup;
import org.bootseal.core.plan.BoardChoice;
import org.bootseal.core.plan.FileJournal;
import org.bootseal.core.plan.JournalReader;
import org.bootseal.core.plan.Outcome;
import org.bootseal.core.plan.PlanFile;
import org.bootseal.core.plan.PlanRunner;
import org.bootseal.core.plan.RetryPolicy;
import org.bootseal.core.plan.RunListener;
import org.bootseal.core.plan.RunRecord;
import org.bootseal.core.plan.WritePlanner;
import org.bootseal.core.plan.WriteRequest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that was cut off is gone on with by another one that knows nothing but the files of the first. */
class ResumeTest {

	private static final BoardSpec SPEC = BoardSpec.mimxrt1020Evk();
	private static final String GOES_ON = "the run of 2026-01-02T03:04:05Z was cut off at 0x6001";

	@TempDir
	private static Path shared;
	private static WriteRequest request;

	@TempDir
	private Path folder;

	@BeforeAll
	static void build() throws Exception {
		request = new Bench(shared).request(SPEC, 0x20000, 0, Set.of());
	}

	private static RunRecord run(VirtualBoard board, WriteRequest what, Path journal, RetryPolicy policy)
			throws Exception {
		board.setBootPins(BootPins.SERIAL);
		board.powerCycle();
		Clock clock = Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);
		return PlanRunner.run(WritePlanner.plan(what), VirtualBoards.of(board), BoardChoice.only(), asked -> true,
				Progress.NONE, new FileJournal(journal, clock), RunListener.NONE, policy);
	}

	/** Most of the image is written when the cable is pulled; what is left are the files. */
	private void cutOff(BoardSpec spec) throws Exception {
		VirtualBoard board = VirtualBoard.create(spec);
		board.faults(FaultScript.none().with(Fault.at(FaultSite.PROGRAM_PAGE, FaultEffect.unplug()).nth(460)));
		assertEquals(Outcome.FAILED, run(board, request, journal(), RetryPolicy.NEVER).outcome());
		board.save(state());
		assertEquals(1, JournalReader.unfinished(journal()).size());
	}

	private Path journal() {
		return folder.resolve("journal.jsonl");
	}

	private Path state() {
		return folder.resolve("board.json");
	}

	private static String compared(RunRecord run) {
		return run.steps().stream().filter(step -> step.id().equals("compare")).findFirst().orElseThrow().message();
	}

	private static void assertDone(RunRecord run, VirtualBoard board) {
		assertEquals(Optional.empty(), run.failure());
		assertTrue(run.bootReport().orElseThrow().booted());
		assertArrayEquals(request.image().content(),
				board.readFlash(WholeRun.imageOffset(), request.image().length()));
	}

	@Test
	void aNewRunGoesOnWhereTheLastWasCutOffAndReadsNoMoreThanThat() throws Exception {
		cutOff(SPEC);
		VirtualBoard board = VirtualBoard.open(state());
		long erased = board.statistics().sectorsErased();

		RunRecord run = run(board, request, journal(), RetryPolicy.NEVER);

		assertDone(run, board);
		assertTrue(compared(run).startsWith(GOES_ON), compared(run));
		long read = run.steps().stream().filter(step -> step.id().equals("compare")).findFirst().orElseThrow().bytes();
		assertTrue(read < request.image().length() / 3, read + " bytes");
		assertTrue(board.statistics().sectorsErased() - erased < 12, "few sectors are erased");
		assertEquals(List.of(), JournalReader.unfinished(journal()));
		assertFalse(compared(run(board, request, journal(), RetryPolicy.NEVER)).contains("cut off"));
	}

	@Test
	void anotherBoardIsReadWhole() throws Exception {
		cutOff(SPEC);
		VirtualBoard other = VirtualBoard.create(SPEC.withSeed(7));

		RunRecord run = run(other, request, journal(), RetryPolicy.NEVER);

		assertDone(run, other);
		assertFalse(compared(run).contains("cut off"), compared(run));
	}

	@Test
	void theSameBoardThatWasErasedInTheMeantimeIsReadWhole() throws Exception {
		cutOff(SPEC);
		VirtualBoard erased = VirtualBoard.create(SPEC);

		RunRecord run = run(erased, request, journal(), RetryPolicy.NEVER);

		assertDone(run, erased);
		assertFalse(compared(run).contains("cut off"), compared(run));
	}

	@Test
	void whatOthersHaveWrittenInTheMeantimeIsFoundAtTheEndAndMended() throws Exception {
		cutOff(SPEC);
		VirtualBoard board = VirtualBoard.open(state());
		byte[] image = request.image().content();
		image[0x2345] ^= 1;
		run(board, changed(image), folder.resolve("elsewhere.jsonl"), RetryPolicy.NEVER);
		assertEquals(image[0x2345], board.readFlash(0x3345, 1)[0]);

		RunRecord run = run(board, request, journal(), RetryPolicy.USUAL);

		assertDone(run, board);
		assertTrue(compared(run).startsWith(GOES_ON), compared(run));
		assertEquals(List.of(), JournalReader.unfinished(journal()));
	}

	@Test
	void anotherImageIsNotTakenForTheOneThatWasCutOff() throws Exception {
		cutOff(SPEC);
		VirtualBoard board = VirtualBoard.open(state());
		byte[] image = request.image().content();
		image[0x2345] ^= 1;

		RunRecord run = run(board, changed(image), journal(), RetryPolicy.NEVER);

		assertEquals(Optional.empty(), run.failure());
		assertFalse(compared(run).contains("cut off"), compared(run));
		assertArrayEquals(image, board.readFlash(WholeRun.imageOffset(), image.length));
	}

	@Test
	void aJournalThatCanNotBeWrittenIsNoReasonNotToWriteFlash() throws Exception {
		VirtualBoard board = VirtualBoard.create(SPEC);
		Path file = Files.createDirectory(folder.resolve("no file"));

		RunRecord run = run(board, request, file, RetryPolicy.NEVER);

		assertDone(run, board);
		assertTrue(run.steps().stream().anyMatch(step -> step.message().contains("the journal can't be")));
	}

	/** It is signed no longer, so the part must not be closed. */
	private static WriteRequest changed(byte[] image) {
		return new WriteRequest(request.device(), PlanFile.of(request.image().path(), image),
				request.unsignedFlashloader(), request.signedFlashloader(), request.option(), request.sectorSize(),
				request.instance(), request.fcb(),
				request.fuses().stream().filter(wanted -> wanted.group() != FuseGroup.CLOSE).toList(),
				request.imageSrk(), request.srkIndex(), request.burn(), request.prove());
	}
}
