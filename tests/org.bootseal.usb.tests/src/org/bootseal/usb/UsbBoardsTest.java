/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.usb;

import static org.bootseal.usb.Bench.FLASHLOADER;
import static org.bootseal.usb.Bench.LONG;
import static org.bootseal.usb.Bench.ROM;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import org.bootseal.core.connection.BoardMode;
import org.bootseal.core.connection.BusListener;
import org.bootseal.core.connection.ConnectionException;
import org.bootseal.core.connection.ConnectionException.Reason;
import org.bootseal.core.connection.FoundBoard;
import org.bootseal.core.connection.HidChannel;
import org.bootseal.core.connection.UsbId;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsbBoardsTest {

	private Bench bench = new Bench();

	@AfterEach
	void nothingIsLeft() {
		bench.close();
	}

	@Test
	void nothingIsLoadedBeforeTheFirstCall() {
		assertTrue(bench.boards.statistics().isZero());
		assertEquals(List.of(), bench.usb.calls);
	}

	@Test
	void boardsAreFoundByTheirIdsInTheOrderOfTheirPlaces() throws ConnectionException {
		bench.usb.plug(bench.device(FLASHLOADER, 9, true, 2, 10));
		bench.usb.plug(bench.device(new UsbId(0x046D, 0xC31C), 4, true, 1));
		bench.usb.plug(bench.device(ROM, 8, false, 2, 3).withString(3, "A1"));
		bench.usb.plug(bench.device(new UsbId(0x1FC9, 0x0135), 7, false, 2));
		List<FoundBoard> found = bench.boards.find();
		assertEquals(List.of("usb:1-2", "usb:1-2.3", "usb:1-2.10"), found.stream().map(FoundBoard::path).toList());
		assertEquals(new FoundBoard("usb:1-2.3", Optional.of(ROM), BoardMode.ROM, "SE Blank RT Family", "A1", ""),
				found.get(1));
		assertEquals(BoardMode.FLASHLOADER, found.get(2).mode());
	}

	@Test
	void aBoardIsOpenedForItsNamesOnce() throws ConnectionException {
		FakeDevice rom = bench.rom(true);
		List<FoundBoard> first = bench.boards.find();
		assertEquals(first, bench.boards.find());
		assertEquals(1, Collections.frequency(bench.usb.calls, "open"));
		bench.usb.unplug(rom);
		assertEquals(List.of(), bench.boards.find());
		bench.usb.plug(bench.device(FLASHLOADER, 6, true, 2, 3));
		assertEquals("usb:1-2.3", bench.boards.find().get(0).path());
		assertEquals(2, Collections.frequency(bench.usb.calls, "open"));
	}

	@Test
	void aBoardWithoutStringsHasNoNames() throws ConnectionException {
		bench.usb.plug(new FakeDevice(bench.usb, new DeviceInfo(ROM, 1, 5, List.of(1), 0, 0), true));
		assertEquals("", bench.boards.find().get(0).product());
		assertEquals("", bench.boards.find().get(0).problem());
	}

	@Test
	void aBoardThatDoesNotAnswerIsListedAndAskedAgain() throws ConnectionException {
		bench.rom(true);
		// to list the devices and to open one work, its first answer does not come
		bench.usb.failCall(3, UsbCode.TIMEOUT);
		FoundBoard silent = bench.boards.find().get(0);
		assertEquals("no answer in time", silent.problem());
		assertEquals("SE Blank RT Family", bench.boards.find().get(0).product());
	}

	@Test
	void aBoardThatRefusesToTellItsNameHasNone() throws ConnectionException {
		bench.rom(true);
		bench.usb.failCall(3, UsbCode.PIPE);
		FoundBoard nameless = bench.boards.find().get(0);
		assertEquals("", nameless.product() + nameless.problem());
	}

	@Test
	void aBoardThatMayNotBeOpenedIsListedWithWhatToDo() throws ConnectionException {
		FakeDevice rom = bench.rom(true);
		rom.refuseToOpen(UsbCode.ACCESS);
		FoundBoard board = bench.boards.find().get(0);
		assertTrue(board.problem().contains("udev rule"), board.problem());
		ConnectionException failure = assertThrows(ConnectionException.class, () -> bench.boards.open(board));
		assertEquals(Reason.NO_PERMISSION, failure.reason());
		assertTrue(failure.advice().contains("udev rule"), failure.advice());
		rom.refuseToOpen(0);
		assertEquals("", bench.boards.find().get(0).problem());
	}

	@Test
	void aBoardThatAnotherProgramHasIsBusy() {
		FakeDevice rom = bench.rom(true);
		rom.setBusy();
		ConnectionException failure = assertThrows(ConnectionException.class, bench::open);
		assertEquals(Reason.BUSY, failure.reason());
		assertTrue(failure.advice().contains("blhost"), failure.advice());
		assertTrue(rom.hasKernelDriver());
	}

	@Test
	void linuxTellsWhichBoardAnotherProgramHas(@TempDir Path folder) throws ConnectionException, IOException {
		bench = new Bench(new FakeUsb(), folder);
		Path entry = Files.createDirectories(folder.resolve("1-2.3:1.0"));
		Files.createSymbolicLink(entry.resolve("driver"), Path.of("/drivers/usbhid"));
		bench.rom(true);
		assertEquals("", bench.boards.find().get(0).problem());
		Files.delete(entry.resolve("driver"));
		Files.createSymbolicLink(entry.resolve("driver"), Path.of("/drivers/usbfs"));
		assertTrue(bench.boards.find().get(0).problem().startsWith("another program has it"));
		try (HidChannel channel = bench.open()) {
			assertEquals("", bench.boards.find().get(0).problem(), channel + " is ours");
		}
	}

	@Test
	void aBoardThatGoesWhileItIsLookedAtIsNotListed() throws ConnectionException {
		bench.rom(true).refuseToOpen(UsbCode.NO_DEVICE);
		assertEquals(List.of(), bench.boards.find());
	}

	@Test
	void aBoardThatIsNotThereIsGone() throws ConnectionException {
		FakeDevice rom = bench.rom(true);
		FoundBoard board = bench.boards.find().get(0);
		bench.usb.unplug(rom);
		bench.usb.plug(bench.device(FLASHLOADER, 6, true, 2, 3));
		ConnectionException failure = assertThrows(ConnectionException.class, () -> bench.boards.open(board));
		assertEquals(Reason.GONE, failure.reason());
		assertEquals("usb:1-2.3: there is no 1FC9:0130: it is gone", failure.getMessage());
	}

	@Test
	void aBoardWithoutReportsIsGarbled() {
		FakeDevice rom = bench.rom(true).withReportDescriptor(new byte[] { (byte) 0xC0 });
		ConnectionException failure = assertThrows(ConnectionException.class, bench::open);
		assertEquals(Reason.GARBLED, failure.reason());
		assertTrue(rom.hasKernelDriver());
		assertFalse(rom.isOpen());
	}

	@Test
	void twoBoardsAreOpenAtOnceAndOneThreadServesThem() throws ConnectionException {
		FakeDevice one = bench.rom(true);
		FakeDevice other = bench.device(ROM, 6, false, 4);
		bench.usb.plug(other);
		List<FoundBoard> found = bench.boards.find();
		try (HidChannel first = bench.boards.open(found.get(0)); HidChannel second = bench.boards.open(found.get(1))) {
			first.write(new byte[] { 1 }, LONG);
			second.write(new byte[] { 2 }, LONG);
			assertEquals(1, one.taken().size());
			assertEquals(1, other.taken().size());
			assertEquals(1, bench.boards.statistics().threads.get());
		}
	}

	@Test
	void closingTheBoardsClosesTheirChannels() throws ConnectionException {
		FakeDevice rom = bench.rom(true);
		HidChannel channel = bench.open();
		bench.boards.close();
		assertTrue(rom.hasKernelDriver());
		assertEquals(Reason.FAILED,
				assertThrows(ConnectionException.class, () -> channel.read(LONG)).reason());
		assertThrows(ConnectionException.class, () -> bench.boards.find());
		channel.close();
		bench.boards.close();
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void aChangeEndsTheWait(boolean hotplug) throws Exception {
		bench = new Bench(new FakeUsb(hotplug), Path.of("no such folder"));
		bench.boards.find();
		Thread waiting = new Thread(this::awaitChange);
		waiting.start();
		Bench.awaitWaiting(waiting);
		bench.rom(true);
		Bench.join(waiting);
		assertEquals(1, bench.boards.find().size());
		Bench.await(() -> bench.boards.statistics().threads.get() == 0);
		assertFalse(bench.usb.isWatched());
	}

	/** Whoever waits for the bus is let go, and the bus is given back when nobody uses it any more. */
	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void closingEndsTheWaitForAChange(boolean hotplug) throws Exception {
		bench = new Bench(new FakeUsb(hotplug), Path.of("no such folder"));
		bench.boards.find();
		AtomicReference<Throwable> failure = new AtomicReference<>();
		Thread waiting = new Thread(this::awaitChange);
		waiting.setUncaughtExceptionHandler((thread, error) -> failure.set(error));
		waiting.start();
		Bench.awaitWaiting(waiting);
		Thread closing = new Thread(() -> bench.boards.close());
		closing.start();
		Bench.join(closing);
		Bench.join(waiting);
		assertEquals(null, failure.get());
	}

	@Test
	void closingWaitsForWhoLooksAtTheBus() throws Exception {
		bench.rom(true);
		CountDownLatch looking = new CountDownLatch(1);
		CountDownLatch goOn = new CountDownLatch(1);
		bench.boards.find();
		bench.usb.whileListing(() -> {
			looking.countDown();
			try {
				goOn.await();
			} catch (InterruptedException e) {
				Thread.currentThread().interrupt();
			}
		});
		AtomicReference<Object> result = new AtomicReference<>();
		Thread finder = new Thread(() -> {
			try {
				result.set(bench.boards.find());
			} catch (ConnectionException | RuntimeException e) {
				result.set(e);
			}
		});
		finder.start();
		looking.await();
		Thread closing = new Thread(() -> bench.boards.close());
		closing.start();
		Bench.await(() -> closing.getState() == Thread.State.WAITING || !closing.isAlive());
		goOn.countDown();
		Bench.join(finder);
		Bench.join(closing);
		assertEquals(1, ((List<?>) result.get()).size());
		assertEquals(Reason.FAILED, assertThrows(ConnectionException.class, () -> bench.boards.find()).reason());
	}

	private void awaitChange() {
		try {
			bench.boards.awaitChange(LONG);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	@Test
	void aChangeSinceTheLastLookIsNotMissed() throws Exception {
		bench.boards.find();
		bench.rom(true);
		bench.boards.awaitChange(LONG);
	}

	@Test
	void withoutChangeTheWaitEnds() throws Exception {
		bench.rom(true);
		bench.boards.find();
		bench.boards.awaitChange(Bench.SHORT);
		bench.boards.awaitChange(Duration.ZERO);
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void listenersAreToldUntilTheyEnd(boolean hotplug) throws Exception {
		bench = new Bench(new FakeUsb(hotplug), Path.of("no such folder"));
		AtomicInteger told = new AtomicInteger();
		AtomicInteger toldOther = new AtomicInteger();
		BusListener.Registration registration = bench.boards.listen(told::incrementAndGet);
		try (BusListener.Registration other = bench.boards.listen(toldOther::incrementAndGet)) {
			FakeDevice rom = bench.rom(true);
			Bench.await(() -> told.get() == 1 && toldOther.get() == 1);
			registration.close();
			registration.close();
			bench.usb.unplug(rom);
			Bench.await(() -> toldOther.get() == 2);
			assertEquals(1, told.get(), other + " alone is told");
		}
		Bench.await(() -> bench.boards.statistics().threads.get() == 0);
	}

	/** All channels depend on the thread that listeners are called on. */
	@Test
	void aListenerThatFailsHarmsNobody() throws Exception {
		AtomicInteger uncaught = new AtomicInteger();
		Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
		Thread.setDefaultUncaughtExceptionHandler((thread, error) -> uncaught.incrementAndGet());
		try (BusListener.Registration registration = bench.boards.listen(() -> {
			throw new IllegalStateException("on purpose");
		})) {
			bench.rom(true);
			Bench.await(() -> uncaught.get() == 1);
			try (HidChannel channel = bench.open()) {
				channel.write(new byte[] { 1 }, LONG);
			}
			assertTrue(bench.usb.isWatched(), registration + " is still told");
		} finally {
			Thread.setDefaultUncaughtExceptionHandler(before);
		}
	}

	@Test
	void aBusThatCanNotBeLookedAtIsToldOf() throws ConnectionException, InterruptedException {
		bench.boards.find();
		bench.usb.failCall(0, UsbCode.OTHER);
		assertEquals(Reason.FAILED, assertThrows(ConnectionException.class, () -> bench.boards.find()).reason());
		bench.usb.failCall(0, UsbCode.OTHER);
		assertThrows(ConnectionException.class, () -> bench.boards.listen(() -> {
			// never told
		}));
		bench.usb.failCall(0, UsbCode.OTHER);
		bench.boards.awaitChange(Bench.SHORT);
	}
}
