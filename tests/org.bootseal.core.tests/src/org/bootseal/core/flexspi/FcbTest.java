/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.flexspi;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.bootseal.core.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FcbTest {

	@Test
	void quadBlockIsRead() throws Exception {
		Fcb fcb = Fcb.parse(FcbBlocks.quad());

		assertEquals("1.4.0", fcb.versionText());
		assertEquals(1, fcb.readSampleClock());
		assertEquals(0x800000, fcb.flashSize());
		assertEquals(
				"CMD_SDR 0xEB on 1 pad, RADDR_SDR 0x18 on 4 pads, DUMMY_SDR 0x06 on 4 pads, READ_SDR 0x04 on 4 pads",
				fcb.readSequence());
		assertEquals("FCB V1.4.0, flash of 0x800000 bytes on 4 pads, frequency code 7, page 0x100, sector 0x1000,"
				+ " block 0x10000", fcb.summary());
		assertEquals(List.of(), fcb.problems());
		assertTrue(fcb.sequence(2).isEmpty());
	}

	@Test
	void hyperFlashBlockIsRead() throws Exception {
		Fcb fcb = Fcb.parse(FcbBlocks.hyperFlash());

		assertEquals("CMD_DDR 0xA0 on 8 pads, RADDR_DDR 0x18 on 8 pads, CADDR_DDR 0x10 on 8 pads,"
				+ " DUMMY_DDR 0x06 on 8 pads, READ_DDR 0x04 on 8 pads", fcb.readSequence());
		assertEquals(0x40000, fcb.sectorSize());
	}

	@Test
	void blockIsCopiedBothWays() throws Exception {
		byte[] block = FcbBlocks.quad();
		Fcb fcb = Fcb.parse(block);
		block[4] = 9;
		fcb.bytes()[4] = 9;

		assertArrayEquals(FcbBlocks.quad(), fcb.bytes());
		assertEquals(Fcb.parse(FcbBlocks.quad()), fcb);
		assertEquals(Fcb.parse(FcbBlocks.quad()).hashCode(), fcb.hashCode());
	}

	@Test
	void wrongTagAndLengthAreRefused() {
		BadInputException e = assertThrows(BadInputException.class, () -> Fcb.parse(new byte[512]));
		assertEquals("FCB: found tag 0x00000000 at offset 0x0, expected 0x42464346 (\"FCFB\")", e.getMessage());
		assertThrows(BadInputException.class, () -> Fcb.parse(Arrays.copyOf(FcbBlocks.quad(), 511)));
	}

	@Test
	void whatKeepsARomFromBootingIsFound() throws Exception {
		byte[] block = new byte[512];
		System.arraycopy(FcbBlocks.quad(), 0, block, 0, 4);

		assertEquals(6, Fcb.parse(block).problems().size());
	}

	@Test
	void undefinedInstructionsAreNamed() {
		assertEquals("undefined opcode 0x3E", LutInstruction.decode(0xF800).toString());
		assertEquals("JMP_ON_CS 0x02 on 1 pad", LutInstruction.decode(0x1F << 10 | 2).toString());
		assertThrows(IllegalArgumentException.class, () -> Fcb.parse(FcbBlocks.quad()).sequence(16));
	}

	@Test
	void aFileOfABlockIsRead(@TempDir Path folder) throws Exception {
		Path file = Files.write(folder.resolve("fcb.bin"), FcbBlocks.quad());

		assertArrayEquals(FcbBlocks.quad(), Fcb.read(file).bytes());
	}

	@ParameterizedTest
	@CsvSource({ "0, 512, 0, found tag 0x", "0, 511, 0x46, found 511 bytes", "0, 513, 0x46, found 513 bytes",
			"7, 512, 0x57, the version is", "0x44, 512, 2, the device type is 2",
			"0x45, 512, 5, the number of pads is 5",
			"0x52, 512, 0, the flash size is 0", "0x1C1, 512, 0, the page size or the sector size is 0" })
	void aFileWithAWrongBlockIsRefusedByName(String offset, int length, String value, String message,
			@TempDir Path folder) throws Exception {
		byte[] block = Arrays.copyOf(FcbBlocks.quad(), length);
		block[Integer.decode(offset)] = Integer.decode(value).byteValue();
		Path file = Files.write(folder.resolve("fcb.bin"), block);

		BadInputException e = assertThrows(BadInputException.class, () -> Fcb.read(file));

		assertTrue(e.getMessage().startsWith(file.toString()), e.getMessage());
		assertTrue(e.getMessage().contains(message), e.getMessage());
	}

	@Test
	void aSwappedFileIsToldApart(@TempDir Path folder) throws Exception {
		ByteBuffer swapped = ByteBuffer.allocate(512);
		ByteBuffer block = ByteBuffer.wrap(FcbBlocks.quad()).order(ByteOrder.LITTLE_ENDIAN);
		while (block.hasRemaining()) {
			swapped.putInt(block.getInt());
		}
		Path file = Files.write(folder.resolve("fcb.bin"), swapped.array());

		assertTrue(assertThrows(BadInputException.class, () -> Fcb.read(file)).getMessage().contains("swapped"));
	}
}
