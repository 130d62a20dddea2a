/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.nor;

/**
 * What the bits of the status registers protect. Chips whose quad enable bit is in register 1 have BP3..BP0 there, from
 * the top (ISSI IS25LP064A data sheet, table of block protection; that bit 3 protects all is assumed); the others have
 * BP2..BP0, TB, SEC, and CMP in register 2 (Winbond W25Q64JV data sheet, status register memory protection).
 */
final class BlockProtection {

	/** CMP, which turns the protected area around. */
	static final int COMPLEMENT = 0x4000;
	/** TB: from the bottom. */
	static final int BOTTOM = 0x20;
	/** SEC: counts sectors of 4 KiB. */
	static final int SECTORS = 0x40;

	private static final int BLOCK_64 = 0x10000;
	private static final int THREE_BITS = 7;
	/** A chip of 8 MiB protects a 64th at level 1; smaller ones at least a block. */
	private static final int PARTS = 64;
	private static final int MOST_SECTOR_BYTES = 0x8000;

	private BlockProtection() {
		// functions only
	}

	/** Whether an address is protected by registers as {@link NorChip} has them. */
	static boolean covers(NorFigures figures, int status, int address) {
		if (figures.quadEnable() == Sfdp.FIRST_REGISTER_BIT_6) {
			int level = (status & NorChip.BLOCK_PROTECTION) >> 2;
			return level > THREE_BITS
					|| level > 0 && address >= figures.size() - (BLOCK_64 << level - 1);
		}
		return areaCovers(figures.size(), status, address) != ((status & COMPLEMENT) != 0);
	}

	private static boolean areaCovers(int size, int status, int address) {
		int level = status >> 2 & THREE_BITS;
		if (level == 0 || level == THREE_BITS) {
			return level != 0;
		}
		int bytes = (status & SECTORS) != 0 ? Math.min(FlashChip.SECTOR << level - 1, MOST_SECTOR_BYTES)
				: Math.max(BLOCK_64, size / PARTS) << level - 1;
		return (status & BOTTOM) != 0 ? address < bytes : address >= size - bytes;
	}

	/** The bits of both registers that command 0x01 and 0x31 can write. */
	static int writable(NorFigures figures) {
		int both = 0xFC | figures.quadEnable();
		return figures.quadEnable() == Sfdp.FIRST_REGISTER_BIT_6 ? both : both | COMPLEMENT;
	}
}
