/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.nor;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The Serial Flash Discoverable Parameters of a chip (JESD216B): header, one parameter header and the basic table of 16
 * words, put together field by field from the figures of the chip; no dump of a real chip was at hand.
 */
final class Sfdp {

	static final int LENGTH = 0x70;

	private static final int SIGNATURE = 0x50444653;
	private static final int TABLE = 0x30;
	private static final int WORDS = 16;
	/** Words of the basic table of JESD216; the later ones are not there. */
	private static final int FIRST_WORDS = 9;
	private static final int LEAST_MAJOR = 1;
	static final int FIRST_REGISTER_BIT_6 = 0x40;

	private final ByteBuffer bytes;

	private Sfdp(byte[] bytes) {
		this.bytes = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
	}

	static byte[] of(NorFigures figures) {
		ByteBuffer bytes = ByteBuffer.allocate(LENGTH).order(ByteOrder.LITTLE_ENDIAN);
		for (int at = 0; at < LENGTH; at += 4) {
			bytes.putInt(at, -1);
		}
		if (figures.sfdp() == SfdpRevision.NONE) {
			return bytes.array();
		}
		bytes.putInt(0, SIGNATURE);
		switch (figures.sfdp()) {
		case B -> bytes.putInt(4, 0xFF000106).putInt(8, 0x00000600 | 0x01 << 16 | WORDS << 24);
		case FIRST -> bytes.putInt(4, 0xFF000100).putInt(8, 0x01 << 16 | FIRST_WORDS << 24);
		default -> bytes.putInt(4, 0xFF000000).putInt(8, FIRST_WORDS << 24);
		}
		bytes.putInt(12, 0xFF000000 | TABLE);
		int[] table = new int[WORDS];
		// 4 KiB erase with 0x20, 3-byte addresses, all quad and dual reads, DTR
		table[0] = 0xFFF90000 | 0x20 << 8 | 0xE5;
		table[1] = (int) (figures.claimedSize() * 8L - 1);
		// reads 1-4-4: 0xEB, 2 mode and 4 wait clocks; 1-1-4: 0x6B, 8 wait clocks
		table[2] = read(0xEB, 2, 4) | read(0x6B, 0, 8) << 16;
		table[3] = read(0x3B, 0, 8) | read(0xBB, 4, 0) << 16;
		table[4] = 0xFFFFFFFE;
		table[5] = 0xFF00FFFF;
		table[6] = read(0xEB, 2, 4) << 16 | 0xFFFF;
		table[7] = erase(12, 0x20) | erase(15, 0x52) << 16;
		table[8] = erase(16, 0xD8) | 0xFF000000;
		table[9] = 0x00C94A23;
		table[10] = 0xCE11D882;
		table[11] = 0x4668CDCC;
		table[12] = 0x757A757A;
		table[13] = 0x5CD5A2F7;
		table[15] = 0xA9FA30F0;
		table[14] = 0xFF800000 | figures.quadEnableRequirement() << 20 | 0x424A;
		int words = figures.sfdp() == SfdpRevision.B ? WORDS : FIRST_WORDS;
		for (int i = 0; i < words; i++) {
			bytes.putInt(TABLE + 4 * i, table[i]);
		}
		return bytes.array();
	}

	private static int read(int opcode, int modeClocks, int waitClocks) {
		return opcode << 8 | modeClocks << 5 | waitClocks;
	}

	private static int erase(int power, int opcode) {
		return opcode << 8 | power;
	}

	/** @return null if the bytes are no SFDP */
	static Sfdp parse(byte[] bytes) {
		Sfdp sfdp = new Sfdp(bytes);
		return sfdp.bytes.getInt(0) == SIGNATURE ? sfdp : null;
	}

	/** Whether the flashloader takes a table of this revision; assumed: all of JESD216 and later. */
	boolean isKnownRevision() {
		return (bytes.getInt(4) >>> 8 & 0xFF) >= LEAST_MAJOR;
	}

	private boolean isFirst() {
		return bytes.get(11) < WORDS;
	}

	private int word(int number) {
		return bytes.getInt((bytes.getInt(12) & 0xFFFFFF) + 4 * (number - 1));
	}

	int size() {
		return (int) (((word(2) & 0xFFFFFFFFL) + 1) / 8);
	}

	int quadReadOpcode() {
		return word(3) >>> 8 & 0xFF;
	}

	/** Clocks between address and data of the 1-4-4 read. */
	int quadReadDummies() {
		return (word(3) >>> 5 & 7) + (word(3) & 0x1F);
	}

	int sectorOpcode() {
		return word(1) >>> 8 & 0xFF;
	}

	int blockOpcode() {
		return word(9) >>> 8 & 0xFF;
	}

	int blockSize() {
		return 1 << (word(9) & 0xFF);
	}

	/** The first table says nothing of pages; they had 256 bytes then. */
	int pageSize() {
		return isFirst() ? FlashChip.PAGE : 1 << (word(11) >>> 4 & 0xF);
	}

	/** How quad reads are enabled, by the numbers of JESD216B; -1 if the table does not say. */
	int quadEnableRequirement() {
		return isFirst() ? -1 : word(15) >>> 20 & 7;
	}
}
