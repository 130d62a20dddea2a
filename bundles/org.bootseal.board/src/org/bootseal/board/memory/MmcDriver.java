/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.memory;

import org.bootseal.board.silicon.Ram;

/**
 * The flashloader's driver of an eMMC: two option words, the first with tag 0xC (SPSDK 3.10, opt_word_emmc). They
 * choose the partition that is read and written, and, if they say so, what the eMMC boots from.
 */
final class MmcDriver extends CardDriver {

	/** BOOT_BUS_CONDITIONS in the extended CSD (JESD84-B51): bits 4:3 mode, 2 reset, 1:0 width. */
	static final int BOOT_BUS = 177;
	/** PARTITION_CONFIG in the extended CSD (JESD84-B51): bit 6 acknowledge, 5:3 boot partition, 2:0 access. */
	static final int PARTITION_CONFIG = 179;

	private static final int TAG = 0xC;
	private static final int SWITCH_FAILED = 1801;

	MmcDriver(CardCells cells, Ram ram) {
		super(cells, ram);
	}

	@Override
	int configure(int word, int power) {
		if (word >>> 28 != TAG) {
			return INVALID_ARGUMENT;
		}
		int status = instance(power & 0xF);
		if (status != OK) {
			return status;
		}
		int access = word >>> 24 & 7;
		if (cells().size(access) == 0) {
			// assumed: the eMMC refuses to switch to what it does not have
			return SWITCH_FAILED;
		}
		if ((word & 1) != 0) {
			cells().setCsd(PARTITION_CONFIG, (word >>> 2 & 1) << 6 | (word >>> 20 & 7) << 3);
			cells().setCsd(BOOT_BUS, (word >>> 4 & 3) << 3 | (word >>> 3 & 1) << 2 | word >>> 16 & 3);
		}
		use(access);
		return OK;
	}
}
