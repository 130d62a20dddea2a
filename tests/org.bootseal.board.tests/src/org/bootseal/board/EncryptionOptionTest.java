/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HexFormat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The words by which the flashloader encrypts with the key of its part. */
class EncryptionOptionTest {

	private static final int INVALID_ARGUMENT = 4;
	private static final int NOT_CONFIGURED = 10205;
	private static final int IVT = (int) TestImages.FLASH + 0x1000;
	private static final int BEE_HEADER = 0x400;

	private VirtualBoard board;

	private Host host(String name) throws Exception {
		board = VirtualBoard.create(BoardSpec.named(name));
		return TestBench.loader(board, VirtualBoards.of(board));
	}

	private static int[] words(String hex) {
		return Arrays.stream(hex.split(" ")).mapToInt(word -> (int) Long.parseLong(word, 16)).toArray();
	}

	@ParameterizedTest
	@CsvSource({ "MIMXRT1020-EVK, E0100000", "MIMXRT1020-EVK, E0140000", "MIMXRT1020-EVK, E1110000 60001000 400",
			"MIMXRT1020-EVK, E0210000 60001000 400", "MIMXRT1020-EVK, E0110000 60001000 410",
			"MIMXRT1020-EVK, E0110000 60001000 0", "MIMXRT1020-EVK, E0110000 50001000 400",
			"MIMXRT1020-EVK, E0001100 60001000 600013FF", "MIMXRT1010-EVK, E0110000 60001000 400",
			"MIMXRT1010-EVK, E0002100 60001000 600013FF", "MIMXRT1010-EVK, E0001500 60001000 600013FF",
			"MIMXRT1010-EVK, E0001100 60001000 600013FE" })
	void wrongWordsAreRefusedAndChangeNothing(String name, String hex) throws Exception {
		try (Host host = host(name)) {
			assertEquals(NOT_CONFIGURED, host.configure(words(hex)));
			assertEquals(0, host.configure(0xC0000007, 0));
			assertEquals(INVALID_ARGUMENT, host.configure(words(hex)));
		}
		byte[] blank = new byte[0x1000];
		Arrays.fill(blank, (byte) 0xFF);
		assertArrayEquals(blank, board.readFlash(0, 0x1000));
	}

	@Test
	void whatIsWrittenInARegionIsEncryptedUntilTheFlashIsConfiguredAnew() throws Exception {
		byte[] plain = TestImages.flashImage(0x1000);
		try (Host host = host("MIMXRT1020-EVK")) {
			assertEquals(0, host.configure(0xC0000007, 0));
			assertEquals(0, host.configure(0xE0120000, IVT, 0x400, IVT + 0x800, 0x400));
			assertNotEquals("ff".repeat(16), HexFormat.of().formatHex(board.readFlash(BEE_HEADER, 16)));
			assertEquals(0, host.writeMemory(IVT, plain));
			byte[] found = host.readMemory(IVT, plain.length).bytes();
			for (int at = 0; at < plain.length; at += 0x400) {
				boolean same = Arrays.equals(plain, at, at + 0x400, found, at, at + 0x400);
				assertEquals(at != 0 && at != 0x800, same, Integer.toHexString(at));
			}
			assertEquals(0, host.configure(0xC0000007, 0));
			assertEquals(0, host.erase(IVT, plain.length));
			assertEquals(0, host.writeMemory(IVT, plain));
			assertArrayEquals(plain, host.readMemory(IVT, plain.length).bytes());
		}
	}

	/** What the open part encrypts is for the open part only. */
	@Test
	void aPartThatIsClosedAfterwardsHasAnotherKey() throws Exception {
		byte[] plain = TestImages.flashImage(0x1000);
		try (Host host = host("MIMXRT1020-EVK")) {
			assertEquals(0, host.configure(0xC0000007, 0));
			assertEquals(0, host.configure(0xE0110000, IVT, 0x4000));
			assertEquals(0, host.configure(0xF000000F));
			assertEquals(0, host.writeMemory(IVT, plain));
		}
		board.setXipPin(true);
		board.burnFuse(6, 0x2000);
		assertTrue(board.bootInternally().booted(), board.bootReport().steps()::toString);
		board.burnFuse(6, 0x2);
		assertTrue(board.bootInternally().steps().toString().contains("does not fit the key"),
				board.bootReport().steps()::toString);
	}
}
