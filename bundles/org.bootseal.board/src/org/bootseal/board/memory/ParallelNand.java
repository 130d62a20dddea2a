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
 * Parallel NAND at the SEMC, as NXP's MCU bootloader of SDK 2.x drives it (semc_nand_memory, semc_nand_flash): the size
 * of pages and blocks is read from the chip (ONFI). Status codes 21200 and following.
 */
final class ParallelNand implements NandDialect {

	private static final int OK = 0;
	private static final int TIMED_OUT = 21200;
	private static final int BAD_TAG = 21216;
	private static final int NOT_ONFI = 21220;
	private static final int TOO_MANY_COPIES = 21221;
	private static final int DISORDERED = 21222;
	private static final int TAG = 0xD;
	/** "SEMC". */
	private static final int SEMC_TAG = 0x434D4553;
	private static final int CONFIGURATION = 0x100;

	@Override
	public Asked ask(Ram ram, long address, NandFigures chip) {
		ByteBuffer words = ByteBuffer.wrap(ram.read(address, 4 * (2 + NandBlocks.MOST_COPIES)))
				.order(ByteOrder.LITTLE_ENDIAN);
		int option = words.getInt(0);
		int layout = words.getInt(4);
		int count = Math.max(1, layout & 0xF);
		int strideBlocks = Math.max(1, layout >>> 8 & 0xFF);
		int copyCount = Math.max(1, layout >>> 16 & 0xF);
		if (option >>> 28 != TAG) {
			return Asked.refused(BAD_TAG);
		}
		if ((option & 7) == 0) {
			return Asked.refused(NOT_ONFI);
		}
		if (copyCount > NandBlocks.MOST_COPIES) {
			return Asked.refused(TOO_MANY_COPIES);
		}
		// assumed: a chip of another width, or at another chip select than the first, does not answer
		if (Math.max(1, option >>> 8 & 3) * 8 != chip.ioBits() || (option >>> 12 & 7) != 0) {
			return Asked.refused(TIMED_OUT);
		}
		int pages = chip.pagesPerBlock();
		List<Copy> copies = new ArrayList<>();
		for (int i = 0; i < copyCount; i++) {
			int info = words.getInt(8 + 4 * i);
			copies.add(new Copy((info >>> 16) * pages, (info & 0xFFFF) * pages));
		}
		if (!NandDialect.inOrder(copies, strideBlocks * count * 2 * pages)) {
			return Asked.refused(DISORDERED);
		}
		return new Asked(OK,
				Optional.of(NandBlocks.fcb(strideBlocks * pages, count, copies, configuration(option, chip))));
	}

	private static byte[] configuration(int option, NandFigures chip) {
		ByteBuffer block = ByteBuffer.allocate(0x100).order(ByteOrder.LITTLE_ENDIAN);
		block.putInt(0x00, SEMC_TAG);
		block.put(0x52, (byte) (option & 7)).put(0x53, (byte) ((option >>> 4 & 7) + 1));
		block.put(0x55, (byte) (option >>> 16 & 1)).put(0x56, (byte) (option >>> 17 & 1));
		block.putInt(0xA0, chip.pageSize()).putInt(0xA4, chip.spareSize()).putInt(0xA8, chip.pagesPerBlock());
		block.putInt(0xAC, chip.blocks()).putInt(0xB0, 1);
		return block.array();
	}

	@Override
	public boolean fits(Fcb fcb, NandFigures chip) {
		return fcb.word(CONFIGURATION) == SEMC_TAG && fcb.word(CONFIGURATION + 0xA0) == chip.pageSize()
				&& fcb.word(CONFIGURATION + 0xA8) == chip.pagesPerBlock();
	}

	@Override
	public int eccFailed() {
		return 21204;
	}

	@Override
	public int misaligned() {
		return 21201;
	}

	@Override
	public int protectedArea() {
		return 21219;
	}

	@Override
	public int noFcb() {
		return 21217;
	}

	@Override
	public int noDbbt() {
		return 21218;
	}
}
