/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

import org.bootseal.board.nor.FlashWiring;
import org.junit.jupiter.api.Test;

/** Blocks whose read sequence asks the chip for its registers. */
class RegisterReadTest {

	private static final int ON_FOUR_LINES = 0x200;

	private final VirtualBoard board = VirtualBoard.create(BoardSpec.mimxrt1020Evk());

	@Test
	void identificationStatusAndTable() throws Exception {
		try (Host host = TestBench.loader(board, VirtualBoards.of(board))) {
			assertArrayEquals(new byte[] { (byte) 0x9D, 0x60, 0x17, -1 }, read(host, 4, 0x049F, 0x2404));
			assertArrayEquals(new byte[] { 0, 0 }, read(host, 2, 0x0405, 0x2404));
			assertArrayEquals("SFDP".getBytes("US-ASCII"), read(host, 4, 0x045A, 0x0818, 0x3008, 0x2404));
		}
	}

	@Test
	void nobodyHearsOnFourLines() throws Exception {
		try (Host host = TestBench.loader(board, VirtualBoards.of(board))) {
			assertArrayEquals(new byte[] { -1, -1, -1 }, read(host, 3, 0x04AF | ON_FOUR_LINES, 0x2604));
		}
	}

	@Test
	void nobodyIsOnThePinsOfPortA() throws Exception {
		VirtualBoard other = VirtualBoard
				.create(BoardSpec.mimxrt1020Evk().withWiring(new FlashWiring(1, 'B', false, 4)));
		try (Host host = TestBench.loader(other, VirtualBoards.of(other))) {
			assertArrayEquals(new byte[] { -1, -1, -1 }, read(host, 3, 0x049F, 0x2404));
		}
	}

	private static byte[] read(Host host, int length, int... sequence) throws Exception {
		ByteBuffer block = ByteBuffer.allocate(512).order(ByteOrder.LITTLE_ENDIAN);
		block.putInt(0x42464346).putInt(0x56010400).put(0x44, (byte) 1).put(0x45, (byte) 1).put(0x46, (byte) 1);
		block.putInt(0x50, 0x1000000).putInt(0x1C0, 256).putInt(0x1C4, 4096);
		for (int i = 0; i < sequence.length; i++) {
			block.putShort(0x80 + 2 * i, (short) sequence[i]);
		}
		assertEquals(0, host.writeMemory(0x2000, block.array()));
		assertEquals(0, host.simple(0x11, 9, 0x2000));
		return Arrays.copyOf(host.readMemory(TestImages.FLASH, length).bytes(), length);
	}
}
