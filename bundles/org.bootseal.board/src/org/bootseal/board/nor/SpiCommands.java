/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.nor;

/** Commands for a chip on SPI; which they are does not differ between chips, so the look-up table is not asked. */
record SpiCommands(NorChip chip) implements FlashCommands {

	@Override
	public int eraseSector(int offset) {
		if (chip.isProtected(offset)) {
			// assumed: the write enable latch goes off at once and the loader sees it
			return FlashDriver.COMMAND_FAILURE;
		}
		chip.writeEnable();
		return chip.erase(offset, chip.figures().sectorSize());
	}

	@Override
	public int eraseChip() {
		if (chip.isProtected(chip.figures().size() - 1)) {
			return FlashDriver.COMMAND_FAILURE;
		}
		chip.writeEnable();
		return chip.erase(0, chip.figures().size());
	}

	@Override
	public int programPage(int offset, byte[] page) {
		if (chip.isProtected(offset)) {
			return FlashDriver.COMMAND_FAILURE;
		}
		chip.writeEnable();
		return chip.program(offset, page);
	}
}
