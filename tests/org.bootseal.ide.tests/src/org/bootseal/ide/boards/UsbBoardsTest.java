/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.boards;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import org.bootseal.board.VirtualBoard;
import org.bootseal.core.connection.BoardMode;
import org.bootseal.core.connection.BusListener;
import org.bootseal.core.connection.FoundBoard;
import org.bootseal.core.device.Device;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.plan.LookStep;
import org.bootseal.core.sdp.HabState;
import org.bootseal.ide.BootsealIde;
import org.bootseal.ide.StatusConverter;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.core.runtime.jobs.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Boards on USB come, go, come back as something else, and are found by their address. */
class UsbBoardsTest {

	@TempDir
	private Path folder;
	private final FakeUsbBus bus = new FakeUsbBus();
	private BoardsComponent boards;
	private BusListener.Registration following;

	@BeforeEach
	void follow() throws InterruptedException {
		boards = new BoardsComponent(() -> folder.resolve("kept"));
		boards.bindUsb(bus);
		following = boards.follow();
		join();
	}

	@AfterEach
	void unfollow() throws InterruptedException {
		following.close();
		join();
		assertEquals(0, bus.listeners());
	}

	private static void join() throws InterruptedException {
		Job.getJobManager().join(BootsealIde.JOB_FAMILY, null);
	}

	private static IStatus run(Job job) throws InterruptedException {
		job.schedule();
		job.join();
		return job.getResult();
	}

	private AttachedUsbBoard only() throws InterruptedException {
		join();
		assertEquals(1, boards.boards().size());
		return (AttachedUsbBoard) boards.boards().get(0);
	}

	private CoreException refused(String address) {
		return assertThrows(CoreException.class, () -> boards.resolve(address, folder));
	}

	@Test
	void comesAndGoes() throws Exception {
		AtomicInteger told = new AtomicInteger();
		boards.addListener(told::incrementAndGet);
		VirtualBoard plugged = bus.plug("1-2");
		AttachedUsbBoard board = only();
		assertEquals("usb:1-2", board.name());
		assertEquals("usb:1-2", board.path());
		assertEquals("usb:1-2 (SE Blank RT Family)", board.toString());
		assertEquals(Optional.of(BoardMode.ROM), board.found().map(FoundBoard::mode));
		assertTrue(board.problem().isEmpty());
		assertTrue(told.get() > 0);
		bus.unplug(plugged);
		join();
		assertEquals(List.of(), boards.boards());
		assertTrue(board.whyAway().contains("serial download"), board::whyAway);
	}

	@Test
	void nothingHappensAtRestAndNobodyFollowsForNothing() throws Exception {
		bus.plug("1-2");
		join();
		int looks = bus.looks();
		boards.boards();
		join();
		assertEquals(looks, bus.looks());
		assertEquals(1, bus.listeners());
		BusListener.Registration second = boards.follow();
		following.close();
		following.close();
		join();
		assertEquals(1, bus.listeners(), "another one still follows");
		second.close();
		join();
		assertEquals(0, bus.listeners());
		assertEquals(List.of(), boards.boards());
		bus.plug("1-3");
		join();
		assertEquals(looks, bus.looks());
	}

	@Test
	void staysTheSameWhileItComesBackAsSomethingElse() throws Exception {
		VirtualBoard plugged = bus.plug("1-2");
		AttachedUsbBoard board = only();
		List<String> asRom = board.devices();
		assertTrue(asRom.contains("MIMXRT1020") && asRom.contains("MIMXRT1050") && !asRom.contains("MIMXRT1010"),
				asRom::toString);
		plugged.unplug();
		bus.find();
		plugged.powerCycle();
		while (bus.find().isEmpty()) {
			bus.awaitChange(LookStep.LIMIT);
		}
		assertSame(board, only());
		assertTrue(board.found().isPresent());
	}

	@Test
	void unpluggedInAJobItStaysUntilTheJobEnds() throws Exception {
		VirtualBoard plugged = bus.plug("1-2");
		AttachedUsbBoard board = only();
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
		CountDownLatch gone = new CountDownLatch(1);
		boards.addListener(() -> {
			if (board.found().isEmpty()) {
				gone.countDown();
			}
		});
		bus.unplug(plugged);
		gone.await();
		assertSame(board, boards.boards().get(0));
		end.countDown();
		join();
		assertEquals(List.of(), boards.boards());
	}

	@Test
	void whatCantBeOpenedSaysWhy() throws Exception {
		bus.problem("1-2", "this user may not use it");
		bus.plug("1-2");
		AttachedUsbBoard board = only();
		assertEquals(Optional.of("this user may not use it"), board.problem());
		IStatus status = run(new ResetBoardJob(boards, board));
		assertEquals(StatusConverter.BAD_INPUT, status.getCode());
		assertTrue(status.getMessage().contains("may not use it"), status::getMessage);
		ReadBoardJob look = new ReadBoardJob(boards, board);
		assertTrue(run(look).isOK());
		assertEquals("this user may not use it", look.reading().orElseThrow().note());
		bus.problem("1-2", "");
		boards.lookAgain();
		join();
		assertTrue(board.problem().isEmpty());
		assertEquals(Optional.of("sudo let-me\n"), boards.usbPermission());
	}

	/** The system gives the right to open a board a moment after the board has come. */
	@Test
	void rightsMayComeLater() throws Exception {
		bus.problem("1-2", "this user may not use it");
		List<Optional<String>> problems = new CopyOnWriteArrayList<>();
		boards.addListener(() -> {
			boards.boards().forEach(board -> problems.add(board.problem()));
			bus.problem("1-2", "");
		});
		bus.plug("1-2");
		assertTrue(only().problem().isEmpty());
		assertEquals(Optional.of("this user may not use it"), problems.get(0));
	}

	@Test
	void withoutUsbAllElseWorks() throws Exception {
		bus.breakDown();
		boards.lookAgain();
		join();
		assertEquals(Optional.of("no library\nInstall it."), boards.usbProblem());
		CoreException refused = refused("usb");
		assertEquals(Boards.NOT_AVAILABLE, refused.getStatus().getCode());
		assertTrue(refused.getMessage().contains("Install it."), refused::getMessage);
		assertEquals(Boards.DEFAULT_BOARD, boards.resolve("virtual", folder).name());
		boards.unbindUsb(new FakeUsbBus());
		assertEquals(Boards.NOT_AVAILABLE, refused("usb:1-2").getStatus().getCode());
		boards.unbindUsb(bus);
		join();
		assertEquals(Boards.NOT_AVAILABLE, refused("usb").getStatus().getCode());
		assertTrue(boards.usbProblem().isEmpty());
		assertTrue(boards.usbPermission().isEmpty());
	}

	@Test
	void anotherBusTakesThePlaceOfTheFirst() throws Exception {
		bus.plug("1-2");
		AttachedUsbBoard first = only();
		FakeUsbBus other = new FakeUsbBus();
		other.plug("1-2");
		boards.bindUsb(other);
		boards.unbindUsb(bus);
		assertFalse(only() == first);
		assertEquals(0, bus.listeners());
		assertEquals(1, other.listeners());
		boards.unbindUsb(other);
		join();
		assertEquals(0, other.listeners());
	}

	@Test
	void addressMeansTheOnlyBoardOrAPlaceOrASerialNumber() throws Exception {
		bus.serial("1-3", "A77");
		bus.plug("1-2");
		AttachedUsbBoard board = only();
		assertSame(board, boards.resolve("usb", folder));
		assertSame(board, boards.resolve("usb:1-2", folder));
		bus.plug("1-3");
		CoreException several = refused("usb");
		assertEquals(Boards.SEVERAL_BOARDS, several.getStatus().getCode());
		assertTrue(several.getMessage().contains("usb:1-2 (ROM), usb:1-3 (ROM, serial A77)"), several::getMessage);
		assertEquals("usb:1-3", boards.resolve("usb:A77", folder).path());
		CoreException none = refused("usb:1-4");
		assertEquals(Boards.NO_SUCH_BOARD, none.getStatus().getCode());
		assertTrue(none.getMessage().contains("usb:1-4") && none.getMessage().contains("usb:1-2"), none::getMessage);
	}

	@Test
	void onlyBoardHasTheProcessor() throws Exception {
		Device other = DeviceCatalogue.builtIn().find("MIMXRT1010");
		Device same = DeviceCatalogue.builtIn().find("MIMXRT1020");
		bus.plug("1-2");
		CoreException none = assertThrows(CoreException.class,
				() -> boards.resolve("usb", folder, Optional.of(other)));
		assertEquals(Boards.NO_SUCH_BOARD, none.getStatus().getCode());
		assertTrue(none.getMessage().contains("MIMXRT1010"), none::getMessage);
		assertEquals("usb:1-2", boards.resolve("usb", folder, Optional.of(same)).path());
	}

	@Test
	void isFoundThoughNobodyFollows() throws Exception {
		following.close();
		join();
		bus.plug("1-2");
		assertEquals("usb:1-2", boards.resolve("usb", folder).path());
		assertEquals(List.of(), boards.boards());
		assertEquals(0, bus.listeners());
	}

	@Test
	void romTellsWhatAllItsProcessorsHaveInCommon() throws Exception {
		VirtualBoard plugged = bus.plug("1-2");
		AttachedUsbBoard board = only();
		ReadBoardJob look = new ReadBoardJob(boards, board);
		assertTrue(run(look).isOK());
		BoardReading reading = look.reading().orElseThrow();
		assertEquals(Optional.of(HabState.OPEN), reading.hab());
		assertEquals(String.format("%08x%08x", plugged.readFuse(1), plugged.readFuse(2)),
				reading.uniqueId().orElseThrow().substring(0, 16));
	}

	@Test
	void fusesNeedTheProcessor() throws Exception {
		VirtualBoard plugged = bus.plug("1-2");
		AttachedUsbBoard board = only();
		ReadFusesJob unknown = new ReadFusesJob(boards, board);
		IStatus status = run(unknown);
		assertEquals(StatusConverter.BAD_INPUT, status.getCode());
		assertTrue(status.getMessage().contains("MIMXRT1020"), status::getMessage);
		board.isA("MIMXRT1020");
		ReadFusesJob known = new ReadFusesJob(boards, board);
		assertTrue(run(known).isOK());
		for (FuseReading fuse : known.fuses()) {
			assertEquals(plugged.readFuse(fuse.word().index()), fuse.value().orElseThrow());
		}
		boards.lookAgain();
		join();
		assertEquals(List.of("MIMXRT1020"), board.devices(), "nobody has to say it twice");
	}

	@Test
	void romHasNoReset() throws Exception {
		bus.plug("1-2");
		IStatus status = run(new ResetBoardJob(boards, only()));
		assertEquals(StatusConverter.BAD_INPUT, status.getCode());
		assertTrue(status.getMessage().contains("reset key"), status::getMessage);
	}
}
