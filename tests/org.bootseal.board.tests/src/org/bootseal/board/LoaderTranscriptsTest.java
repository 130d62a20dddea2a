/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

import org.bootseal.board.flashloader.LoaderFigures;
import org.bootseal.board.nor.FlashWiring;
import org.bootseal.board.silicon.MemoryRange;
import org.bootseal.core.connection.BoardMode;
import org.bootseal.core.connection.ConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What real flashloaders answered, played against the board. Each test names the part it was recorded on. */
class LoaderTranscriptsTest {

	private static final BoardSpec SPEC = BoardSpec.mimxrt1020Evk();
	private static final int OPTION = 0xC0000007;

	private final VirtualBoard board = VirtualBoard.create(SPEC);
	private final VirtualBoards bus = VirtualBoards.of(board);

	private static LoaderFigures loader(int version, int commands, boolean restricted) {
		return new LoaderFigures(version, 0x54010000, commands, 1016, new MemoryRange("data", 0x20002000L, 0x13FB8),
				restricted);
	}

	@Test
	void propertyList() throws Exception {
		// RT1050, flashloader K2.1.0, SPSDK, sdp_mboot.ipynb
		// the words are derived from the printed list; the RAM is the one of the RT1020
		VirtualBoard old = VirtualBoard.create(SPEC.withLoader(loader(0x4B020100, 0x0005EFDF, false)));
		try (Host host = TestBench.loader(old, VirtualBoards.of(old))) {
			assertEquals(List.of(0, 0x4B020100), host.property(1, 0));
			assertEquals(List.of(0, 0x11), host.property(2, 0));
			assertEquals(List.of(0, 0x0005EFDF), host.property(7, 0));
			assertEquals(List.of(0, 0x3F8), host.property(11, 0));
			assertEquals(List.of(0, 0x20002000, 0x20015FB7, 0x20208200, 0x202089FF), host.property(12, 0));
			assertEquals(List.of(0, 0), host.property(14, 0));
			assertEquals(List.of(0, 0x10000), host.property(15, 0));
			assertEquals(List.of(0, 0), host.property(17, 0));
			assertEquals(List.of(0, 0x54010000), host.property(24, 0));
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 3, 4, 5, 6, 8, 10, 16, 23, 26, 27, 28, 29, 30 })
	void propertiesThatWereNotPrinted(int property) throws Exception {
		// the same list; that an error keeps them out of it is assumed
		try (Host host = TestBench.loader(board, bus)) {
			assertEquals(List.of(10300), host.property(property, 0));
			assertEquals(10300, host.simple(0x0C, property, 1));
		}
	}

	@Test
	void versionBehindRom0130() throws Exception {
		// i.MX RT with ROM 1fc9:0130, flashloader K2.8.0 of MCUXpresso Secure Provisioning 25.12
		try (Host host = TestBench.loader(board, bus)) {
			assertEquals(List.of(0, 1258424320), host.property(1, 0));
		}
	}

	@Test
	void restrictedLoader() throws Exception {
		// closed RT1061, flashloader K2.7.0
		VirtualBoard restricted = VirtualBoard.create(SPEC.withLoader(loader(0x4B020700, 0x56FDF, true)));
		try (Host host = TestBench.loader(restricted, VirtualBoards.of(restricted))) {
			assertEquals(List.of(0, 0x56FDF), host.property(7, 0));
			host.command(0x03, false, 0x401F4400, 4, 0);
			host.response(0xA3);
			assertEquals(0, host.payload(3).length);
			assertEquals(List.of(10200, 3), host.response(0xA0));
			assertEquals(10000, host.simple(0x0F, 0, 4));
		}
	}

	@Test
	void externalMemory() throws Exception {
		// RT1051 with W25Q64; the mask in the first word is assumed from SPSDK 3.10
		try (Host host = TestBench.loader(board, bus)) {
			assertEquals(List.of(10205), host.property(25, 9));
			assertEquals(0, host.configure(OPTION, 0));
			assertEquals(List.of(0, 0x1F, 0x60000000, 8192, 256, 4096, 65536), host.property(25, 9));
		}
	}

	@Test
	void eraseAllWriteAndReset() throws Exception {
		// RT1060, flashloader K2.1.0
		byte[] data = TestImages.pattern(262788);
		try (Host host = TestBench.loader(board, bus).patience(Duration.ofSeconds(20))) {
			assertEquals(0, host.configure(0xC0000006));
			assertEquals(0, host.simple(0x01, 9));
			assertEquals(0, host.writeMemory(0x60020000L, data));
			assertEquals(0, host.simple(0x0B));
			assertArrayEquals(data, board.readFlash(0x20000, data.length));
		}
		Host.connect(bus, BoardMode.ROM).close();
	}

	@Test
	void burnTwiceAndReadTheShadow() throws Exception {
		// RT1050
		try (Host host = TestBench.loader(board, bus)) {
			assertEquals(0, host.programOnce(0x2F, 0x5A));
			assertEquals(0, host.programOnce(0x2F, 0xFE000000));
			assertEquals(List.of(0, 4, -33554342), host.readOnce(0x2F));
			assertArrayEquals(new byte[] { 0x5A, 0, 0, (byte) 0xFE }, host.readMemory(0x401F46F0L, 4).bytes());
		}
	}

	@Test
	void theOtherAddressForOptionWords() throws Exception {
		// RT1064, NXP community, post 1364638
		try (Host host = TestBench.loader(board, bus)) {
			host.simple(0x05, 0x20202000, 4, OPTION);
			host.simple(0x05, 0x20202004, 4, 0);
			assertEquals(0, host.simple(0x11, 9, 0x20202000));
			assertEquals(0, host.simple(0x02, 0x60000000, 0x6000, 9));
			host.simple(0x05, 0x20203000, 4, 0xF000000F);
			assertEquals(0, host.simple(0x11, 9, 0x20203000));
			assertEquals(0, host.writeMemory(0x60001000L, TestImages.pattern(0x500)));
		}
	}

	@Test
	void hyperFlashOption() throws Exception {
		// RT1052, flashloader K2.1.0, NXP community, post 1037073
		try (Host host = TestBench.loader(board, bus)) {
			assertEquals(20106, host.configure(0xC0233007));
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 0xC0000006, 0xC0000046, 0xC0000106, 0xC0000146 })
	void flashOnTheSecondaryPins(int option) throws Exception {
		// RT1052 with IS25LP016D, NXP community, post 786067
		VirtualBoard secondary = VirtualBoard.create(SPEC.withWiring(new FlashWiring(1, 'A', true, 4)));
		try (Host host = TestBench.loader(secondary, VirtualBoards.of(secondary))) {
			assertEquals(20107, host.configure(option));
			assertEquals(0, host.configure(option | 0x01000000, 0x00010000));
		}
	}

	@Test
	void eraseBeforeConfigure() throws Exception {
		// assumed from the ROM of an RT685, NXP community, post 1647752
		try (Host host = TestBench.loader(board, bus)) {
			assertEquals(10205, host.erase(0x60000000L, 25296));
			assertEquals(10205, host.configure(0xF000000F));
		}
	}

	@Test
	void rangeInvalidAbortsTheDataPhase() throws Exception {
		// RT10xx with SPI NOR, NXP community, post 951037
		try (Host host = TestBench.loader(board, bus)) {
			host.command(0x04, true, 0x90000000, 2000, 0);
			assertEquals(List.of(0, 4), host.response(0xA0));
			host.write(dataReport(1016));
			host.write(dataReport(984));
			assertEquals(0, host.payload(3).length);
			assertEquals(List.of(10200, 4), host.response(0xA0));
			assertEquals(10200, host.readMemory(0x90000000L, 256).status());
			assertEquals(0, host.readMemory(0x90000000L, 256).bytes().length);
		}
	}

	private static byte[] dataReport(int length) {
		return ByteBuffer.allocate(4 + length).order(ByteOrder.LITTLE_ENDIAN).put((byte) 2).put((byte) 0)
				.putShort((short) length).array();
	}

	@Test
	void sbFileIsRefused() throws Exception {
		// RT1050 EVKB, NXP community, post 827821
		try (Host host = TestBench.loader(board, bus)) {
			host.command(0x08, true, 1500);
			assertEquals(List.of(0, 8), host.response(0xA0));
			host.write(dataReport(1016));
			assertEquals(0, host.payload(3).length);
			assertEquals(List.of(10101, 8), host.response(0xA0));
		}
	}

	@Test
	void fcbOfTheRt1020() throws Exception {
		// i.MX RT1020 EVK, FCB read back after configure-memory with 0xF000000F, SPSDK 0.2.1, flex_spi.fcb
		ByteBuffer expected = ByteBuffer.allocate(512).order(ByteOrder.LITTLE_ENDIAN);
		int[][] words = { { 0x000, 0x42464346 }, { 0x004, 0x56010400 }, { 0x00C, 0x00030301 }, { 0x040, 0x00000010 },
				{ 0x044, 0x00070401 }, { 0x050, 0x00800000 }, { 0x080, 0x0A1804EB }, { 0x084, 0x26043206 },
				{ 0x090, 0x24040405 }, { 0x0B0, 0x00000406 }, { 0x0D0, 0x08180420 }, { 0x100, 0x081804D8 },
				{ 0x110, 0x08180402 }, { 0x114, 0x00002004 }, { 0x130, 0x00000460 }, { 0x1C0, 0x00000100 },
				{ 0x1C4, 0x00001000 }, { 0x1C8, 0x00000001 }, { 0x1D0, 0x00010000 } };
		for (int[] word : words) {
			expected.putInt(word[0], word[1]);
		}
		try (Host host = TestBench.loader(board, bus)) {
			TestBench.flash(host, TestImages.pattern(256));
			assertArrayEquals(expected.array(), host.readMemory(0x60000000L, 512).bytes());
		}
	}

	@Test
	void longEraseOutlastsTheHost() throws Exception {
		// RT1060 EVK, SPSDK 0.2.1, test_rt10xx.py; minutes for 8 MiB: RT1051 with W25Q64
		try (Host host = TestBench.loader(board, bus)) {
			host.configure(OPTION);
			assertEquals(0, host.erase(0x60000000L, 0x10000));
			assertThrows(ConnectionException.class, () -> host.erase(0x60000000L, 0x100000));
			host.patience(Duration.ofMinutes(10));
			assertEquals(List.of(0, 2), host.response(0xA0));
			assertEquals(0, host.erase(0x60000000L, 0x800000));
		}
		assertTrue(bus.nanoTime() > Duration.ofMinutes(2).toNanos());
	}

	@Test
	void freshFuses() throws Exception {
		// RT1020 and RT10xx, NXP community, posts 798822 and 1217661
		try (Host host = TestBench.loader(board, bus)) {
			assertEquals(List.of(0, 4, 0x40), host.readOnce(0x2D));
			assertEquals(List.of(0, 4, 0x40128003), host.readOnce(0));
			assertEquals(0, host.programOnce(0, 0x100));
			assertEquals(List.of(0, 4, 0x40128103), host.readOnce(0));
			List<Integer> id = host.property(18, 0);
			assertEquals(id.get(1), host.readOnce(1).get(2));
			assertEquals(id.get(2), host.readOnce(2).get(2));
			// MAC1_ADDR is locked now: success, and nothing burnt
			assertEquals(0, host.programOnce(0x22, 0x12345678));
			assertEquals(List.of(0, 4, 0), host.readOnce(0x22));
		}
		VirtualBoard other = VirtualBoard.create(SPEC.withSeed(2));
		assertFalse(Arrays.equals(new int[] { board.readFuse(1), board.readFuse(2) },
				new int[] { other.readFuse(1), other.readFuse(2) }));
	}
}
