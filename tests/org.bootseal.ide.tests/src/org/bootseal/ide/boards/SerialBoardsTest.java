/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.boards;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.bootseal.board.BoardPace;
import org.bootseal.board.BoardSpec;
import org.bootseal.board.VirtualBoard;
import org.bootseal.board.uart.UartServer;
import org.bootseal.core.connection.BoardAddress;
import org.bootseal.core.connection.BoardMode;
import org.bootseal.core.sdp.HabState;
import org.bootseal.ide.BootsealIde;
import org.bootseal.ide.StatusConverter;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.jobs.Job;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Boards on serial lines: kept, and asked by jobs only. */
class SerialBoardsTest {

	@TempDir
	private Path folder;
	private Boards boards;

	@BeforeEach
	void start() {
		boards = restarted();
	}

	private Boards restarted() {
		return new BoardsComponent(() -> folder.resolve("kept"));
	}

	private static List<AttachedBoard> read(Boards boards) throws InterruptedException {
		boards.boards();
		Job.getJobManager().join(BootsealIde.JOB_FAMILY, null);
		return boards.boards();
	}

	private static IStatus run(Job job) throws InterruptedException {
		job.schedule();
		job.join();
		return job.getResult();
	}

	private AttachedSerialBoard resolved(String address) throws CoreException {
		return (AttachedSerialBoard) boards.resolve(address, folder);
	}

	private AttachedSerialBoard resolved(int port) throws CoreException {
		return resolved("uart:tcp:127.0.0.1:" + port);
	}

	/** A line that can be opened and at whose other end nobody speaks. */
	private static ServerSocketChannel silence() throws IOException {
		ServerSocketChannel door = ServerSocketChannel.open();
		door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)).configureBlocking(false);
		return door;
	}

	private static int port(ServerSocketChannel door) throws IOException {
		return ((InetSocketAddress) door.getLocalAddress()).getPort();
	}

	private static VirtualBoard live() {
		VirtualBoard board = VirtualBoard.create(BoardSpec.mimxrt1020Evk());
		board.live(BoardPace.FAST);
		return board;
	}

	private static void fail(String trouble) {
		throw new AssertionError(trouble);
	}

	@Test
	void addressesAreKept() throws Exception {
		boards.attach(BoardSpec.mimxrt1020Evk(), "Virtual");
		AttachedSerialBoard first = resolved("uart:/dev/ttyUSB0");
		boards.attachLine(new BoardAddress.Uart("COM3", 57_600), "Bench");
		assertEquals("uart:/dev/ttyUSB0", first.name());
		boards.rename(first, "Desk");
		List<AttachedBoard> again = read(restarted());
		assertEquals(List.of("Virtual", "Desk", "Bench"), again.stream().map(AttachedBoard::name).toList());
		assertEquals(List.of("virtual:1-1", "uart:/dev/ttyUSB0", "uart:COM3,57600"),
				again.stream().map(AttachedBoard::path).toList());
		assertEquals(first.id(), again.get(1).id());
		assertTrue(again.get(1) instanceof AttachedSerialBoard);
		boards.detach(first);
		assertEquals(List.of("Virtual", "Bench"), read(restarted()).stream().map(AttachedBoard::name).toList());
	}

	@Test
	void anAddressIsAttachedOnce() throws Exception {
		AttachedSerialBoard board = resolved("uart:COM3");
		assertSame(board, resolved("uart:COM3,115200"));
		assertSame(board, boards.attachLine(new BoardAddress.Uart("COM3", 115_200), "Other"));
		AttachedSerialBoard slow = resolved("uart:COM3,57600");
		assertNotSame(board, slow);
		assertTrue(board.rule().isConflicting(slow.rule()), "it is one port");
		assertFalse(board.rule().isConflicting(resolved("uart:COM4").rule()));
		assertThrows(CoreException.class, () -> boards.resolve("uart:", folder));
	}

	@Test
	void nothingIsOpenedBeforeAJobAsks() throws Exception {
		try (ServerSocketChannel door = silence()) {
			AttachedSerialBoard board = resolved(port(door));
			boards.rename(board, "Quiet");
			assertEquals(Optional.empty(), board.problem());
			assertEquals(List.of(), board.devices());
			boards.refresh(board);
			boards.save(board);
			read(restarted());
			assertNull(door.accept(), "nobody came");
			ReadBoardJob look = new ReadBoardJob(boards, board);
			assertTrue(run(look).isOK());
			assertEquals(Optional.empty(), look.reading().orElseThrow().mode());
			assertTrue(look.reading().orElseThrow().note().startsWith("Nothing answers at uart:tcp:"));
			assertTrue(door.accept() != null, "somebody was there");
		}
	}

	/** The line carries one host at a time, so that each job must give it back. */
	@Test
	void jobsTalkAndGiveTheLineBack() throws Exception {
		VirtualBoard virtual = live();
		try (UartServer server = new UartServer(virtual, 0, SerialBoardsTest::fail)) {
			AttachedSerialBoard board = resolved(server.port());
			ReadBoardJob look = new ReadBoardJob(boards, board);
			assertTrue(run(look).isOK(), () -> look.getResult().getMessage());
			assertEquals(Optional.of(BoardMode.ROM), look.reading().orElseThrow().mode());
			assertEquals(Optional.of(HabState.OPEN), look.reading().orElseThrow().hab());
			assertEquals(Optional.empty(), look.reading().orElseThrow().uniqueId());
			IStatus unknown = run(new ReadFusesJob(boards, board));
			assertEquals(StatusConverter.BAD_INPUT, unknown.getCode());
			assertTrue(unknown.getMessage().contains("does not tell"), unknown::getMessage);
			board.isA("MIMXRT1020");
			ReadFusesJob known = new ReadFusesJob(boards, board);
			assertTrue(run(known).isOK(), () -> known.getResult().getMessage());
			assertFalse(known.fuses().isEmpty());
			for (FuseReading fuse : known.fuses()) {
				assertEquals(virtual.readFuse(fuse.word().index()), fuse.value().orElseThrow());
			}
			IStatus reset = run(new ResetBoardJob(boards, board));
			assertTrue(reset.getMessage().contains("reset key"), reset::getMessage);
		}
	}

	@Test
	void aLineThatCanNotBeOpenedIsToldWithAdvice() throws Exception {
		int port;
		try (ServerSocketChannel door = silence()) {
			port = port(door);
		}
		IStatus unserved = run(new ReadBoardJob(boards, resolved(port)));
		assertEquals(StatusConverter.CONNECTION, unserved.getCode());
		assertTrue(unserved.getMessage().contains("nobody serves this line"), unserved::getMessage);
		assertTrue(unserved.getMessage().contains("\nStart what serves this line"), unserved::getMessage);
		IStatus gone = run(new ReadBoardJob(boards, resolved("uart:" + folder.resolve("ttyNone"))));
		assertEquals(StatusConverter.CONNECTION, gone.getCode());
		assertTrue(gone.getMessage().contains("there is no such serial port\nPlug its adapter in"), gone::getMessage);
	}

	@Test
	void portsAreListed() throws Exception {
		ListPortsJob job = new ListPortsJob();
		assertTrue(run(job).isOK());
		assertEquals(Optional.empty(), job.problem());
		assertTrue(job.ports().stream().noneMatch(port -> port.name().isBlank()));
	}
}
