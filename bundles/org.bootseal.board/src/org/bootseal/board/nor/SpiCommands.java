/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.nor;

/**
 * Commands for a chip on SPI; which they are does not differ between chips, so the look-up table is not asked. That the
 * loader notices protection is assumed from what users report with protected chips.
 */
record SpiCommands(NorChip chip) implements FlashCommands {

	private static final int PROGRAM_FAIL = 20100;
	private static final int ERASE_SECTOR_FAIL = 20101;
	private static final int ERASE_ALL_FAIL = 20102;

	@Override
	public int eraseSector(int offset) {
		if (chip.isProtected(offset)) {
			return ERASE_SECTOR_FAIL;
		}
		chip.writeEnable();
		return chip.erase(offset, chip.figures().sectorSize());
	}

	@Override
	public int eraseChip() {
		if (chip.isProtected(0) || chip.isProtected(chip.figures().size() - 1)) {
			return ERASE_ALL_FAIL;
		}
		chip.writeEnable();
		return chip.erase(0, chip.figures().size());
	}

	@Override
	public int programPage(int offset, byte[] page) {
		if (chip.isProtected(offset)) {
			return PROGRAM_FAIL;
		}
		chip.writeEnable();
		return chip.program(offset, page);
	}
}
