/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.usb;

import static org.bootseal.usb.Bench.LONG;
import static org.bootseal.usb.Bench.SHORT;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.concurrent.FutureTask;

import org.bootseal.core.connection.ConnectionException;
import org.bootseal.core.connection.ConnectionException.Reason;
import org.bootseal.core.connection.HidChannel;
import org.bootseal.usb.FakeDevice.Fate;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsbHidChannelTest {

	private final Bench bench = new Bench();

	@AfterEach
	void nothingIsLeft() {
		bench.close();
	}

	private static byte[] report(int id, int number) {
		return new byte[] { (byte) id, (byte) number, 7 };
	}

	private static void queue(HidChannel channel, int number) throws ConnectionException {
		channel.queue(3, report -> report.put(report(2, number)), SHORT);
	}

	private static ConnectionException fails(Reason reason, Executable action) {
		ConnectionException failure = assertThrows(ConnectionException.class, action);
		assertEquals(reason, failure.reason(), failure.getMessage());
		assertTrue(failure.getMessage().startsWith("usb:1-2.3: "), failure.getMessage());
		return failure;
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void reportsArriveInOrder(boolean outEndpoint) throws ConnectionException {
		FakeDevice rom = bench.rom(outEndpoint);
		try (HidChannel channel = bench.open()) {
			for (int i = 0; i < 100; i++) {
				channel.queue(1025, numbered(i), LONG);
			}
			channel.flush(LONG);
			channel.write(report(1, 100), LONG);
			for (int i = 0; i <= 100; i++) {
				assertEquals(i, rom.taken().get(i)[1]);
			}
			assertArrayEquals(report(1, 100), rom.taken().get(100));
		}
	}

	private static HidChannel.ReportWriter numbered(int i) {
		return report -> report.put((byte) 2).put((byte) i);
	}

	@Test
	void theReportDescriptorTellsHowLongReportsAre() throws ConnectionException {
		bench.rom(true);
		try (HidChannel channel = bench.open()) {
			assertEquals(1025, channel.longestOutputReport());
			fails(Reason.GARBLED, () -> channel.write(new byte[1026], LONG));
		}
	}

	/** The board can't know that a report is over that ends with a full packet, unless it is the longest one. */
	@Test
	void aPacketThatIsNotFullEndsAReport() throws ConnectionException {
		FakeDevice rom = bench.rom(true);
		try (HidChannel channel = bench.open()) {
			channel.write(new byte[2 * Descriptors.PACKET], LONG);
			channel.write(new byte[2 * Descriptors.PACKET + 1], LONG);
			assertEquals(2 * Descriptors.PACKET + 1, rom.taken().get(0).length);
			assertEquals(2 * Descriptors.PACKET + 1, rom.taken().get(1).length);
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void queueWaitsOnlyWhenAllAreInFlight(boolean outEndpoint) throws ConnectionException {
		FakeDevice rom = bench.rom(outEndpoint);
		try (HidChannel channel = bench.open()) {
			rom.fates(Fate.HELD);
			for (int i = 0; i < TransferRing.SLOTS; i++) {
				queue(channel, i);
			}
			assertEquals(TransferRing.SLOTS, rom.waiting());
			fails(Reason.TIMED_OUT, () -> queue(channel, 99));
			assertEquals(0, rom.waiting(), "what was not taken is taken back");
			rom.goOn();
			channel.write(report(1, 1), LONG);
			assertEquals(1, rom.taken().size());
		}
	}

	@Test
	void flushTimesOutAndTheChannelGoesOn() throws ConnectionException {
		FakeDevice rom = bench.rom(true);
		try (HidChannel channel = bench.open()) {
			rom.fates(Fate.DONE, Fate.HELD);
			queue(channel, 1);
			queue(channel, 2);
			fails(Reason.TIMED_OUT, () -> channel.flush(SHORT));
			rom.goOn();
			channel.write(report(1, 3), LONG);
			assertArrayEquals(report(1, 3), rom.taken().get(1));
		}
	}

	@Test
	void whatTheBoardTookInTheLastMomentIsTaken() throws ConnectionException {
		FakeDevice rom = bench.rom(true);
		try (HidChannel channel = bench.open()) {
			rom.fates(Fate.DONE_WHEN_CANCELLED);
			queue(channel, 1);
			queue(channel, 2);
			channel.flush(SHORT);
			assertEquals(2, rom.taken().size());
		}
	}

	@ParameterizedTest
	@EnumSource(value = Fate.class, names = { "STALL", "ERROR", "SHORT" })
	void aFailedReportIsToldOnceAndTheChannelGoesOn(Fate fate) throws ConnectionException {
		FakeDevice rom = bench.rom(true);
		try (HidChannel channel = bench.open()) {
			rom.fates(Fate.DONE, fate);
			queue(channel, 1);
			queue(channel, 2);
			fails(fate == Fate.STALL ? Reason.STALLED : Reason.FAILED, () -> channel.flush(LONG));
			assertEquals(fate == Fate.STALL, bench.usb.calls.contains("clearHalt 2"));
			channel.flush(LONG);
			channel.write(report(1, 3), LONG);
			assertArrayEquals(report(1, 3), rom.taken().get(1));
		}
	}

	@Test
	void aStallOfTheControlPipeNeedsNoCleaning() throws ConnectionException {
		FakeDevice rom = bench.rom(false);
		try (HidChannel channel = bench.open()) {
			rom.fates(Fate.STALL);
			fails(Reason.STALLED, () -> channel.write(report(1, 1), LONG));
			channel.write(report(1, 2), LONG);
			assertFalse(bench.usb.calls.contains("clearHalt 0"));
		}
	}

	@Test
	void aReportThatComesAfterATimeOutIsReadNext() throws ConnectionException {
		FakeDevice rom = bench.rom(true);
		try (HidChannel channel = bench.open()) {
			fails(Reason.TIMED_OUT, () -> channel.read(SHORT));
			rom.say((byte) 3, (byte) 1);
			rom.say((byte) 4, (byte) 2);
			assertArrayEquals(new byte[] { 3, 1 }, channel.read(LONG));
			byte second = channel.read(report -> report.get(1), LONG);
			assertEquals(2, second);
		}
	}

	@Test
	void moreReportsThanTransfersComeInOrder() throws ConnectionException {
		FakeDevice rom = bench.rom(true);
		try (HidChannel channel = bench.open()) {
			for (int i = 0; i < 5 * TransferRing.SLOTS; i++) {
				rom.say((byte) 3, (byte) i);
			}
			assertEquals(4 * TransferRing.SLOTS, rom.unheard());
			for (int i = 0; i < 5 * TransferRing.SLOTS; i++) {
				assertEquals(i, channel.read(LONG)[1]);
			}
		}
	}

	@Test
	void anEarlyAnswerIsSeenWhileReportsAreInFlight() throws ConnectionException {
		FakeDevice rom = bench.rom(true);
		try (HidChannel channel = bench.open()) {
			assertEquals(Optional.empty(), channel.poll());
			rom.fates(Fate.HELD);
			queue(channel, 1);
			rom.say((byte) 3, (byte) 9);
			Optional<byte[]> early = Optional.empty();
			while (early.isEmpty()) {
				early = channel.poll();
			}
			assertArrayEquals(new byte[] { 3, 9 }, early.get());
			assertEquals(1, rom.waiting());
		}
	}

	@Test
	void aReaderThatRefusesLosesNoFurtherReport() throws ConnectionException {
		FakeDevice rom = bench.rom(true);
		try (HidChannel channel = bench.open()) {
			for (int i = 0; i < 2 * TransferRing.SLOTS; i++) {
				rom.say((byte) 3, (byte) i);
			}
			assertThrows(ConnectionException.class, () -> channel.read(report -> {
				throw new ConnectionException(Reason.GARBLED, "refused");
			}, LONG));
			for (int i = 1; i < 2 * TransferRing.SLOTS; i++) {
				assertEquals(i, channel.read(LONG)[1]);
			}
		}
	}

	@Test
	void reportsThatBreakTheRulesAreGarbled() throws ConnectionException {
		FakeDevice rom = bench.rom(true);
		try (HidChannel channel = bench.open()) {
			rom.say(new byte[66]);
			fails(Reason.GARBLED, () -> channel.read(LONG));
			rom.say();
			fails(Reason.GARBLED, () -> channel.read(LONG));
			rom.sayBadly(Fate.TOO_MUCH);
			fails(Reason.GARBLED, () -> channel.read(LONG));
			rom.say((byte) 3);
			assertArrayEquals(new byte[] { 3 }, channel.read(LONG));
		}
	}

	@ParameterizedTest
	@EnumSource(value = Fate.class, names = { "STALL", "ERROR" })
	void aFailedReadIsToldAtItsPlaceAndTheChannelGoesOn(Fate fate) throws ConnectionException {
		FakeDevice rom = bench.rom(true);
		try (HidChannel channel = bench.open()) {
			rom.say((byte) 3, (byte) 1);
			rom.sayBadly(fate);
			rom.say((byte) 3, (byte) 2);
			assertEquals(1, channel.read(LONG)[1]);
			fails(fate == Fate.STALL ? Reason.STALLED : Reason.FAILED, () -> channel.read(LONG));
			assertEquals(2, channel.read(LONG)[1]);
			assertEquals(fate == Fate.STALL, bench.usb.calls.contains("clearHalt 81"));
		}
	}

	@Test
	void aBoardThatGoesEndsEachWait() throws Exception {
		FakeDevice rom = bench.rom(true);
		try (HidChannel channel = bench.open()) {
			FutureTask<ConnectionException> reading = new FutureTask<>(
					() -> fails(Reason.GONE, () -> channel.read(LONG)));
			Thread reader = new Thread(reading);
			reader.start();
			Bench.awaitWaiting(reader);
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
		FutureTask<ConnectionException> reading = new FutureTask<>(
				() -> fails(Reason.FAILED, () -> channel.read(LONG)));
		Thread reader = new Thread(reading);
		reader.start();
		Bench.awaitWaiting(reader);
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
		FutureTask<ConnectionException> reading = new FutureTask<>(
				() -> fails(Reason.FAILED, () -> channel.read(LONG)));
		Thread reader = new Thread(reading);
		reader.start();
		Bench.awaitWaiting(reader);
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
