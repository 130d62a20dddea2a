/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.usb;

import static org.bootseal.usb.Bench.LONG;
import static org.bootseal.usb.Bench.SHORT;
import static org.bootseal.usb.Bench.fails;
import static org.bootseal.usb.Bench.queue;
import static org.bootseal.usb.Bench.report;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;

import org.bootseal.core.connection.ConnectionException;
import org.bootseal.core.connection.ConnectionException.Reason;
import org.bootseal.core.connection.HidChannel;
import org.bootseal.usb.FakeDevice.Fate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reports in both directions, and what becomes of those that fail. */
class UsbHidChannelTest {

	private final Bench bench = new Bench();

	@AfterEach
	void nothingIsLeft() {
		bench.close();
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
}
