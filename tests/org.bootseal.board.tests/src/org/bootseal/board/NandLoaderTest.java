/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;

import org.bootseal.board.memory.AttachedMemories;
import org.bootseal.board.memory.MemoryFittings;
import org.bootseal.board.memory.MemoryKind;
import org.bootseal.core.connection.BoardMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The flashloader with NAND: option words, control blocks, erasing and programming. Status codes: MCU bootloader. */
class NandLoaderTest {

	private static final int SERIAL = 257;
	private static final int PARALLEL = 256;
	private static final int BLOCK = 2048 * 64;

	@TempDir
	private Path folder;

	private static VirtualBoard board(MemoryKind kind) throws Exception {
		return VirtualBoard.create(
				BoardSpec.mimxrt1020Evk().withMemories(MemoryFittings.booting(AttachedMemories.usual(kind))));
	}

	private static Host loader(VirtualBoard board) throws Exception {
		return TestBench.loader(board, VirtualBoards.of(board));
	}

	private static int configure(Host host, int memoryId, int... words) throws Exception {
		for (int i = 0; i < words.length; i++) {
			host.simple(0x05, 0x2000 + 4 * i, 4, words[i]);
		}
		return host.simple(0x11, memoryId, 0x2000);
	}

	/** One copy, from block 4 on. */
	private static int configure(Host host) throws Exception {
		return configure(host, SERIAL, 0xC2000003, 0x200C, 0x00040002, 0xC1010026, 0xEF);
	}

	@ParameterizedTest
	@CsvSource({ "0xC2000003,0x200C,0x00040002,0xC1010026,0xEF,0", "0xC2000003,0x200C,0x00040002,0xC1010026,0,0",
			"0xC2000003,0x200C,0x00040002,0xC1010026,0x2C,20011", "0xC2000003,0x200C,0x00030002,0xC1010026,0xEF,4",
			"0xB2000003,0x200C,0x00040002,0xC1010026,0xEF,4", "0xC2000002,0x200C,0x00040002,0xC1010026,0xEF,4",
			"0xC0000003,0x200C,0x00040002,0xC1010026,0xEF,4", "0xC5000003,0x200C,0x00040002,0xC1010026,0xEF,4",
			"0xC2400003,0x200C,0x00040002,0xC1010026,0xEF,4", "0xC2000003,0x60000000,0x00040002,0xC1010026,0xEF,4",
			"0xC2000003,0x200C,0x00040002,0xD1010026,0xEF,4", "0xC2000003,0x200C,0x00040002,0xC1010036,0xEF,4",
			"0xC2000003,0x200C,0x00040002,0xC1010046,0xEF,20008" })
	void optionWordsOfSerialNand(String image, String at, String info, String word0, String word1, int status)
			throws Exception {
		try (Host host = loader(board(MemoryKind.FLEXSPI_NAND))) {
			assertEquals(status, configure(host, SERIAL, Long.decode(image).intValue(), Long.decode(at).intValue(),
					Long.decode(info).intValue(), Long.decode(word0).intValue(), Long.decode(word1).intValue()));
			assertEquals(status == 0 ? 0 : 10205, host.property(25, SERIAL).get(0));
		}
	}

	@ParameterizedTest
	@CsvSource({ "0xD0010101,0x00010102,0x00040002,0", "0xD0010101,0,0x00020002,0",
			"0xC0010101,0x00010102,0x00040002,21216",
			"0xD0010100,0x00010102,0x00040002,21220", "0xD0010101,0x00090102,0x00040002,21221",
			"0xD0010101,0x00010102,0x00030002,21222", "0xD0010201,0x00010102,0x00040002,21200",
			"0xD0011101,0x00010102,0x00040002,21200" })
	void optionWordsOfParallelNand(String word, String layout, String info, int status) throws Exception {
		try (Host host = loader(board(MemoryKind.SEMC_NAND))) {
			assertEquals(status, configure(host, PARALLEL, Long.decode(word).intValue(), Long.decode(layout).intValue(),
					Long.decode(info).intValue()));
		}
	}

	@Test
	void configuringWritesTheControlBlocks() throws Exception {
		try (Host host = loader(board(MemoryKind.FLEXSPI_NAND))) {
			assertEquals(10205, host.readMemory(0, 16, SERIAL).status());
			assertEquals(0, configure(host));
			for (int page : new int[] { 0, 64 }) {
				ByteBuffer fcb = ByteBuffer.wrap(host.readMemory(page * 2048, 0x400, SERIAL).bytes())
						.order(ByteOrder.LITTLE_ENDIAN);
				assertEquals(0x4E464342, fcb.getInt(0x04));
				assertEquals(128, fcb.getInt(0x0C));
				assertEquals(1, fcb.getInt(0x14));
				assertEquals(256, fcb.getInt(0x40));
				assertEquals(128, fcb.getInt(0x44));
				assertEquals(0x42464346, fcb.getInt(0x100));
				assertEquals(2048, fcb.getInt(0x2C0));
			}
			assertEquals(List.of(0, 0x17, 0, 0x20000, 0x800, 0, BLOCK), host.property(25, SERIAL));
		}
	}

	@Test
	void pagesAreProgrammedOnce() throws Exception {
		byte[] data = TestImages.pattern(5000);
		try (Host host = loader(board(MemoryKind.FLEXSPI_NAND))) {
			assertEquals(0, configure(host));
			assertEquals(0, host.simple(0x02, 4 * BLOCK, 2 * BLOCK, SERIAL));
			assertEquals(0, host.writeMemory(4 * BLOCK, data, SERIAL));
			assertArrayEquals(data, host.readMemory(4 * BLOCK, data.length, SERIAL).bytes());
			assertEquals(10203, host.writeMemory(4 * BLOCK, data, SERIAL));
			assertEquals(20010, host.writeMemory(5 * BLOCK + 1024, data, SERIAL));
			assertEquals(4, host.writeMemory(3 * BLOCK, data, SERIAL));
			assertEquals(4, host.simple(0x02, 3 * BLOCK, BLOCK, SERIAL));
			assertEquals(10200, host.readMemory(0x7FFFFFF, 2, SERIAL).status());
			assertEquals(0, host.simple(0x02, 4 * BLOCK, BLOCK, SERIAL));
			assertEquals((byte) 0xFF, host.readMemory(4 * BLOCK, 1, SERIAL).bytes()[0]);
		}
	}

	/** In pages that are programmed out of their order ECC finds what it can't correct. */
	@Test
	void orderOfPagesMatters() throws Exception {
		try (Host host = loader(board(MemoryKind.FLEXSPI_NAND))) {
			assertEquals(0, configure(host));
			assertEquals(0, host.writeMemory(4 * BLOCK + 4096, TestImages.pattern(10), SERIAL));
			// it does not verify, so it goes to the next good block, with the page before it
			assertEquals(0, host.writeMemory(4 * BLOCK, TestImages.pattern(10), SERIAL));
			assertArrayEquals(TestImages.pattern(10), host.readMemory(4 * BLOCK, 10, SERIAL).bytes());
		}
	}

	@Test
	void addressesOfBlocks() throws Exception {
		byte[] data = TestImages.pattern(3000);
		try (Host host = loader(board(MemoryKind.FLEXSPI_NAND))) {
			assertEquals(0, configure(host, SERIAL, 0xC2000103, 0x200C, 0x00040002, 0xC1010026, 0xEF));
			assertEquals(0, host.simple(0x02, 4, 2, SERIAL));
			assertEquals(0, host.writeMemory(5, data, SERIAL));
			assertArrayEquals(data, host.readMemory(5, data.length, SERIAL).bytes());
		}
	}

	@Test
	void stateIsKeptInTheFileOfTheBoard() throws Exception {
		byte[] data = TestImages.pattern(3000);
		VirtualBoard board = board(MemoryKind.FLEXSPI_NAND);
		try (Host host = loader(board)) {
			assertEquals(0, configure(host));
			assertEquals(0, host.writeMemory(4 * BLOCK, data, SERIAL));
		}
		board.save(folder.resolve("board.json"));
		VirtualBoard again = VirtualBoard.open(folder.resolve("board.json"));
		assertEquals(board.spec(), again.spec());
		try (Host host = Host.connect(VirtualBoards.of(again), BoardMode.FLASHLOADER)) {
			assertArrayEquals(data, host.readMemory(4 * BLOCK, data.length, SERIAL).bytes());
		}
	}
}
