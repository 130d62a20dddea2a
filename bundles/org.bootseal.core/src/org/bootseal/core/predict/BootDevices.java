/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.predict;

import java.util.Locale;
import java.util.Optional;

import org.bootseal.core.device.BootMemory;

/**
 * Which memory the number of a boot device means: BOOT_CFG1[7:4] of the i.MX RT1020, RT1050 and RT1060 (reference
 * manuals, System Boot). That the RT1015, the RT116x and the RT117x have the same numbers is assumed.
 */
enum BootDevices {
	/** Serial NOR at FlexSPI. */
	FLEXSPI_NOR(0, 0, ""),
	/** Parallel NAND at the SEMC. */
	SEMC_NAND(2, 3, "The FCB and the bad block table in the NAND are those that the flashloader wrote."),
	/** An SD card. */
	SD(4, 7, "The card answers the ROM as it answered the flashloader."),
	/** An eMMC. */
	MMC(8, 11, "The eMMC answers the ROM as it answered the flashloader, from the partition that it boots from."),
	/** Serial NAND at FlexSPI. */
	FLEXSPI_NAND(12, 15, "The FCB and the bad block table in the NAND are those that the flashloader wrote.");

	private final int first;
	private final int last;
	private final String assumption;

	BootDevices(int first, int last, String assumption) {
		this.first = first;
		this.last = last;
		this.assumption = assumption;
	}

	/** The memory that is to be booted from. */
	static BootDevices of(Optional<BootMemory> copiedFrom) {
		return copiedFrom.map(memory -> valueOf(memory.name().toUpperCase(Locale.ROOT)))
				.orElse(FLEXSPI_NOR);
	}

	/** Whether a number means this memory. */
	boolean isMeantBy(int number) {
		return number >= first && number <= last;
	}

	/** What is taken for granted of it, a sentence; empty for FlexSPI NOR. */
	String assumption() {
		return assumption;
	}

	@Override
	public String toString() {
		return switch (this) {
		case FLEXSPI_NOR -> "FlexSPI NOR";
		case SEMC_NAND -> "parallel NAND";
		case SD -> "the SD card";
		case MMC -> "the eMMC";
		case FLEXSPI_NAND -> "serial NAND";
		};
	}
}
