/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.boards;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.bootseal.board.BoardSpec;
import org.bootseal.board.BootPins;
import org.bootseal.board.VirtualBoard;
import org.bootseal.core.connection.ConnectionException;
import org.bootseal.core.connection.FoundBoard;
import org.bootseal.core.device.Device;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.ide.BootsealIde;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.jobs.Job;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoardsComponentTest {

	private static final int GENERAL_PURPOSE = 40;

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

	private AttachedVirtualBoard attached(String name) throws CoreException {
		return boards.attach(BoardSpec.mimxrt1020Evk(), name);
	}

	private static VirtualBoard virtual(AttachedBoard board) {
		return ((AttachedVirtualBoard) board).virtual()
				.orElseThrow(() -> new AssertionError(board.problem().orElse("")));
	}

	private static List<AttachedBoard> read(Boards boards) throws InterruptedException {
		boards.boards();
		Job.getJobManager().join(BootsealIde.JOB_FAMILY, null);
		return boards.boards();
	}

	@Test
	void defaultBoardIsAttachedWhenItIsUsedFirst() throws Exception {
		assertEquals(List.of(), read(boards));
		AttachedVirtualBoard board = (AttachedVirtualBoard) boards.resolve("virtual", folder);
		assertEquals(Boards.DEFAULT_BOARD, board.name());
		assertTrue(board.isKeptHere());
		assertSame(board, boards.resolve("virtual", folder));
		boards.rename(board, "Mine");
		assertSame(board, boards.resolve("virtual", folder), "also under another name");
		assertEquals(List.of(board), boards.boards());
	}

	@Test
	void defaultBoardHasTheProcessorThatIsAskedFor() throws Exception {
		Optional<Device> device = Optional.of(DeviceCatalogue.builtIn().find("RT1064"));
		AttachedBoard board = boards.resolve("virtual", folder, device);
		assertEquals("MIMXRT1064-EVK", virtual(board).spec().name());
		assertSame(board, boards.resolve("virtual", folder, device));
		assertEquals("MIMXRT1020-EVK", virtual(boards.resolve("virtual", folder)).spec().name());
		AttachedBoard file = boards.resolve("virtual:mine.json", folder, device);
		assertEquals("MIMXRT1064-EVK", virtual(file).spec().name());
		assertEquals(3, read(restarted()).size());
	}

	@Test
	void nobodyWhoLooksWaitsUntilTheBoardsAreRead() throws Exception {
		CountDownLatch reading = new CountDownLatch(1);
		CountDownLatch goOn = new CountDownLatch(1);
		Boards slow = new BoardsComponent(() -> {
			reading.countDown();
			try {
				goOn.await();
			} catch (InterruptedException e) {
				Thread.currentThread().interrupt();
			}
			return folder.resolve("slow");
		});
		try {
			slow.boards();
			assertTrue(reading.await(10, TimeUnit.SECONDS));
			assertEquals(List.of(), assertTimeoutPreemptively(Duration.ofSeconds(10), slow::boards));
		} finally {
			goOn.countDown();
			Job.getJobManager().join(BootsealIde.JOB_FAMILY, null);
		}
	}

	@Test
	void boardsSurviveARestart() throws Exception {
		AttachedVirtualBoard board = attached("First");
		attached("Second");
		boards.rename(board, "Renamed");
		virtual(board).burnFuse(GENERAL_PURPOSE, 0x1234);
		virtual(board).setBootPins(BootPins.INTERNAL);
		boards.save(board);
		List<AttachedBoard> again = read(restarted());
		assertEquals(List.of("Renamed", "Second"), again.stream().map(AttachedBoard::name).toList());
		assertEquals(board.id(), again.get(0).id());
		assertEquals(board.path(), again.get(0).path());
		assertEquals(0x1234, virtual(again.get(0)).readFuse(GENERAL_PURPOSE));
		assertEquals(BootPins.INTERNAL, virtual(again.get(0)).bootPins());
		assertEquals(0, virtual(again.get(1)).readFuse(GENERAL_PURPOSE));
	}

	/** As the first version wrote it, which knew virtual boards only. */
	@Test
	void oldListIsRead() throws Exception {
		Files.createDirectories(folder.resolve("kept"));
		VirtualBoard.create(BoardSpec.mimxrt1020Evk()).save(folder.resolve("kept/a.json"));
		Files.writeString(folder.resolve("kept/boards.json"), """
				{
				  "format": "bootseal boards",
				  "boards": [
				    {
				      "id": "default",
				      "name": "Virtual board 1",
				      "path": "virtual:1-1",
				      "here": true,
				      "file": "a.json"
				    }
				  ]
				}""");
		AttachedBoard board = read(restarted()).get(0);
		assertEquals("Virtual board 1", board.name());
		assertEquals(List.of("MIMXRT1020"), board.devices());
		assertTrue(virtual(board).spec().path().equals("virtual:1-1"));
	}

	@Test
	void notTwoBoardsHaveTheSameNamePathOrId() throws Exception {
		AttachedVirtualBoard first = attached("Board");
		AttachedVirtualBoard second = attached("board");
		assertEquals("board (2)", second.name());
		assertNotEquals(first.path(), second.path());
		assertNotEquals(virtual(first).spec().seed(), virtual(second).spec().seed());
		assertThrows(CoreException.class, () -> boards.rename(second, "BOARD"));
		assertThrows(CoreException.class, () -> boards.rename(second, " "));
		assertEquals("board (2)", second.name());
		assertSame(first, boards.resolve(first.path(), folder));
		assertSame(second, boards.resolve("Board (2)", folder));
	}

	@Test
	void boardOfAFileIsAttachedOnceAndStaysTheUsers() throws Exception {
		attached("Other");
		Path file = folder.resolve("mine.json");
		VirtualBoard made = VirtualBoard.create(BoardSpec.mimxrt1020Evk());
		made.burnFuse(GENERAL_PURPOSE, 5);
		made.save(file);
		AttachedVirtualBoard board = (AttachedVirtualBoard) boards.resolve("virtual:mine.json", folder);
		assertEquals("mine.json", board.name());
		assertFalse(board.isKeptHere());
		assertEquals("virtual:1-2", board.path());
		assertEquals(List.of("virtual:1-2"), board.finder().find().stream().map(FoundBoard::path).toList());
		assertEquals(5, virtual(board).readFuse(GENERAL_PURPOSE));
		assertSame(board, boards.attachFile(file.toString(), "again", BoardSpec.mimxrt1020Evk()));
		boards.detach(board);
		assertTrue(Files.exists(file));
	}

	@Test
	void boardOfANewFileIsMade() throws Exception {
		AttachedVirtualBoard board = (AttachedVirtualBoard) boards.resolve("virtual:new.json", folder);
		assertTrue(Files.exists(folder.resolve("new.json")));
		assertEquals("MIMXRT1020-EVK", virtual(board).spec().name());
	}

	@Test
	void whatAnotherProgramMakesOfAFileIsTakenOver() throws Exception {
		Path file = folder.resolve("shared.json");
		AttachedVirtualBoard board = (AttachedVirtualBoard) boards.resolve("virtual:shared.json", folder);
		VirtualBoard other = VirtualBoard.open(file);
		other.burnFuse(GENERAL_PURPOSE, 7);
		other.save(file);
		Files.setLastModifiedTime(file,
				FileTime.fromMillis(Files.getLastModifiedTime(file).toMillis() + 2000));
		assertEquals(0, virtual(board).readFuse(GENERAL_PURPOSE));
		boards.refresh(board);
		assertEquals(7, virtual(board).readFuse(GENERAL_PURPOSE));
		VirtualBoard taken = virtual(board);
		boards.refresh(board);
		assertSame(taken, virtual(board), "nothing is new");
	}

	@Test
	void detachedBoardIsForgotten() throws Exception {
		AttachedVirtualBoard board = attached("Gone");
		Path file = Path.of(board.stateFile());
		assertTrue(Files.exists(file));
		boards.detach(board);
		boards.save(board);
		assertFalse(Files.exists(file));
		assertEquals(List.of(), read(restarted()));
		boards.detach(board);
	}

	@Test
	void brokenStateIsSaidAndDoesNotHurtOthers() throws Exception {
		AttachedVirtualBoard broken = attached("Broken");
		AttachedVirtualBoard good = attached("Good");
		byte[] rubbish = "{".getBytes(StandardCharsets.UTF_8);
		Files.write(Path.of(broken.stateFile()), rubbish);
		Boards again = restarted();
		AttachedVirtualBoard read = (AttachedVirtualBoard) read(again).get(0);
		assertTrue(read.virtual().isEmpty());
		assertTrue(read.problem().orElseThrow().contains("no JSON"), () -> read.problem().orElseThrow());
		ConnectionException problem = assertThrows(ConnectionException.class, () -> read.finder().find());
		assertTrue(problem.getMessage().startsWith("Broken: "), problem::getMessage);
		again.save(read);
		assertArrayEquals(rubbish, Files.readAllBytes(Path.of(broken.stateFile())), "the file is left alone");
		assertEquals(good.name(), again.boards().get(1).name());
		assertTrue(again.boards().get(1).problem().isEmpty());
		assertThrows(CoreException.class, () -> boards
				.attachFile(broken.stateFile() + "/x", "no folder", BoardSpec.mimxrt1020Evk()));
	}

	@Test
	void addressesThatMeanNoBoardAreRefused() throws Exception {
		attached("Here");
		CoreException usb = assertThrows(CoreException.class, () -> boards.resolve("usb", folder));
		assertEquals(Boards.NOT_AVAILABLE, usb.getStatus().getCode());
		CoreException other = assertThrows(CoreException.class, () -> boards.resolve("There", folder));
		assertEquals(Boards.NO_SUCH_BOARD, other.getStatus().getCode());
		assertTrue(other.getStatus().getMessage().contains("Here"), other::getMessage);
	}

	@Test
	void listenersAreTold() throws Exception {
		AtomicInteger changes = new AtomicInteger();
		BoardsListener listener = changes::incrementAndGet;
		read(boards);
		boards.addListener(listener);
		AttachedVirtualBoard board = attached("Seen");
		assertEquals(1, changes.get());
		boards.rename(board, "Other");
		boards.save(board);
		boards.detach(board);
		assertEquals(4, changes.get());
		boards.removeListener(listener);
		attached("Unseen");
		assertEquals(4, changes.get());
	}

	@Test
	void onlyJobsOfTheSameBoardConflict() throws Exception {
		AttachedVirtualBoard first = attached("First");
		AttachedVirtualBoard second = attached("Second");
		assertTrue(first.rule().isConflicting(restarted(first)));
		assertTrue(first.rule().contains(first.rule()));
		assertFalse(first.rule().isConflicting(second.rule()));
		assertFalse(first.rule().contains(second.rule()));
	}

	private BoardRule restarted(AttachedVirtualBoard board) throws InterruptedException {
		return read(restarted()).stream().filter(other -> other.id().equals(board.id())).findFirst().orElseThrow()
				.rule();
	}
}
