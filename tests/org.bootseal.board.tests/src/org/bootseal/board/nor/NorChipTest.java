/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.nor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.bootseal.board.fault.FaultPlayer;
import org.bootseal.board.silicon.BoardLog;
import org.bootseal.board.silicon.BoardTime;
import org.bootseal.board.silicon.VirtualClock;
import org.junit.jupiter.api.Test;

class NorChipTest {

	private final BoardTime time = new BoardTime(new VirtualClock(0));
	private final NorChip chip = new NorChip(NorFigures.of("is25lp064a"), 1, time, new BoardLog(time),
			new FaultPlayer());

	private void program(int address, int... bytes) {
		byte[] data = new byte[bytes.length];
		for (int i = 0; i < data.length; i++) {
			data[i] = (byte) bytes[i];
		}
		chip.writeEnable();
		assertEquals(0, chip.program(address, data));
	}

	@Test
	void programmingOnlyClearsBits() {
		program(0x1000, 0xF0);
		program(0x1000, 0x3C);
		assertArrayEquals(new byte[] { 0x30 }, chip.read(0x1000, 1));
	}

	@Test
	void programmingWrapsInThePage() {
		program(0x11FE, 1, 2, 3, 4);
		assertArrayEquals(new byte[] { 1, 2, -1 }, chip.read(0x11FE, 3));
		assertArrayEquals(new byte[] { 3, 4, -1 }, chip.read(0x1100, 3));
	}

	@Test
	void nothingHappensWithoutWriteEnable() {
		chip.program(0, new byte[1]);
		assertEquals(-1, chip.read(0, 1)[0]);
		program(0, 0);
		chip.erase(0, FlashChip.SECTOR);
		assertEquals(0, chip.read(0, 1)[0]);
		chip.writeStatus(0x40);
		assertEquals(0, chip.readStatus());
		assertEquals(0, chip.erases());
	}

	@Test
	void latchGoesOffAfterEachCommand() {
		chip.writeEnable();
		assertEquals(NorChip.WEL, chip.readStatus());
		chip.erase(0, FlashChip.SECTOR);
		assertEquals(0, chip.readStatus());
	}

	@Test
	void erasingSetsTheWholeUnitAndTakesItsTime() {
		for (int[] unit : new int[][] { { 0x1000, 70 }, { 0x8000, 130 }, { 0x10000, 200 }, { 0x800000, 16000 } }) {
			program(0, 0);
			program(unit[0] - 1, 0);
			long before = time.next();
			chip.writeEnable();
			chip.erase(unit[0] / 2, unit[0]);
			assertEquals(unit[1] * BoardTime.MILLISECOND, time.next() - before);
			assertEquals(-1, chip.read(0, 1)[0]);
			assertEquals(-1, chip.read(unit[0] - 1, 1)[0]);
		}
	}

	@Test
	void blockProtectionFromTheTop() {
		chip.writeEnable();
		chip.writeStatus(1 << 2);
		assertTrue(chip.isProtected(0x7F0000));
		assertFalse(chip.isProtected(0x7EFFFF));
		chip.writeEnable();
		chip.writeStatus(0xF << 2);
		assertTrue(chip.isProtected(0));
		program(0x100, 0);
		assertEquals(-1, chip.read(0x100, 1)[0]);
		chip.writeEnable();
		chip.erase(0, 0x800000);
		assertEquals(0, chip.erases());
	}

	@Test
	void readingGoesOnAtTheStart() {
		program(0, 0x12);
		assertArrayEquals(new byte[] { -1, 0x12 }, chip.read(0x7FFFFF, 2));
	}

	@Test
	void sfdpTellsTheFiguresOfTheChip() {
		byte[] bytes = chip.readSfdp();
		assertArrayEquals("SFDP".getBytes(StandardCharsets.US_ASCII), Arrays.copyOf(bytes, 4));
		// JESD216B, basic table word 2: number of bits less one
		assertEquals(0x03FFFFFF, ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(0x34));
		Sfdp sfdp = Sfdp.parse(bytes);
		assertEquals(0x800000, sfdp.size());
		assertEquals(0xEB, sfdp.quadReadOpcode());
		assertEquals(6, sfdp.quadReadDummies());
		assertEquals(0x20, sfdp.sectorOpcode());
		assertEquals(0xD8, sfdp.blockOpcode());
		assertEquals(0x10000, sfdp.blockSize());
		assertEquals(256, sfdp.pageSize());
		assertEquals(2, sfdp.quadEnableRequirement());
	}

	@Test
	void cellsSurviveRestore() {
		program(0x345600, 1, 2, 3);
		NorChip other = new NorChip(NorFigures.of("is25lp064a"), 1, time, new BoardLog(time), new FaultPlayer());
		other.restore(chip.readStatus(), chip.writtenSectors());
		assertArrayEquals(chip.read(0x345000, 0x1000), other.read(0x345000, 0x1000));
	}
}
