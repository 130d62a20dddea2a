/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;

import org.bootseal.board.silicon.BoardLog;
import org.bootseal.core.connection.BoardMode;
import org.bootseal.core.connection.ConnectionException;
import org.bootseal.core.connection.ConnectionException.Reason;
import org.bootseal.core.connection.FoundBoard;
import org.bootseal.core.connection.HidChannel;
import org.junit.jupiter.api.Test;

/** The bus: several boards, channels that die, and a clock that only waiting moves. */
class VirtualBoardsTest {

	private final VirtualBoard first = VirtualBoard.create(BoardSpec.mimxrt1020Evk());
	private final VirtualBoard second = VirtualBoard.create(BoardSpec.mimxrt1020Evk().withPath("virtual:1-2"));
	private final VirtualBoards bus = new VirtualBoards(List.of(first, second));

	@Test
	void boardsAreApart() throws Exception {
		TestBench.loader(first, bus).close();
		assertEquals(List.of(BoardMode.FLASHLOADER, BoardMode.ROM), bus.find().stream().map(FoundBoard::mode).toList());
		assertEquals(List.of("virtual:1-1", "virtual:1-2"), bus.find().stream().map(FoundBoard::path).toList());
		assertEquals(second, bus.witness(bus.find().get(1)).orElseThrow());
		assertThrows(IllegalArgumentException.class, () -> new VirtualBoards(List.of(first, first)));
	}

	@Test
	void onlyOneChannelAtATime() throws Exception {
		FoundBoard found = bus.find().get(0);
		HidChannel channel = (HidChannel) bus.open(found);
		assertEquals(Reason.BUSY, assertThrows(ConnectionException.class, () -> bus.open(found)).reason());
		channel.close();
		channel.close();
		assertEquals(Reason.GONE, assertThrows(ConnectionException.class, () -> channel.read(Host.TIMEOUT)).reason());
		bus.open(found).close();
	}

	@Test
	void channelDiesWithItsAppearanceAndBlocksNoOther() throws Exception {
		FoundBoard found = bus.find().get(0);
		HidChannel stale = (HidChannel) bus.open(found);
		first.reset();
		assertEquals(Reason.GONE, assertThrows(ConnectionException.class, () -> bus.open(found)).reason());
		bus.awaitChange(Duration.ofMillis(90));
		assertEquals(1, bus.find().size());
		Host.connect(bus, BoardMode.ROM).close();
		while (bus.find().size() < 2) {
			bus.awaitChange(Duration.ofSeconds(1));
		}
		HidChannel fresh = (HidChannel) bus.open(found);
		assertEquals(Reason.GONE,
				assertThrows(ConnectionException.class, () -> stale.write(new byte[17], Host.TIMEOUT)).reason());
		stale.close();
		assertEquals(Reason.BUSY, assertThrows(ConnectionException.class, () -> bus.open(found)).reason());
		fresh.close();
	}

	@Test
	void onlyWaitingMovesTheClock() throws Exception {
		long before = bus.nanoTime();
		bus.find();
		assertEquals(before, bus.nanoTime());
		bus.awaitChange(Duration.ofMillis(30));
		assertEquals(before + 30_000_000L, bus.nanoTime());
		try (HidChannel channel = (HidChannel) bus.open(bus.find().get(0))) {
			assertThrows(ConnectionException.class, () -> channel.read(Duration.ofSeconds(3)));
		}
		assertEquals(before + 3_030_000_000L, bus.nanoTime());
	}

	@Test
	void interruptionEndsWaiting() {
		Thread.currentThread().interrupt();
		assertThrows(InterruptedException.class, () -> bus.awaitChange(Duration.ofSeconds(1)));
	}

	@Test
	void logIsBounded() throws Exception {
		try (Host host = Host.connect(bus, BoardMode.ROM)) {
			for (int i = 0; i < BoardLog.MOST_LINES; i++) {
				host.errorStatus();
			}
		}
		assertEquals(BoardLog.MOST_LINES, first.log().size());
		assertTrue(first.log().get(0).contains("ROM: error-status"));
		assertEquals(BoardLog.MOST_LINES, first.statistics().reportsFromHost());
		assertEquals(2 * BoardLog.MOST_LINES, first.statistics().reportsToHost());
	}
}
