/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.memory;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.bootseal.board.memory.NandBlocks.Copy;
import org.bootseal.board.memory.NandBlocks.Fcb;
import org.bootseal.board.silicon.Ram;

/**
 * Serial NAND at FlexSPI, as NXP's MCU bootloader of SDK 2.x drives it (spinand_memory, flexspi_nand_flash): an option
 * of the image that points at the option of the chip. Status codes 20000 and following.
 */
final class SerialNand implements NandDialect {

	private static final int OK = 0;
	private static final int INVALID_ARGUMENT = 4;
	private static final int NOT_FOUND = 20011;
	private static final int TAG = 0xC;
	/** "FCFB". */
	private static final int FLEXSPI_TAG = 0x42464346;
	private static final int CONFIGURATION = 0x100;
	private static final int PAGE_SIZE = CONFIGURATION + 0x1C0;
	private static final int PAGES_PER_BLOCK = CONFIGURATION + 0x1C8;
	private static final int[] PAGES = { 64, 128, 256, 32 };

	@Override
	public Asked ask(Ram ram, long address, NandFigures chip) {
		ByteBuffer words = words(ram, address, 4 * (2 + NandBlocks.MOST_COPIES));
		int image = words.getInt(0);
		int size = image & 0xF;
		int strideCode = image >>> 20 & 0xF;
		int count = image >>> 24 & 0xF;
		long chipAt = words.getInt(4) & 0xFFFFFFFFL;
		if (image >>> 28 != TAG || size < 3 || size > 2 + NandBlocks.MOST_COPIES || strideCode >= PAGES.length
				|| count < 1 || count > 4 || !ram.holds(chipAt, 8)) {
			return Asked.refused(INVALID_ARGUMENT);
		}
		ByteBuffer option = words(ram, chipAt, 8);
		int word0 = option.getInt(0);
		if (word0 >>> 28 != TAG || (word0 >>> 8 & 0xF) >= PAGES.length) {
			return Asked.refused(INVALID_ARGUMENT);
		}
		boolean hasSecond = (word0 >>> 24 & 0xF) > 0;
		int manufacturer = hasSecond ? option.getInt(4) & 0xFF : 0;
		if (manufacturer != 0 && manufacturer != chip.manufacturer()) {
			return Asked.refused(NOT_FOUND);
		}
		int pageSize = 1024 * (word0 >>> 4 & 0xF);
		int pagesPerBlock = PAGES[word0 >>> 8 & 0xF];
		if (pageSize != 2048 && pageSize != 4096) {
			return Asked.refused(INVALID_ARGUMENT);
		}
		int stride = PAGES[strideCode];
		List<Copy> copies = new ArrayList<>();
		for (int i = 0; i < size - 2; i++) {
			int info = words.getInt(8 + 4 * i);
			copies.add(new Copy((info >>> 16) * pagesPerBlock, (info & 0xFFFF) * pagesPerBlock));
		}
		if (!NandDialect.inOrder(copies, stride / pagesPerBlock * count * 2 * pagesPerBlock)) {
			return Asked.refused(INVALID_ARGUMENT);
		}
		return new Asked(OK, Optional.of(NandBlocks.fcb(stride, count, copies,
				configuration(word0, pageSize, pagesPerBlock, chip))));
	}

	private static ByteBuffer words(Ram ram, long address, int length) {
		return ByteBuffer.wrap(ram.read(address, length)).order(ByteOrder.LITTLE_ENDIAN);
	}

	/** Of the FlexSPI configuration only what tells how pages are read and how large they are. */
	private static byte[] configuration(int word0, int pageSize, int pagesPerBlock, NandFigures chip) {
		ByteBuffer block = ByteBuffer.allocate(0x200).order(ByteOrder.LITTLE_ENDIAN);
		block.putInt(0x00, FLEXSPI_TAG).putInt(0x04, 0x56010000);
		block.put(0x0C, (byte) 1).put(0x0D, (byte) 3).put(0x0E, (byte) 3);
		block.put(0x0F, (byte) (pageSize == 4096 ? 13 : 12));
		block.put(0x44, (byte) 2).put(0x45, (byte) 4).put(0x46, (byte) (word0 & 0xF));
		block.putInt(0x50, (int) Math.min(Integer.MAX_VALUE, chip.size() * 2));
		// page to cache, and cache to FlexSPI on four lines
		block.putInt(0x80, 0x0A10046B).putInt(0x84, 0x26803208);
		block.putInt(0x80 + 16 * 11, 0x08180413);
		block.putInt(0x1C0, pageSize).putInt(0x1C4, 2 * pageSize).putInt(0x1C8, pagesPerBlock);
		block.put(0x1CE, (byte) (word0 >>> 12 & 0xF)).put(0x1D0, (byte) 1);
		block.putInt(0x1D4, 0x30).putInt(0x1D8, 0x20).putInt(0x1DC, chip.blocks());
		return block.array();
	}

	@Override
	public boolean fits(Fcb fcb, NandFigures chip) {
		return fcb.word(CONFIGURATION) == FLEXSPI_TAG && fcb.word(PAGE_SIZE) == chip.pageSize()
				&& fcb.word(PAGES_PER_BLOCK) == chip.pagesPerBlock();
	}

	@Override
	public int eccFailed() {
		return 20002;
	}

	@Override
	public int misaligned() {
		return 20010;
	}

	@Override
	public int protectedArea() {
		return INVALID_ARGUMENT;
	}

	@Override
	public int noFcb() {
		return 20008;
	}

	@Override
	public int noDbbt() {
		return 20009;
	}
}
