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
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import org.bootseal.board.nor.FlashWiring;
import org.bootseal.core.connection.BoardMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The flash of boards that are not the RT1020 EVK: HyperFlash, flash at the second FlexSPI, other chips. */
class FamilyFlashTest {

	private static final int HYPER = 0xC0233007;
	private static final int QUAD = 0xC0000007;
	private static final int WRITE_FCB = 0xF000000F;
	private static final int HYPER_SECTOR = 0x40000;
	/** Words of the FCB that the RT1050 EVKB gave for 0xC0233007 (SPSDK 0.2.1, test data): offset, words in a row. */
	private static final String HYPER_FCB = """
			000 42464346 56010400 00000000 03030303
			040 00000059 01070801
			050 04000000
			078 0000000F 0001000F
			080 8B1887A0 B3068F10 0000A704 00000000 87008700 87AA8700 87058700 87708700
			0A0 8B1887A0 B70B8F10 0000A704 00000000 87008700 87AA8700 87058700 87AA8700
			0C0 87008700 87558700 87028700 87558700 87008700 87AA8700 87058700 87808700
			0E0 87008700 87AA8700 87058700 87AA8700 87008700 87558700 87028700 87558700
			100 8B188700 87008F10 00008730 00000000 87008700 87AA8700 87058700 87A08700
			120 8B188700 A3808F10 00000000 00000000 87008700 87AA8700 87058700 87808700
			140 87008700 87AA8700 87058700 87AA8700 87008700 87558700 87028700 87558700
			160 87008700 87AA8700 87058700 87108700
			184 00000102 00000302 00000504 00000902 00000B04
			1C0 00000200 00040000 00000101 00000001 00040000
			""";

	@TempDir
	private Path folder;

	private static VirtualBoard board(String name) throws Exception {
		return VirtualBoard.create(BoardSpec.named(name));
	}

	private static Host loader(VirtualBoard board) throws Exception {
		return TestBench.loader(board, VirtualBoards.of(board));
	}

	private static byte[] recordedFcb() {
		ByteBuffer fcb = ByteBuffer.allocate(512).order(ByteOrder.LITTLE_ENDIAN);
		HYPER_FCB.lines().map(line -> line.split(" ")).forEach(words -> {
			int at = HexFormat.fromHexDigits(words[0]);
			for (int i = 1; i < words.length; i++) {
				fcb.putInt(at + 4 * (i - 1), HexFormat.fromHexDigits(words[i]));
			}
		});
		return fcb.array();
	}

	@Test
	void hyperFlashGivesTheRecordedFcb() throws Exception {
		VirtualBoard board = board("MIMXRT1050-EVKB");
		try (Host host = loader(board)) {
			assertEquals(0, host.configure(HYPER));
			assertEquals(List.of(0, 0x1F, 0x60000000, 0x10000, 512, HYPER_SECTOR, HYPER_SECTOR), host.property(25, 9));
			assertEquals(0, host.erase(TestImages.FLASH, 512));
			assertEquals(0, host.configure(WRITE_FCB));
			assertArrayEquals(recordedFcb(), host.readMemory(TestImages.FLASH, 512).bytes());
		}
		assertArrayEquals(recordedFcb(), board.readFlash(0, 512));
	}

	@Test
	void hyperFlashErasesSectorsOf256KiB() throws Exception {
		VirtualBoard board = board("MIMXRT1050-EVKB");
		try (Host host = loader(board)) {
			host.configure(HYPER);
			assertEquals(0, host.writeMemory(TestImages.FLASH + HYPER_SECTOR - 512, new byte[1536]));
			assertEquals(0, host.erase(TestImages.FLASH + HYPER_SECTOR + 0x1000, 0x1000));
			assertEquals(0, board.readFlash(HYPER_SECTOR - 1, 1)[0]);
			assertEquals(-1, board.readFlash(HYPER_SECTOR, 1)[0]);
			assertEquals(-1, board.readFlash(HYPER_SECTOR + 1023, 1)[0]);
			assertEquals(20105, host.writeMemory(TestImages.FLASH + 256, new byte[512]));
			host.patience(Duration.ofMinutes(5));
			assertEquals(0, host.simple(0x01, 9));
			assertEquals(-1, board.readFlash(HYPER_SECTOR - 1, 1)[0]);
		}
	}

	/** Status for option words on the board with HyperFlash; that of a quad option is assumed. */
	@ParameterizedTest
	@CsvSource({ "0xC0233007,0", "0xC0233001,0", "0xC0233008,0", "0xC0000007,20107", "0xC0333006,20106",
			"0xC0203007,20106", "0xC0403007,20107", "0xC023300F,4" })
	void optionWordsForHyperFlash(String word, int status) throws Exception {
		try (Host host = loader(board("MIMXRT1050-EVKB"))) {
			assertEquals(status, host.configure(Long.decode(word).intValue()));
		}
	}

	/** FlexSPI plays what the FCB says; a chip that does not hear its commands keeps its cells. */
	@ParameterizedTest
	@ValueSource(ints = { 0x0B6, 0x0BE, 0x0C6, 0x0D6, 0x108 })
	void brokenSequencesDoNotErase(int flipped) throws Exception {
		VirtualBoard board = board("MIMXRT1050-EVKB");
		try (Host host = loader(board)) {
			host.configure(HYPER);
			assertEquals(0, host.writeMemory(TestImages.FLASH, TestImages.pattern(512)));
			byte[] fcb = recordedFcb();
			host.writeMemory(0x2000, fcb);
			assertEquals(0, host.simple(0x11, 9, 0x2000));
			fcb[flipped] ^= 0x04;
			host.writeMemory(0x2000, fcb);
			assertEquals(0, host.simple(0x11, 9, 0x2000));
			host.erase(TestImages.FLASH, 512);
			assertArrayEquals(TestImages.pattern(512), board.readFlash(0, 512));
		}
	}

	@Test
	void hyperFlashBoots() throws Exception {
		VirtualBoard board = board("MIMXRT1050-EVKB");
		try (Host host = loader(board)) {
			host.configure(HYPER);
			byte[] image = TestImages.flashImage(0x1000);
			assertEquals(0, host.erase(TestImages.FLASH, 0x1000L + image.length));
			assertEquals(0, host.configure(WRITE_FCB));
			assertEquals(0, host.writeMemory(TestImages.FLASH + 0x1000, image));
		}
		assertEquals(true, board.bootInternally().booted());
		// the fuses choose: flash type 2 is HyperFlash of 1.8 V, 0 is quad SPI (BOOT_CFG2, i.MX RT1050)
		board.burnFuse(6, 0x10);
		assertEquals(false, board.powerCycle().booted());
		board.burnFuse(5, 0x200);
		assertEquals(true, board.powerCycle().booted());
	}

	@Test
	void quadFcbDoesNotReadHyperFlash() throws Exception {
		byte[] quad;
		try (Host host = loader(board("MIMXRT1060-EVK"))) {
			host.configure(QUAD);
			host.configure(WRITE_FCB);
			quad = host.readMemory(TestImages.FLASH, 512).bytes();
		}
		VirtualBoard board = board("MIMXRT1050-EVKB");
		try (Host host = loader(board)) {
			host.configure(HYPER);
			host.erase(TestImages.FLASH, 0x3000);
			host.writeMemory(TestImages.FLASH, quad);
			host.writeMemory(TestImages.FLASH + 0x1000, TestImages.flashImage(0x1000));
		}
		assertEquals(false, board.bootInternally().booted());
	}

	/** In-package flash of the RT1064: it is at 0x70000000, and nothing is at 0x60000000. */
	@Test
	void flashOfTheRt1064() throws Exception {
		VirtualBoard board = board("MIMXRT1064-EVK");
		try (Host host = loader(board)) {
			assertEquals(0, host.configure(QUAD));
			assertEquals(List.of(0, 0x1F, 0x70000000, 0x1000, 256, 4096, 0x10000), host.property(25, 9));
			assertEquals(10200, host.erase(0x60000000L, 0x1000));
			assertEquals(10200, host.writeMemory(0x60000000L, new byte[256]));
			assertEquals(10200, host.readMemory(0x60000000L, 256).status());
			assertEquals(0, host.erase(0x70000000L, 0x1000));
			assertEquals(0, host.writeMemory(0x70000000L, TestImages.pattern(256)));
			assertArrayEquals(TestImages.pattern(256), board.readFlash(0, 256));
			assertEquals(10200, host.erase(0x70400000L, 0x1000));
		}
	}

	/** An image that is linked for 0x60000000 is not found where its IVT says. */
	@Test
	void imageForTheWrongWindowDoesNotBoot() throws Exception {
		VirtualBoard board = board("MIMXRT1064-EVK");
		try (Host host = loader(board)) {
			host.configure(QUAD);
			host.configure(WRITE_FCB);
			host.writeMemory(0x70001000L, TestImages.flashImage(0x1000));
		}
		assertEquals(false, board.bootInternally().booted());
	}

	/** The RT1010 looks for its FCB at 0x400: one at 0 is none to it. */
	@Test
	void fcbAtTheWrongOffsetIsNotFound() throws Exception {
		VirtualBoard board = board("MIMXRT1010-EVK");
		byte[] fcb;
		try (Host host = loader(board)) {
			host.configure(QUAD);
			host.configure(WRITE_FCB);
			fcb = board.readFlash(0x400, 512);
			assertArrayEquals(new byte[] { 'F', 'C', 'F', 'B' }, Arrays.copyOf(fcb, 4));
			host.writeMemory(TestImages.FLASH + 0x1000, TestImages.flashImage(0x1000));
			assertEquals(true, board.bootInternally().booted());
		}
		board.setBootPins(BootPins.SERIAL);
		board.powerCycle();
		try (Host host = loader(board)) {
			host.configure(QUAD);
			host.erase(TestImages.FLASH, 0x1000);
			host.writeMemory(TestImages.FLASH, fcb);
		}
		assertEquals(false, board.bootInternally().booted());
	}

	/** The word that chooses a FlexSPI: parts with one refuse it, the other FlexSPI has no flash. */
	@ParameterizedTest
	@CsvSource({ "MIMXRT1060-EVK, 1, 0, 0", "MIMXRT1060-EVK, 2, 0, 20107", "MIMXRT1060-EVK, 3, 4, 0",
			"MIMXRT1064-EVK, 2, 0, 0", "MIMXRT1064-EVK, 1, 0, 20107", "MIMXRT1040-EVK, 1, 4, 0" })
	void instanceWord(String name, int instance, int select, int configure) throws Exception {
		try (Host host = loader(board(name))) {
			assertEquals(select, host.configure(0xCF900000 | instance));
			assertEquals(configure, host.configure(QUAD));
		}
	}

	/** Flash at FlexSPI2 of an RT1060: 20107 without the word, recorded on an RT1176 (NXP community, post 2345800). */
	@Test
	void flashAtTheSecondFlexSpi() throws Exception {
		VirtualBoard board = VirtualBoard
				.create(BoardSpec.named("MIMXRT1060-EVK").withWiring(new FlashWiring(2, 'A', false, 4)));
		try (Host host = loader(board)) {
			assertEquals(20107, host.configure(QUAD));
			assertEquals(0, host.configure(0xCF900002));
			assertEquals(0, host.configure(QUAD));
			assertEquals(10200, host.writeMemory(0x60000000L, new byte[256]));
			assertEquals(0, host.writeMemory(0x70000000L, TestImages.pattern(256)));
			Path state = folder.resolve("board.json");
			board.save(state);
			VirtualBoard again = VirtualBoard.open(state);
			assertEquals(Optional.of(2), Optional.of(again.spec().wiring().flexSpi()));
			try (Host other = Host.connect(VirtualBoards.of(again), BoardMode.FLASHLOADER)) {
				assertArrayEquals(TestImages.pattern(256), other.readMemory(0x70000000L, 256).bytes());
			}
		}
	}

	/** Frequency code 8 is 166 MHz on the RT1020, 133 MHz on the RT1060; the chips take 133. */
	@ParameterizedTest
	@CsvSource({ "MIMXRT1020-EVK, false", "MIMXRT1060-EVK, true" })
	void frequencyCodesDifferByFamily(String name, boolean reads) throws Exception {
		VirtualBoard board = board(name);
		try (Host host = loader(board)) {
			assertEquals(0, host.configure(0xC0000008));
			host.writeMemory(TestImages.FLASH, TestImages.pattern(256));
			byte[] read = host.readMemory(TestImages.FLASH, 256).bytes();
			assertEquals(reads, Arrays.equals(TestImages.pattern(256), read));
		}
	}

	/** SRC_SBMR1 and SRC_SBMR2 say what the pins and the fuses chose. */
	@Test
	void bootModeRegisters() throws Exception {
		VirtualBoard board = board("MIMXRT1050-EVKB");
		try (Host host = loader(board)) {
			assertEquals(0x200, word(host, 0x400F8004L), "HyperFlash by the pins of the board");
			assertEquals(0x01000000, word(host, 0x400F801CL), "serial downloader");
		}
		board.burnFuse(5, 0x230);
		board.burnFuse(6, 0x10);
		board.powerCycle();
		try (Host host = loader(board)) {
			assertEquals(0x230, word(host, 0x400F8004L), "as the fuses say");
			assertEquals(0x01000010, word(host, 0x400F801CL), "serial downloader, BT_FUSE_SEL");
		}
	}

	private static int word(Host host, long address) throws Exception {
		return ByteBuffer.wrap(host.readMemory(address, 4).bytes()).order(ByteOrder.LITTLE_ENDIAN).getInt();
	}

	/** Quad enable is bit 6 of status register 1 on ISSI chips, bit 1 of register 2 on others. */
	@ParameterizedTest
	@ValueSource(strings = { "MIMXRT1010-EVK", "MIMXRT1015-EVK", "MIMXRT1020-EVK", "MIMXRT1024-EVK", "MIMXRT1040-EVK",
			"MIMXRT1060-EVK" })
	void quadEnableOfTheChipIsSet(String name) throws Exception {
		try (Host host = loader(board(name))) {
			assertEquals(0, host.configure(QUAD));
			assertEquals(0, host.writeMemory(TestImages.FLASH, TestImages.pattern(256)));
			assertArrayEquals(TestImages.pattern(256), host.readMemory(TestImages.FLASH, 256).bytes());
		}
	}
}
