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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Option words that fit the board and that don't, and writes and erases that the loader refuses. */
class FlashOptionsTest {

	private static final int OPTION = 0xC0000007;

	private final VirtualBoard board = VirtualBoard.create(BoardSpec.mimxrt1020Evk());
	private final VirtualBoards bus = VirtualBoards.of(board);

	/** Word 0, word 1, status; the recorded ones are in LoaderTranscriptsTest, these are assumed. */
	@ParameterizedTest
	@CsvSource({ "0xC0000007,0,0", "0xC0000000,0,0", "0xC0000057,0,0", "0xC0000067,0,0", "0xC0000406,0,0",
			"0xB0000007,0,4", "0x00000000,0,4", "0xCF900001,0,4", "0xC000000A,0,4", "0xC0203007,0,20106",
			"0xC0333006,0,20106", "0xC0403007,0,20107", "0xC0633005,0,20107", "0xC0803007,0,20107",
			"0xC0020007,0,20107", "0xC0002007,0,20106", "0xC0100007,0,20110", "0xC1000007,0x00010000,20107",
			"0xC1000007,0x10000000,20107", "0xC1000007,0x20000000,20107", "0xC1000007,0x00000006,0" })
	void optionWords(String word0, String word1, int status) throws Exception {
		try (Host host = TestBench.loader(board, bus)) {
			assertEquals(status, host.configure(Long.decode(word0).intValue(), Long.decode(word1).intValue()));
			assertEquals(status == 0 ? 0 : 10205, host.property(25, 9).get(0));
		}
	}

	@Test
	void portB() throws Exception {
		VirtualBoard other = VirtualBoard
				.create(BoardSpec.mimxrt1020Evk().withWiring(new FlashWiring(1, 'B', false, 4)));
		try (Host host = TestBench.loader(other, VirtualBoards.of(other))) {
			assertEquals(20107, host.configure(OPTION, 0));
			assertEquals(0, host.configure(0xC1000007, 0x20000000));
		}
	}

	@Test
	void wholeFcbInPlaceOfAnOptionWord() throws Exception {
		try (Host host = TestBench.loader(board, bus)) {
			TestBench.flash(host, TestImages.pattern(256));
			byte[] fcb = host.readMemory(TestImages.FLASH, 512).bytes();
			host.writeMemory(0x2000, fcb);
			assertEquals(0, host.simple(0x11, 9, 0x2000));
			assertArrayEquals(fcb, host.readMemory(TestImages.FLASH, 512).bytes());
		}
	}

	@Test
	void wrongDummyCyclesGiveWrongBytes() throws Exception {
		try (Host host = TestBench.loader(board, bus)) {
			TestBench.flash(host, TestImages.pattern(256));
			assertEquals(0, host.configure(0xC1000007, 8));
			byte[] read = host.readMemory(TestImages.FLASH + 0x1000, 256).bytes();
			assertEquals(false, Arrays.equals(TestImages.pattern(256), read));
		}
	}

	@ParameterizedTest
	@CsvSource({ "256,0,1", "257,0,1", "272,0,1", "288,0,1", "289,0,1", "1,0,4", "300,0,4", "9,0x40000000,10200" })
	void memoriesThatAreNotThere(int id, String address, int status) throws Exception {
		try (Host host = TestBench.loader(board, bus)) {
			host.simple(0x05, 0x2000, 4, OPTION);
			int at = Integer.decode(address) == 0 ? 0x2000 : Integer.decode(address);
			assertEquals(status, host.simple(0x11, id, at));
			if (id >= 256) {
				assertEquals(status == 1 ? 10205 : 4, host.simple(0x02, 0, 4096, id));
				assertEquals(status == 1 ? 10205 : 4, host.property(25, id).get(0));
				assertEquals(status == 1 ? 10205 : 4, host.simple(0x01, id));
			}
		}
	}

	@Test
	void writesMustBeginOnAPage() throws Exception {
		try (Host host = TestBench.loader(board, bus)) {
			host.configure(OPTION);
			assertEquals(20105, host.writeMemory(TestImages.FLASH + 0x1004, TestImages.pattern(300)));
			assertEquals(0, host.writeMemory(TestImages.FLASH + 0x1100, TestImages.pattern(300)));
			assertArrayEquals(TestImages.pattern(300), host.readMemory(TestImages.FLASH + 0x1100, 300).bytes());
			assertEquals(-1, board.readFlash(0x1100 + 300, 1)[0]);
		}
	}

	@Test
	void writingTwiceSucceedsAndReadsBackDifferently() throws Exception {
		try (Host host = TestBench.loader(board, bus)) {
			host.configure(OPTION);
			byte[] first = TestImages.pattern(512);
			byte[] second = new byte[512];
			Arrays.fill(second, (byte) 0x0F);
			assertEquals(0, host.writeMemory(TestImages.FLASH + 0x1000, first));
			assertEquals(0, host.writeMemory(TestImages.FLASH + 0x1000, second));
			byte[] both = host.readMemory(TestImages.FLASH + 0x1000, 512).bytes();
			for (int i = 0; i < both.length; i++) {
				assertEquals((byte) (first[i] & 0x0F), both[i]);
			}
		}
	}

	@Test
	void endOfTheFlash() throws Exception {
		try (Host host = TestBench.loader(board, bus)) {
			host.configure(OPTION);
			assertEquals(0, host.erase(0x607FF000L, 0x1000));
			assertEquals(10200, host.erase(0x607FF000L, 0x1001));
			assertEquals(0, host.writeMemory(0x607FFF00L, new byte[256]));
			assertEquals(10200, host.writeMemory(0x607FFF00L, new byte[257]));
			assertEquals(10200, host.readMemory(0x607FFFFFL, 2).status());
			assertEquals(10200, host.erase(0x20000000L, 0x1000));
		}
	}

	@Test
	void eraseRoundsOutwards() throws Exception {
		try (Host host = TestBench.loader(board, bus)) {
			host.configure(OPTION);
			host.writeMemory(TestImages.FLASH, new byte[0x3000]);
			assertEquals(0, host.erase(TestImages.FLASH + 0x1FFF, 2));
			assertEquals(0, board.readFlash(0xFFF, 1)[0]);
			assertEquals(-1, board.readFlash(0x1000, 1)[0]);
			assertEquals(-1, board.readFlash(0x2FFF, 1)[0]);
		}
	}

	@Test
	void protectedBlocks() throws Exception {
		board.setFlashStatus(0x3C);
		try (Host host = TestBench.loader(board, bus)) {
			assertEquals(0, host.configure(OPTION));
			assertEquals(20101, host.erase(TestImages.FLASH, 0x1000));
			assertEquals(20100, host.writeMemory(TestImages.FLASH, new byte[256]));
			assertEquals(20102, host.simple(0x01, 9));
		}
	}

	@Test
	void ramOfTheLoaderIsReserved() throws Exception {
		try (Host host = TestBench.loader(board, bus)) {
			assertEquals(10200, host.writeMemory(TestImages.LOADER_ADDRESS + 0x100, new byte[4]));
			assertEquals(10200, host.simple(0x05, 0x20000000, 4, 0));
			assertEquals(10200, host.simple(0x05, 0x1FFFFFFC, 4, 0));
			assertEquals(0, host.simple(0x05, 0x20218000, 8, 0x11223344));
			assertEquals(0x1122334411223344L, ByteBuffer.wrap(host.readMemory(0x20218000L, 8).bytes())
					.order(ByteOrder.LITTLE_ENDIAN).getLong());
		}
	}

	@Test
	void commandsThatTheLoaderDoesNotHave() throws Exception {
		try (Host host = TestBench.loader(board, bus)) {
			for (int tag : new int[] { 0x06, 0x0D, 0x12, 0x14, 0x15, 0x16, 0x17, 0x18, 0x77 }) {
				assertEquals(10000, host.simple(tag));
			}
		}
	}
}
