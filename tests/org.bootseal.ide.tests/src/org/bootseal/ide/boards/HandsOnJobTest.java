/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.boards;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import org.bootseal.board.BoardPower;
import org.bootseal.board.BoardSpec;
import org.bootseal.board.BootPins;
import org.bootseal.board.VirtualBoard;
import org.bootseal.ide.StatusConverter;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.core.runtime.jobs.Job;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HandsOnJobTest {

	@TempDir
	private Path folder;
	private Boards boards;
	private AttachedVirtualBoard board;

	@BeforeEach
	void attach() throws CoreException {
		boards = new BoardsComponent(() -> folder.resolve("kept"));
		board = boards.attach(BoardSpec.mimxrt1020Evk(), "Tested");
	}

	private BoardSnapshot snapshot() throws Exception {
		return BoardSnapshot.of(board).orElseThrow();
	}

	private static IStatus run(Job job) throws InterruptedException {
		job.schedule();
		job.join();
		return job.getResult();
	}

	@Test
	void cableIsPulledWhileAnotherJobTalks() throws Exception {
		CountDownLatch began = new CountDownLatch(1);
		CountDownLatch end = new CountDownLatch(1);
		BoardJob talk = new BoardJob(boards, board, "Talk") {
			@Override
			protected void talk(SubMonitor monitor) throws InterruptedException {
				began.countDown();
				end.await();
			}
		};
		talk.schedule();
		began.await();
		Job unplug = new ChangeVirtualBoardJob(boards, board, "Unplug", VirtualBoard::unplug);
		assertNull(unplug.getRule());
		assertTrue(run(unplug).isOK());
		assertEquals(BoardPower.OFF, snapshot().power());
		assertEquals(BoardPower.ROM, VirtualBoard.open(Path.of(board.stateFile())).power());
		end.countDown();
		talk.join();
		assertEquals(BoardPower.OFF, VirtualBoard.open(Path.of(board.stateFile())).power());
	}

	@Test
	void waitsForItsTurnAndKeepsTheBoardIfNobodyTalks() throws Exception {
		Job pins = new ChangeVirtualBoardJob(boards, board, "Pins",
				virtual -> virtual.setBootPins(BootPins.INTERNAL));
		assertEquals(board.rule(), pins.getRule());
		assertTrue(run(pins).isOK());
		assertEquals(BootPins.INTERNAL, VirtualBoard.open(Path.of(board.stateFile())).bootPins());
	}

	@Test
	void looksTellNobody() throws Exception {
		AtomicInteger told = new AtomicInteger();
		boards.addListener(told::incrementAndGet);
		run(new ReadBoardJob(boards, board));
		run(new ReadFusesJob(boards, board));
		assertEquals(0, told.get());
		run(new PressResetJob(boards, board));
		assertEquals(1, told.get());
	}

	@Test
	void romOfAnOpenPartTellsItsUniqueId() throws Exception {
		ReadBoardJob job = new ReadBoardJob(boards, board);
		run(job);
		VirtualBoard virtual = board.virtual().orElseThrow();
		assertEquals(String.format("%08x%08x", virtual.readFuse(1), virtual.readFuse(2)),
				job.reading().orElseThrow().uniqueId().orElseThrow().substring(0, 16));
	}

	@Test
	void loadsFaults() throws Exception {
		Path script = Files.writeString(folder.resolve("faults.yaml"),
				"faults:\n  - { at: mboot get-property, do: drop }\n  - { at: erase sector 3, do: power cut }\n");
		assertTrue(run(new LoadFaultsJob(boards, board, script.toString())).isOK());
		assertEquals(2, snapshot().faults());
		Files.writeString(script, "faults: 7\n");
		IStatus status = run(new LoadFaultsJob(boards, board, script.toString()));
		assertEquals(StatusConverter.BAD_INPUT, status.getCode());
		assertTrue(status.getMessage().contains("faults.yaml"), status::getMessage);
		assertEquals(2, snapshot().faults());
	}

	@Test
	void snapshotShowsTheWholeBoard() throws Exception {
		BoardSnapshot snapshot = snapshot();
		assertEquals(BootPins.SERIAL, snapshot.pins());
		assertEquals(0x60000000L, snapshot.flashStart());
		assertEquals("IS25LP064A", snapshot.flashName());
		assertEquals(0x800000 / 256, snapshot.flash().pages());
		for (FuseReading fuse : snapshot.fuses()) {
			assertEquals(board.virtual().orElseThrow().readFuse(fuse.word().index()), fuse.value().orElseThrow());
		}
	}
}
