/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.boards;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.bootseal.board.BoardSpec;
import org.bootseal.board.BootPins;
import org.bootseal.board.VirtualBoard;
import org.bootseal.core.connection.BoardMode;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.sdp.HabState;
import org.bootseal.ide.BootsealIde;
import org.bootseal.ide.StatusConverter;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.jobs.Job;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoardJobTest {

	private static final String CLOSE_WORD = "BOOT_CFG1";

	@TempDir
	private Path folder;
	private Boards boards;
	private AttachedVirtualBoard board;

	@BeforeEach
	void attach() throws CoreException {
		boards = new BoardsComponent(() -> folder.resolve("kept"));
		board = boards.attach(BoardSpec.mimxrt1020Evk(), "Tested");
	}

	private VirtualBoard virtual() {
		return board.virtual().orElseThrow();
	}

	private static IStatus run(Job job) throws InterruptedException {
		job.schedule();
		job.join();
		return job.getResult();
	}

	private BoardReading reading() throws InterruptedException {
		ReadBoardJob job = new ReadBoardJob(boards, board);
		assertEquals(Optional.empty(), job.reading());
		IStatus status = run(job);
		assertTrue(status.isOK(), status::getMessage);
		return job.reading().orElseThrow();
	}

	private void change(Consumer<VirtualBoard> change) throws InterruptedException {
		IStatus status = run(new ChangeVirtualBoardJob(boards, board, "Change", change));
		assertTrue(status.isOK(), status::getMessage);
	}

	@Test
	void romTellsItsModeAndHabState() throws Exception {
		BoardReading reading = reading();
		assertEquals(Optional.of(BoardMode.ROM), reading.mode());
		assertEquals(List.of("MIMXRT1020"), board.devices());
		assertEquals(Optional.of(HabState.OPEN), reading.hab());
		assertEquals("SE Blank RT Family", reading.product());
		assertEquals("", reading.note());
	}

	@Test
	void romThatSpeaksMbootTellsModeHabAndIdAndCanBeReset() throws Exception {
		board = boards.attach(BoardSpec.named("MIMXRT1170-EVK"), "Larger");
		BoardReading reading = reading();
		assertEquals(Optional.of(BoardMode.MBOOT_ROM), reading.mode());
		assertEquals(List.of("MIMXRT1176"), board.devices());
		assertEquals(Optional.of(HabState.OPEN), reading.hab());
		assertEquals(String.format("%08x%08x", virtual().readFuse(16), virtual().readFuse(17)),
				reading.uniqueId().orElseThrow());
		assertEquals("", reading.note());
		change(changed -> {
			changed.burnFuse(22, 2);
			changed.reset();
		});
		assertEquals(Optional.of(HabState.CLOSED), reading().hab());
		IStatus fuses = run(new ReadFusesJob(boards, board));
		assertEquals(StatusConverter.BAD_INPUT, fuses.getCode());
		assertTrue(fuses.getMessage().contains("as soon as a flashloader runs"), fuses::getMessage);
		long resets = virtual().statistics().resets();
		assertTrue(run(new ResetBoardJob(boards, board)).isOK());
		assertTrue(reading().mode().isPresent());
		assertEquals(resets + 1, virtual().statistics().resets());
	}

	@Test
	void boardThatRunsItsFlashSaysHowToReachIt() throws Exception {
		change(changed -> {
			changed.setBootPins(BootPins.INTERNAL);
			changed.unplug();
		});
		BoardReading reading = reading();
		assertEquals(Optional.empty(), reading.mode());
		assertTrue(reading.note().contains("internal"), reading::note);
		change(changed -> changed.setBootPins(BootPins.SERIAL));
		assertTrue(reading().note().contains("no power"), reading::note);
	}

	@Test
	void brokenBoardSaysWhatIsWrong() throws Exception {
		Files.writeString(Path.of(board.stateFile()), "[]");
		board = (AttachedVirtualBoard) new BoardList(folder.resolve("kept/boards.json")).read().get(0);
		assertEquals(board.problem().orElseThrow(), reading().note());
		IStatus status = run(new PressResetJob(boards, board));
		assertEquals(StatusConverter.BAD_INPUT, status.getCode());
	}

	@Test
	void romOfAnOpenPartShowsItsFuses() throws Exception {
		change(changed -> {
			changed.burnFuse(40, 0xCAFE);
			changed.reset();
		});
		ReadFusesJob job = new ReadFusesJob(boards, board);
		IStatus status = run(job);
		assertTrue(status.isOK(), status::getMessage);
		for (FuseReading fuse : job.fuses()) {
			assertEquals(virtual().readFuse(fuse.word().index()), fuse.value().orElseThrow(), fuse.word().name());
			assertEquals(fuse.word().fields().size(), fuse.fields().size());
		}
		assertTrue(job.fuses().stream().anyMatch(fuse -> fuse.value().orElseThrow() == 0xCAFE));
		FuseReading word = job.fuses().stream().filter(fuse -> fuse.word().name().equals(CLOSE_WORD)).findFirst()
				.orElseThrow();
		assertFalse(word.fields().isEmpty());
	}

	@Test
	void romOfAClosedPartShowsNone() throws Exception {
		change(changed -> {
			changed.burnFuse(6, 2);
			changed.reset();
		});
		assertEquals(Optional.of(HabState.CLOSED), reading().hab());
		ReadFusesJob job = new ReadFusesJob(boards, board);
		IStatus status = run(job);
		assertEquals(StatusConverter.BAD_INPUT, status.getCode());
		assertTrue(status.getMessage().contains("closed"), status::getMessage);
		assertTrue(job.fuses().isEmpty());
	}

	@Test
	void theFcbIsReadOnlyByAFlashloader() throws Exception {
		ReadFcbJob job = new ReadFcbJob(boards, board, DeviceCatalogue.builtIn().find("MIMXRT1020"));
		IStatus status = run(job);
		assertEquals(StatusConverter.BAD_INPUT, status.getCode());
		assertTrue(status.getMessage().contains("only while a flashloader runs"), status::getMessage);
		assertTrue(job.fcb().isEmpty());
	}

	@Test
	void everyJobKeepsTheBoard() throws Exception {
		long resets = virtual().statistics().resets();
		assertTrue(run(new PressResetJob(boards, board)).isOK());
		assertEquals(resets + 1, virtual().statistics().resets());
		change(changed -> changed.burnFuse(40, 3));
		assertEquals(3, VirtualBoard.open(Path.of(board.stateFile())).readFuse(40));
	}

	@Test
	void jobsHaveTheBoardsRuleAndTheFamily() {
		Job job = new ReadFusesJob(boards, board);
		assertEquals(board.rule(), job.getRule());
		assertTrue(job.belongsTo(BootsealIde.JOB_FAMILY));
		assertTrue(job.getName().contains("Tested"), job::getName);
	}
}
