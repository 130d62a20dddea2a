/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.usbip;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.bootseal.board.BoardPace;
import org.bootseal.board.BoardPower;
import org.bootseal.board.TestImages;
import org.bootseal.board.fault.Fault;
import org.bootseal.board.fault.FaultEffect;
import org.bootseal.board.fault.FaultSite;
import org.bootseal.board.usbip.UsbIpHost.Ended;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Transfers: in order, taken back, refused, lost, cut off. */
class TransfersTest {

	private static final int A_WHILE = 100;
	private static final int VERSION = 0x4B020800;

	@ParameterizedTest
	@ValueSource(ints = { 17, 64, 1025, 1500, 4096 })
	void romTakesCommandsOfEachLength(int length) throws Exception {
		try (Served served = new Served(); UsbIpHost host = served.rom()) {
			host.ended(host.submitReport(Arrays.copyOf(SdpTalk.report(SdpTalk.ERROR_STATUS, 0, 0), length)));
			assertEquals(0x56787856, SdpTalk.word(host, 3));
			assertEquals(0xF0F0F0F0, SdpTalk.word(host, 4));
		}
	}

	@Test
	void romHasNoOutEndpoint() throws Exception {
		try (Served served = new Served(); UsbIpHost host = served.rom()) {
			assertEquals(-32, host.ended(host.submitOut(SdpTalk.report(SdpTalk.ERROR_STATUS, 0, 0))).status());
			assertTrue(host.next(A_WHILE).isEmpty());
		}
	}

	@Test
	void readsThatWaitAreServedInOrder() throws Exception {
		try (Served served = new Served(); UsbIpHost host = served.loader()) {
			List<Integer> reads = new ArrayList<>();
			for (int i = 0; i < 32; i++) {
				reads.add(host.submitIn(1021));
			}
			for (int i = 0; i < 32; i++) {
				host.submitOut(SdpTalk.mboot(0x07, i % 2 == 0 ? 1 : 24, 0));
			}
			List<Integer> inOrder = new ArrayList<>();
			for (int i = 0; i < 64; i++) {
				Ended ended = host.next();
				assertEquals(0, ended.status());
				if (ended.data().length > 0) {
					assertEquals(1020, ended.data().length);
					assertEquals(inOrder.size() % 2 == 0 ? VERSION : 0x54010000, SdpTalk.parameter(ended.data(), 1));
					inOrder.add(ended.sequence());
				}
			}
			assertEquals(reads, inOrder);
		}
	}

	@Test
	void takenBackTransferEndsOnce() throws Exception {
		try (Served served = new Served(); UsbIpHost host = served.rom()) {
			int first = host.submitIn(65);
			int second = host.submitIn(65);
			Ended unlinked = host.ended(host.unlink(first));
			assertTrue(unlinked.isUnlink());
			assertEquals(-104, unlinked.status());
			SdpTalk.command(host, SdpTalk.ERROR_STATUS, 0, 0);
			assertEquals(3, host.ended(second).data()[0]);
			assertEquals(0, host.ended(host.unlink(second)).status());
			assertEquals(0, host.ended(host.unlink(first)).status());
			assertEquals(0, host.ended(host.unlink(12345)).status());
			assertTrue(host.next(A_WHILE).isEmpty());
		}
	}

	@Test
	void takenBackReportNeverReachesTheBoard() throws Exception {
		try (Served served = new Served(); UsbIpHost host = served.loader()) {
			served.faults(Fault.at(FaultSite.MBOOT, FaultEffect.hang()).named("get-property"));
			host.ended(host.submitOut(SdpTalk.mboot(0x07, 1, 0)));
			long taken = served.board.statistics().reportsFromHost();
			int waiting = host.submitOut(SdpTalk.mboot(0x07, 1, 0));
			assertTrue(host.ended(waiting, A_WHILE).isEmpty());
			assertEquals(-104, host.ended(host.unlink(waiting)).status());
			assertEquals(taken, served.board.statistics().reportsFromHost());
			assertEquals(BoardPower.HUNG, served.board.power());
			// the board is still on the bus and enumerates
			assertEquals(18, host.descriptor(1, 0).length);
		}
	}

	@Test
	void shortBufferIsOverflow() throws Exception {
		try (Served served = new Served(); UsbIpHost host = served.rom()) {
			SdpTalk.command(host, SdpTalk.ERROR_STATUS, 0, 0);
			Ended ended = host.ended(host.submitIn(64));
			assertEquals(-75, ended.status());
			assertEquals(64, ended.data().length);
			assertEquals(0xF0F0F0F0, SdpTalk.word(host, 4));
		}
	}

	@Test
	void stallsLastUntilCleared() throws Exception {
		try (Served served = new Served(); UsbIpHost host = served.loader()) {
			served.faults(Fault.at(FaultSite.REPORT_IN, FaultEffect.stall()));
			host.ended(host.submitOut(SdpTalk.mboot(0x07, 1, 0)));
			assertEquals(-32, host.ended(host.submitIn(1021)).status());
			assertEquals(-32, host.ended(host.submitIn(1021)).status());
			host.control(2, 1, 0, 0x81, 0);
			assertEquals(VERSION, SdpTalk.parameter(host.ended(host.submitIn(1021)).data(), 1));
			served.faults(Fault.at(FaultSite.REPORT_OUT, FaultEffect.stall()));
			assertEquals(-32, host.ended(host.submitOut(SdpTalk.mboot(0x07, 1, 0))).status());
			assertEquals(-32, host.ended(host.submitOut(SdpTalk.mboot(0x07, 1, 0))).status());
			host.control(2, 1, 0, 2, 0);
			assertEquals(0, host.ended(host.submitOut(SdpTalk.mboot(0x07, 1, 0))).status());
		}
	}

	@Test
	void stallOfTheControlPipePasses() throws Exception {
		try (Served served = new Served(); UsbIpHost host = served.rom()) {
			served.faults(Fault.at(FaultSite.REPORT_OUT, FaultEffect.stall()));
			byte[] report = SdpTalk.report(SdpTalk.ERROR_STATUS, 0, 0);
			assertEquals(-32, host.ended(host.submitReport(report)).status());
			assertEquals(0, host.ended(host.submitReport(report)).status());
		}
	}

	@Test
	void babbleIsCutOff() throws Exception {
		try (Served served = new Served(); UsbIpHost host = served.rom()) {
			served.faults(Fault.at(FaultSite.REPORT_IN, FaultEffect.babble()));
			SdpTalk.command(host, SdpTalk.ERROR_STATUS, 0, 0);
			assertEquals(-75, host.ended(host.submitIn(65)).status());
			assertEquals(0xF0F0F0F0, SdpTalk.word(host, 4));
		}
	}

	@Test
	void shortReportIsShort() throws Exception {
		try (Served served = new Served(); UsbIpHost host = served.rom()) {
			served.faults(Fault.at(FaultSite.REPORT_IN, FaultEffect.shorten(3)));
			SdpTalk.command(host, SdpTalk.ERROR_STATUS, 0, 0);
			assertArrayEquals(new byte[] { 3, 0x56, 0x78 }, host.ended(host.submitIn(65)).data());
		}
	}

	@Test
	void lostReportsAreMissing() throws Exception {
		try (Served served = new Served(); UsbIpHost host = served.rom()) {
			served.faults(Fault.at(FaultSite.REPORT_IN, FaultEffect.drop()));
			SdpTalk.command(host, SdpTalk.ERROR_STATUS, 0, 0);
			assertEquals(0xF0F0F0F0, SdpTalk.word(host, 4));
			served.faults(Fault.at(FaultSite.REPORT_OUT, FaultEffect.drop()));
			SdpTalk.command(host, SdpTalk.ERROR_STATUS, 0, 0);
			assertTrue(host.ended(host.submitIn(65), A_WHILE).isEmpty());
		}
	}

	@Test
	void unpluggingEndsTheConnectionAndPluggingInBringsAnother() throws Exception {
		try (Served served = new Served(); UsbIpHost host = served.rom()) {
			host.submitIn(65);
			served.board.unplug();
			assertThrows(IOException.class, host::next);
			assertEquals(List.of(), UsbIpHost.list(served.server.port()));
			int seen = served.events.count();
			served.board.powerCycle();
			served.events.await(seen, line -> line.contains("appeared"));
			try (UsbIpHost again = served.rom()) {
				assertEquals(18, again.descriptor(1, 0).length);
			}
		}
	}

	@Test
	void lastAnswerComesBeforeTheBoardLeaves() throws Exception {
		try (Served served = new Served(); UsbIpHost host = served.loader()) {
			int answer = host.submitIn(1021);
			host.submitIn(1021);
			host.submitOut(SdpTalk.mboot(0x0B));
			assertEquals(0, SdpTalk.parameter(host.ended(answer).data(), 0));
			assertThrows(IOException.class, () -> {
				while (true) {
					host.next();
				}
			});
			assertTrue(served.events.lines().contains("1-1 left"));
		}
	}

	@Test
	void boardsAreApart() throws Exception {
		try (Served served = new Served(3, BoardPace.FAST, false)) {
			served.events.await(0, line -> line.startsWith("1-3 appeared"));
			try (UsbIpHost first = served.rom(); UsbIpHost third = UsbIpHost.of(served.server.port(), "1-3")) {
				int waiting = first.submitIn(65);
				SdpTalk.command(third, SdpTalk.ERROR_STATUS, 0, 0);
				assertEquals(0x56787856, SdpTalk.word(third, 3));
				assertTrue(first.ended(waiting, A_WHILE).isEmpty());
				served.boards.get(2).unplug();
				assertThrows(IOException.class, () -> third.ended(third.submitIn(65)));
				SdpTalk.command(first, SdpTalk.ERROR_STATUS, 0, 0);
				assertEquals(3, first.ended(waiting).data()[0]);
			}
		}
	}

	/** With the time of a bus, one report goes in each micro frame, and none is lost or overtaken. */
	@Test
	void framedTransfersKeepTheirOrder() throws Exception {
		try (Served served = new Served(1, BoardPace.FAST, true); UsbIpHost host = served.loader()) {
			byte[] image = TestImages.pattern(40 * 1016);
			int answer = host.submitIn(1021);
			host.ended(host.submitOut(SdpTalk.mboot(0x04, 0x20210000, image.length, 0)));
			assertEquals(0, SdpTalk.parameter(host.ended(answer).data(), 0));
			int last = host.submitIn(1021);
			long start = System.nanoTime();
			List<Integer> sent = new ArrayList<>();
			for (int at = 0; at < image.length; at += 1016) {
				byte[] data = new byte[1020];
				data[0] = 2;
				data[2] = (byte) 1016;
				data[3] = 1016 >> 8;
				System.arraycopy(image, at, data, 4, 1016);
				sent.add(host.submitOut(data));
			}
			List<Integer> taken = new ArrayList<>();
			Optional<Ended> end = Optional.empty();
			while (taken.size() < sent.size() || end.isEmpty()) {
				Ended ended = host.next();
				if (ended.sequence() == last) {
					end = Optional.of(ended);
				} else {
					taken.add(ended.sequence());
				}
			}
			assertEquals(sent, taken);
			assertEquals(0, SdpTalk.parameter(end.get().data(), 0));
			assertFalse(System.nanoTime() - start < 39 * PendingUrbs.FRAME_NANOS, "faster than a bus can be");
		}
	}

	@Test
	void eraseTakesItsRealTime() throws Exception {
		try (Served served = new Served(1, BoardPace.REAL, false); UsbIpHost host = served.loader()) {
			for (byte[] command : List.of(SdpTalk.mboot(0x05, 0x2000, 4, 0xC0000007), SdpTalk.mboot(0x11, 9, 0x2000))) {
				host.ended(host.submitOut(command));
				assertEquals(0, SdpTalk.parameter(host.ended(host.submitIn(1021)).data(), 0));
			}
			long start = System.nanoTime();
			host.ended(host.submitOut(SdpTalk.mboot(0x02, 0x60000000, 0x3000, 0)));
			assertEquals(0, SdpTalk.parameter(host.ended(host.submitIn(1021)).data(), 0));
			// three sectors, which the datasheet of the IS25LP064A gives 70 ms each
			assertFalse(System.nanoTime() - start < 150_000_000L, "faster than the chip can be");
		}
	}
}
