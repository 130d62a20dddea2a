/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.flexspi;

/**
 * Where the fields of the FlexSPI NOR configuration block stand. Offsets in bytes from the start of the block, numbers
 * little-endian (NXP SDK, flexspi_nor_config_t; System Boot chapters of the reference manuals).
 */
public final class FcbLayout {

	/** Bytes of the whole block. */
	public static final int LENGTH = 0x200;

	/** The tag at offset 0: "FCFB" in memory. */
	public static final int TAG = 0x42464346;

	/** Offset of the tag, 4 bytes. */
	public static final int TAG_OFFSET = 0x000;

	/** Offset of the version, 4 bytes: 'V', major, minor, fix from bit 31 down. */
	public static final int VERSION_OFFSET = 0x004;

	/** Offset of the source of the read sample clock, 1 byte. */
	public static final int READ_SAMPLE_CLOCK_OFFSET = 0x00C;

	/** Offset of the width of the column address in bits, 1 byte. */
	public static final int COLUMN_ADDRESS_WIDTH_OFFSET = 0x00F;

	/** Offset of the controller's misc options, 4 bytes of flags. */
	public static final int CONTROLLER_MISC_OPTION_OFFSET = 0x040;

	/** Offset of the device type, 1 byte: 1 is serial NOR. */
	public static final int DEVICE_TYPE_OFFSET = 0x044;

	/** Offset of the number of pads, 1 byte: 1, 2, 4 or 8. */
	public static final int PADS_OFFSET = 0x045;

	/** Offset of the frequency code, 1 byte; its meaning depends on the device. */
	public static final int SERIAL_CLOCK_FREQUENCY_OFFSET = 0x046;

	/** Offset of four sizes in bytes, 4 bytes each: ports A1, A2, B1, B2. */
	public static final int FLASH_SIZES_OFFSET = 0x050;

	/** Offset of the lookup table. */
	public static final int LUT_OFFSET = 0x080;

	/** Bytes of the lookup table: 16 sequences. */
	public static final int LUT_LENGTH = 0x100;

	/** Bytes of one sequence: 8 instructions of 2 bytes. */
	public static final int SEQUENCE_LENGTH = 16;

	/** Offset of the page size in bytes, 4 bytes. */
	public static final int PAGE_SIZE_OFFSET = 0x1C0;

	/** Offset of the sector size in bytes, 4 bytes. */
	public static final int SECTOR_SIZE_OFFSET = 0x1C4;

	/** Offset of the frequency code for commands over the IP bus, 1 byte. */
	public static final int IP_COMMAND_FREQUENCY_OFFSET = 0x1C8;

	/** Offset of the block size in bytes, 4 bytes. */
	public static final int BLOCK_SIZE_OFFSET = 0x1D0;

	private FcbLayout() {
		// constants only
	}
}
