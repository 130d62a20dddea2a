/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;

import org.bootseal.core.connection.BoardMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fuses go one way, locks hold, and nothing of that is an error. */
class FusesTest {

	private final VirtualBoard board = VirtualBoard.create(BoardSpec.mimxrt1020Evk());
	private final VirtualBoards bus = VirtualBoards.of(board);

	@Test
	void bitsNeverGoBack() throws Exception {
		try (Host host = TestBench.loader(board, bus)) {
			assertEquals(0, host.programOnce(24, 0xF0F0F0F0));
			assertEquals(0, host.programOnce(24, 0x0000000F));
			assertEquals(0, host.programOnce(24, 0));
			assertEquals(List.of(0, 4, 0xF0F0F0FF), host.readOnce(24));
		}
		board.powerCycle();
		assertEquals(0xF0F0F0FF, board.readFuse(24));
		assertEquals(20, board.statistics().fuseBitsBurnt());
	}

	/** Word, bit of LOCK that write-locks it: fuse database of SPSDK 3.10, MIMXRT1020. */
	@ParameterizedTest
	@CsvSource({ "5,2", "6,2", "7,2", "15,18", "32,6", "34,8", "35,8", "36,26", "38,10", "39,12", "40,16", "41,21",
			"44,21" })
	void lockedWord(int word, int bit) throws Exception {
		try (Host host = TestBench.loader(board, bus)) {
			assertEquals(0, host.programOnce(word, 1));
			assertEquals(0, host.programOnce(0, 1 << bit));
			assertEquals(0, host.programOnce(word, 6));
			assertEquals(1, board.readFuse(word));
		}
	}

	@Test
	void identityIsLockedFromTheFactory() throws Exception {
		int before = board.readFuse(1);
		try (Host host = TestBench.loader(board, bus)) {
			assertEquals(0, host.programOnce(1, -1));
		}
		assertEquals(before, board.readFuse(1));
		assertNotEquals(-1, before);
	}

	@Test
	void readLockedWordsReadAsAKnownWord() throws Exception {
		board.burnFuse(32, 0x12345678);
		board.burnFuse(0, 1 << 6);
		board.powerCycle();
		try (Host host = TestBench.loader(board, bus)) {
			assertEquals(List.of(0, 4, 0xBADABADA), host.readOnce(32));
		}
	}

	@Test
	void lockBitOfTheCommandLocksTheWord() throws Exception {
		try (Host host = TestBench.loader(board, bus)) {
			assertEquals(0, host.simple(0x0E, 38 | 1 << 24, 4, 0x55));
			assertEquals(0, host.programOnce(38, 0xAA));
			assertEquals(List.of(0, 4, 0x55), host.readOnce(38));
		}
	}

	@Test
	void shadowLockHoldsTheShadow() throws Exception {
		board.burnFuse(0, 1 << 3);
		board.powerCycle();
		try (Host host = Host.connect(bus, BoardMode.ROM)) {
			host.sdp(0x0202, 0x401F4450L, 32, 4, 0x12345678);
			host.word(3);
			assertEquals(0x128A8A12, host.word(4));
			host.sdp(0x0101, 0x401F4450L, 32, 4, 0);
			host.word(3);
			assertEquals(0, host.word(4));
		}
	}

	@Test
	void wordsThatAreNotThere() throws Exception {
		try (Host host = TestBench.loader(board, bus)) {
			assertEquals(4, host.programOnce(48, 1));
			assertEquals(4, host.simple(0x0E, 5, 8, 1, 1));
			assertEquals(4, host.simple(0x0F, 48, 4));
		}
	}

	@Test
	void closingTakesEffectAtTheNextReset() throws Exception {
		try (Host host = TestBench.loader(board, bus)) {
			assertEquals(0, host.programOnce(6, 2));
			assertEquals(0, host.simple(0x0B));
		}
		try (Host host = Host.connect(bus, BoardMode.ROM)) {
			assertEquals(0x12343412, host.errorStatus().get(0));
		}
	}
}
