/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.usb;

import static org.bootseal.usb.Bench.LONG;
import static org.bootseal.usb.Bench.fails;
import static org.bootseal.usb.Bench.queue;
import static org.bootseal.usb.Bench.report;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.FutureTask;

import org.bootseal.core.connection.ConnectionException;
import org.bootseal.core.connection.ConnectionException.Reason;
import org.bootseal.core.connection.HidChannel;
import org.bootseal.usb.FakeDevice.Fate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Ends of a channel: the board goes, another thread closes it, or it could not be opened; nothing is left. */
class ChannelEndTest {

	private final Bench bench = new Bench();

	@AfterEach
	void nothingIsLeft() {
		bench.close();
	}

	/** A thread that waits for a report, until its wait fails for this reason. */
	private static FutureTask<ConnectionException> reading(HidChannel channel, Reason reason) {
		FutureTask<ConnectionException> reading = new FutureTask<>(() -> fails(reason, () -> channel.read(LONG)));
		Thread reader = new Thread(reading);
		reader.start();
		Bench.awaitWaiting(reader);
		return reading;
	}

	@Test
	void aBoardThatGoesEndsEachWait() throws Exception {
		FakeDevice rom = bench.rom(true);
		try (HidChannel channel = bench.open()) {
			FutureTask<ConnectionException> reading = reading(channel, Reason.GONE);
			bench.usb.unplug(rom);
			assertFalse(reading.get().advice().isEmpty());
			fails(Reason.GONE, () -> channel.read(LONG));
			fails(Reason.GONE, () -> queue(channel, 1));
			fails(Reason.GONE, () -> channel.flush(LONG));
			fails(Reason.GONE, channel::poll);
		}
	}

	@Test
	void aBoardThatGoesWhileItTakesReportsIsGone() throws ConnectionException {
		FakeDevice rom = bench.rom(false);
		try (HidChannel channel = bench.open()) {
			rom.fates(Fate.DONE, Fate.DONE, Fate.GONE);
			fails(Reason.GONE, () -> {
				for (int i = 0; i < 10; i++) {
					queue(channel, i);
				}
				channel.flush(LONG);
			});
			assertEquals(2, rom.taken().size());
		}
	}

	@Test
	void whatCameBeforeTheBoardWentIsRead() throws ConnectionException {
		FakeDevice rom = bench.rom(true);
		try (HidChannel channel = bench.open()) {
			rom.say((byte) 3, (byte) 1);
			bench.usb.unplug(rom);
			assertEquals(1, channel.read(LONG)[1]);
			fails(Reason.GONE, () -> channel.read(LONG));
		}
	}

	/** For a moment after a board was pulled out, the system sees only that its transfers fail. */
	@Test
	void aBoardThatGivesNoSignOfLifeIsGone() throws ConnectionException {
		FakeDevice rom = bench.rom(true);
		try (HidChannel channel = bench.open()) {
			rom.fates(Fate.ERROR);
			queue(channel, 1);
			bench.usb.failCall(0, UsbCode.IO);
			fails(Reason.GONE, () -> channel.flush(LONG));
		}
	}

	@Test
	void anotherThreadClosesAndTheOwnerFails() throws Exception {
		bench.rom(true);
		HidChannel channel = bench.open();
		FutureTask<ConnectionException> reading = reading(channel, Reason.FAILED);
		channel.close();
		reading.get();
		channel.close();
		fails(Reason.FAILED, channel::poll);
		fails(Reason.FAILED, () -> queue(channel, 1));
	}

	@Test
	void closingTakesBackWhatIsInFlight() throws ConnectionException {
		FakeDevice rom = bench.rom(true);
		HidChannel channel = bench.open();
		rom.fates(Fate.HELD);
		for (int i = 0; i < TransferRing.SLOTS; i++) {
			queue(channel, i);
		}
		channel.close();
		assertEquals(0, rom.waiting());
		assertFalse(rom.isOpen());
		assertTrue(rom.hasKernelDriver());
	}

	@Test
	void readsStandByOnlyWhileTheChannelIsOpen() throws ConnectionException {
		FakeDevice rom = bench.rom(true);
		assertFalse(rom.hasStandingBy());
		try (HidChannel channel = bench.open()) {
			assertTrue(rom.hasStandingBy());
			assertEquals(1, bench.boards.statistics().threads.get());
		}
		assertFalse(rom.hasStandingBy());
		Bench.await(() -> bench.boards.statistics().threads.get() == 0);
	}

	@Test
	void anInterruptedOwnerKeepsItsInterrupt() throws Exception {
		FakeDevice rom = bench.rom(true);
		try (HidChannel channel = bench.open()) {
			FutureTask<Boolean> reading = new FutureTask<>(() -> {
				channel.read(LONG);
				return Thread.interrupted();
			});
			Thread reader = new Thread(reading);
			reader.start();
			Bench.awaitWaiting(reader);
			reader.interrupt();
			rom.say((byte) 3);
			assertTrue(reading.get());
		}
	}

	@Test
	void eventsThatCanNotBeHandledEndEachWait() throws Exception {
		bench.rom(true);
		HidChannel channel = bench.open();
		FutureTask<ConnectionException> reading = reading(channel, Reason.FAILED);
		bench.usb.failEvents(UsbCode.OTHER);
		reading.get();
		bench.usb.failEvents(0);
		fails(Reason.FAILED, () -> queue(channel, 1));
		// a new thread handles what the old one left
		channel.close();
		try (HidChannel again = bench.open()) {
			again.write(report(1, 1), LONG);
		}
	}

	/** Whatever step of opening a board fails, nothing of it is left, and the kernel has its interface back. */
	@Test
	void aFailureAmidOpeningLeavesNothing() throws ConnectionException {
		FakeDevice rom = bench.rom(true);
		bench.boards.find();
		int step = 0;
		boolean opened = false;
		while (!opened) {
			bench.usb.failCall(step++, UsbCode.OTHER);
			try (HidChannel channel = bench.open()) {
				opened = true;
				channel.write(report(1, 1), LONG);
			} catch (ConnectionException e) {
				assertEquals(Reason.FAILED, e.reason());
			}
			assertFalse(rom.isOpen(), "after step " + step);
			assertTrue(rom.hasKernelDriver(), "after step " + step);
		}
		assertTrue(step > 2 * TransferRing.SLOTS, "all steps were tried");
	}
}
