/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.bootseal.board.fault.Fault;
import org.bootseal.board.fault.FaultEffect;
import org.bootseal.board.fault.FaultScript;
import org.bootseal.board.fault.FaultSite;
import org.bootseal.core.connection.BoardMode;
import org.bootseal.core.connection.ConnectionException;
import org.bootseal.core.connection.ConnectionException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong goes wrong as told, and leaves what it would leave on a real board. */
class FaultsTest {

	private final VirtualBoard board = VirtualBoard.create(BoardSpec.mimxrt1020Evk());
	private final VirtualBoards bus = VirtualBoards.of(board);

	private void fault(Fault fault) {
		board.faults(FaultScript.none().with(fault));
	}

	private static Reason reasonOf(ThrowingCall call) {
		return assertThrows(ConnectionException.class, call::run).reason();
	}

	private interface ThrowingCall {
		void run() throws Exception;
	}

	@Test
	void reportsOut() throws Exception {
		try (Host host = Host.connect(bus, BoardMode.ROM).patience(Duration.ofMillis(50))) {
			fault(Fault.at(FaultSite.REPORT_OUT, FaultEffect.drop()));
			assertEquals(Reason.TIMED_OUT, reasonOf(host::errorStatus));
			fault(Fault.at(FaultSite.REPORT_OUT, FaultEffect.stall()));
			assertEquals(Reason.STALLED, reasonOf(host::errorStatus));
			fault(Fault.at(FaultSite.REPORT_OUT, FaultEffect.shorten(5)));
			assertEquals(Reason.TIMED_OUT, reasonOf(host::errorStatus));
			fault(Fault.at(FaultSite.REPORT_OUT, FaultEffect.flip(1, 0x40)));
			assertEquals(Reason.TIMED_OUT, reasonOf(host::errorStatus));
			assertEquals(2, host.errorStatus().size());
			fault(Fault.at(FaultSite.REPORT_OUT, FaultEffect.unplug()).nth(2));
			host.errorStatus();
			assertEquals(Reason.GONE, reasonOf(host::errorStatus));
		}
		assertTrue(bus.find().isEmpty());
		board.powerCycle();
		Host.connect(bus, BoardMode.ROM).close();
	}

	@Test
	void reportsIn() throws Exception {
		try (Host host = Host.connect(bus, BoardMode.ROM).patience(Duration.ofMillis(50))) {
			fault(Fault.at(FaultSite.REPORT_IN, FaultEffect.flip(1, 0xFF)));
			assertEquals(0xA9787856, host.errorStatus().get(0));
			fault(Fault.at(FaultSite.REPORT_IN, FaultEffect.shorten(3)));
			host.sdp(0x0505, 0, 0, 0, 0);
			assertEquals(3, host.read().length);
			host.word(4);
			fault(Fault.at(FaultSite.REPORT_IN, FaultEffect.stall()));
			assertEquals(Reason.STALLED, reasonOf(host::errorStatus));
			host.word(3);
			host.word(4);
			fault(Fault.at(FaultSite.REPORT_IN, FaultEffect.drop()).nth(2));
			assertEquals(Reason.TIMED_OUT, reasonOf(host::errorStatus));
			fault(Fault.at(FaultSite.REPORT_IN, FaultEffect.hang()));
			assertEquals(Reason.TIMED_OUT, reasonOf(host::errorStatus));
			assertEquals(Reason.TIMED_OUT, reasonOf(host::errorStatus));
		}
		assertEquals(1, bus.find().size());
		board.reset();
		try (Host host = Host.connect(bus, BoardMode.ROM)) {
			assertEquals(0x56787856, host.errorStatus().get(0));
		}
	}

	@Test
	void eraseFailsOnceOrAlways() throws Exception {
		try (Host host = TestBench.loader(board, bus)) {
			host.configure(0xC0000007);
			fault(Fault.at(FaultSite.MBOOT, FaultEffect.status(20106)).named("flash-erase-region"));
			assertEquals(20106, host.erase(TestImages.FLASH, 0x1000));
			assertEquals(0, host.erase(TestImages.FLASH, 0x1000));
			fault(Fault.at(FaultSite.MBOOT, FaultEffect.status(20106)).named("flash-erase-region").everyTime());
			assertEquals(20106, host.erase(TestImages.FLASH, 0x1000));
			assertEquals(20106, host.erase(TestImages.FLASH, 0x1000));
			fault(Fault.at(FaultSite.ERASE_SECTOR, FaultEffect.status(20101)).number(2));
			assertEquals(0, host.erase(TestImages.FLASH, 0x2000));
			assertEquals(20101, host.erase(TestImages.FLASH, 0x4000));
		}
	}

	@Test
	void firstCommandIsLost() throws Exception {
		try (Host host = TestBench.loader(board, bus).patience(Duration.ofMillis(500))) {
			fault(Fault.at(FaultSite.MBOOT, FaultEffect.drop()).named("get-property"));
			assertEquals(Reason.TIMED_OUT, reasonOf(() -> host.property(1, 0)));
			assertEquals(0, host.property(1, 0).get(0));
		}
	}

	@Test
	void loaderHangsAfterConfigure() throws Exception {
		try (Host host = TestBench.loader(board, bus).patience(Duration.ofMillis(500))) {
			fault(Fault.at(FaultSite.MBOOT, FaultEffect.hang()).named("configure-memory"));
			assertEquals(Reason.TIMED_OUT, reasonOf(() -> host.configure(0xC0000007)));
			assertEquals(Reason.TIMED_OUT, reasonOf(() -> host.property(1, 0)));
		}
		assertEquals(BoardMode.FLASHLOADER, bus.find().get(0).mode());
	}

	@Test
	void sdpCommands() throws Exception {
		try (Host host = Host.connect(bus, BoardMode.ROM).patience(Duration.ofMillis(50))) {
			fault(Fault.at(FaultSite.SDP, FaultEffect.status(0x12345678)).named("error-status"));
			assertEquals(List.of(0x56787856, 0x12345678), host.errorStatus());
			fault(Fault.at(FaultSite.DATA_OUT, FaultEffect.drop()).number(1500));
			assertEquals(Reason.TIMED_OUT, reasonOf(() -> host.writeFile(0x20002000L, new byte[4096])));
			fault(Fault.at(FaultSite.DATA_OUT, FaultEffect.status(0x89232389)).number(0));
			assertThrows(AssertionError.class,
					() -> assertEquals(List.of(0x56787856, 0x88888888), host.writeFile(0x20002000L, new byte[10])));
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1016, 3000 })
	void dataPhase(int offset) throws Exception {
		try (Host host = TestBench.loader(board, bus).patience(Duration.ofMillis(500))) {
			host.configure(0xC0000007);
			fault(Fault.at(FaultSite.DATA_OUT, FaultEffect.status(10202)).number(offset));
			assertEquals(10202, host.writeMemory(TestImages.FLASH, new byte[4000]));
			fault(Fault.at(FaultSite.DATA_OUT, FaultEffect.unplug()).number(offset));
			assertEquals(Reason.GONE, reasonOf(() -> host.writeMemory(TestImages.FLASH, new byte[4000])));
		}
	}

	@Test
	void powerCutInAnErase() throws Exception {
		byte[] data = new byte[0x1000];
		try (Host host = TestBench.loader(board, bus)) {
			host.configure(0xC0000007);
			host.writeMemory(TestImages.FLASH + 0x3000, data);
			fault(Fault.at(FaultSite.ERASE_SECTOR, FaultEffect.powerCut()).number(3));
			assertEquals(Reason.GONE, reasonOf(() -> host.erase(TestImages.FLASH + 0x2000, 0x3000)));
		}
		byte[] left = board.readFlash(0x3000, 0x1000);
		assertEquals(-1, left[0]);
		assertEquals(-1, left[0x7FF]);
		byte[] upper = Arrays.copyOfRange(left, 0x800, 0x1000);
		assertFalse(Arrays.equals(new byte[0x800], upper));
		assertTrue(bus.find().isEmpty());
		// the supply comes back by itself
		Host.connect(bus, BoardMode.ROM).close();
	}

	@Test
	void powerCutInAPage() throws Exception {
		byte[] data = TestImages.pattern(512);
		try (Host host = TestBench.loader(board, bus)) {
			host.configure(0xC0000007);
			fault(Fault.at(FaultSite.PROGRAM_PAGE, FaultEffect.unplug()).number(0x11));
			assertEquals(Reason.GONE, reasonOf(() -> host.writeMemory(TestImages.FLASH + 0x1000, data)));
		}
		assertArrayEquals(Arrays.copyOf(data, 384), board.readFlash(0x1000, 384));
		assertEquals(-1, board.readFlash(0x1000 + 384, 1)[0]);
	}

	@Test
	void powerCutInAFuse() throws Exception {
		try (Host host = TestBench.loader(board, bus)) {
			fault(Fault.at(FaultSite.FUSE_WORD, FaultEffect.powerCut()).number(24));
			assertEquals(Reason.GONE, reasonOf(() -> host.programOnce(24, 0x0000FFFF)));
		}
		assertEquals(0x000000FF, board.readFuse(24));
		// the last bit is weak: it reads now 0, now 1
		List<Integer> seen = new ArrayList<>();
		for (int i = 0; i < 20; i++) {
			board.powerCycle();
			try (Host host = Host.connect(bus, BoardMode.ROM)) {
				host.sdp(0x0101, 0x401F4580L, 32, 4, 0);
				host.word(3);
				seen.add(host.word(4) >>> 24);
			}
		}
		assertTrue(seen.contains(0xFF) && seen.contains(0x7F), seen.toString());
	}

	@Test
	void faultsOfAFuse() throws Exception {
		try (Host host = TestBench.loader(board, bus)) {
			fault(Fault.at(FaultSite.FUSE_WORD, FaultEffect.status(20201)));
			assertEquals(20201, host.programOnce(24, 1));
			fault(Fault.at(FaultSite.FUSE_WORD, FaultEffect.drop()));
			assertEquals(0, host.programOnce(24, 1));
			assertEquals(0, board.readFuse(24));
			fault(Fault.at(FaultSite.FUSE_WORD, FaultEffect.weak()));
			assertEquals(0, host.programOnce(24, -1));
			assertNotEquals(-1, host.readOnce(24).get(2));
		}
	}

	@ParameterizedTest
	@EnumSource(value = FaultSite.class, names = { "REPORT_OUT", "REPORT_IN" })
	void powerCutAtEveryTransferLeavesABoardThatComesBack(FaultSite site) throws Exception {
		byte[] image = TestImages.flashImage(0x400);
		boolean cut = true;
		int nth = 0;
		while (cut) {
			nth++;
			VirtualBoard victim = VirtualBoard.create(BoardSpec.mimxrt1020Evk());
			VirtualBoards victims = VirtualBoards.of(victim);
			victim.faults(FaultScript.none().with(Fault.at(site, FaultEffect.powerCut()).nth(nth)));
			try (Host host = TestBench.loader(victim, victims)) {
				TestBench.flash(host, image);
				cut = false;
			} catch (ConnectionException e) {
				assertEquals(Reason.GONE, e.reason());
			}
			if (cut) {
				try (Host host = TestBench.loader(victim, victims)) {
					TestBench.flash(host, image);
				}
			}
			assertTrue(victim.bootInternally().booted(), site + " " + nth);
		}
		assertTrue(nth > 10);
	}

	@Test
	void likelihoodIsDecidedBySeed() throws Exception {
		List<List<Integer>> runs = new ArrayList<>();
		for (long seed : new long[] { 5, 5, 6 }) {
			VirtualBoard one = VirtualBoard.create(BoardSpec.mimxrt1020Evk());
			one.faults(new FaultScript(seed, List.of(Fault.at(FaultSite.MBOOT, FaultEffect.status(1))
					.named("efuse-program-once").likely(0.3))));
			List<Integer> statuses = new ArrayList<>();
			try (Host host = TestBench.loader(one, VirtualBoards.of(one))) {
				for (int i = 0; i < 40; i++) {
					statuses.add(host.programOnce(38, 0));
				}
			}
			runs.add(statuses);
		}
		assertEquals(runs.get(0), runs.get(1));
		assertNotEquals(runs.get(0), runs.get(2));
		assertTrue(runs.get(0).contains(0) && runs.get(0).contains(1));
	}
}
