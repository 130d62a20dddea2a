/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.nor;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;
import java.util.Optional;

/**
 * The FlexSPI NOR configuration block (FCB), 512 bytes: what the flashloader makes of an option word and the SFDP, and
 * what the ROM reads from the start of the flash. Layout: NXP's SPSDK 3.10 (FCB).
 */
public final class NorConfigBlock {

	/** Bytes of the block. */
	public static final int LENGTH = 512;
	/** First word: "FCFB" in memory. */
	public static final int TAG = 0x42464346;

	private static final int VERSION = 0x56010400;
	private static final int SAMPLE_CLOCK = 0x0C;
	private static final int COLUMN_WIDTH = 0x0F;
	private static final int MISC_OPTION = 0x40;
	private static final int DEVICE_TYPE = 0x44;
	private static final int PADS = 0x45;
	private static final int CLOCK = 0x46;
	private static final int A1_SIZE = 0x50;
	private static final int B1_SIZE = 0x58;
	private static final int CUSTOM_ENABLE = 0x47;
	private static final int VALID_TIME = 0x78;
	private static final int BUSY_OFFSET = 0x7C;
	private static final int BUSY_POLARITY = 0x7E;
	private static final int LUT = 0x80;
	private static final int CUSTOM_TABLE = 0x180;
	private static final int UNIFORM = 0x1C9;
	private static final int NOR_TYPE = 0x1CC;
	private static final int PAGE_SIZE = 0x1C0;
	private static final int SECTOR_SIZE = 0x1C4;
	private static final int COMMAND_CLOCK = 0x1C8;
	private static final int BLOCK_SIZE = 0x1D0;
	private static final int DIFFERENTIAL_CLOCK = 0x01;
	private static final int WORD_ADDRESSABLE = 0x08;
	private static final int SAFE_CLOCK = 0x10;
	private static final int DOUBLE_RATE = 0x40;
	private static final int SECOND_PINS = 0x100;

	private final ByteBuffer bytes;

	private NorConfigBlock(byte[] bytes) {
		this.bytes = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
	}

	/**
	 * @param content
	 *            512 bytes
	 * @return the block, if the tag and the version's letter are right
	 */
	public static Optional<NorConfigBlock> parse(byte[] content) {
		NorConfigBlock block = new NorConfigBlock(content.clone());
		boolean valid = content.length == LENGTH && block.bytes.getInt(0) == TAG && block.bytes.get(7) == 'V';
		return valid ? Optional.of(block) : Optional.empty();
	}

	/**
	 * The block that a flashloader makes for a chip.
	 *
	 * @param figures
	 *            the chip; one on SPI has an SFDP
	 * @param word0
	 *            the first option word, without a second
	 * @return the block
	 */
	public static NorConfigBlock of(NorFigures figures, int word0) {
		NorOption option = new NorOption(word0, 0);
		return figures.kind() == FlashKind.HYPER ? generateHyper(option, figures, figures.size())
				: generate(option, Sfdp.parse(Sfdp.of(figures)));
	}

	/**
	 * Makes the block for a quad SPI chip with SFDP. Byte for byte what the i.MX RT1020 and RT1060 EVKs gave when
	 * 0xF000000F had written it and it was read back (SPSDK 0.2.1, test data); the blocks that SPSDK 3.10 has for the
	 * other parts differ in the size of the flash only.
	 *
	 * @param option
	 *            the option words
	 * @param sfdp
	 *            the chip's parameters
	 * @return the block
	 */
	static NorConfigBlock generate(NorOption option, Sfdp sfdp) {
		NorConfigBlock block = new NorConfigBlock(new byte[LENGTH]);
		ByteBuffer out = block.bytes;
		int pads = option.plainSpi() ? 0 : 2;
		out.putInt(0, TAG).putInt(4, VERSION);
		out.put(SAMPLE_CLOCK, (byte) (option.internalLoopback() ? 0 : 1)).put(0x0D, (byte) 3).put(0x0E, (byte) 3);
		out.putInt(MISC_OPTION, SAFE_CLOCK | (option.secondaryPins() ? SECOND_PINS : 0));
		out.put(DEVICE_TYPE, (byte) 1).put(PADS, (byte) (1 << pads));
		// assumed: nibble 0 leaves the slowest clock, with which the chip was probed
		out.put(CLOCK, (byte) Math.max(1, option.frequency()));
		out.putInt(option.portB() ? B1_SIZE : A1_SIZE, sfdp.size());
		if (option.plainSpi()) {
			block.sequence(0, 0x0400 | 0x03, 0x0818, 0x2404);
		} else {
			int dummies = option.dummyCycles() == 0 ? sfdp.quadReadDummies() : option.dummyCycles();
			block.sequence(0, 0x0400 | sfdp.quadReadOpcode(), 0x0A18, 0x3200 | dummies, 0x2604);
		}
		block.sequence(1, 0x0405, 0x2404);
		block.sequence(3, 0x0406);
		block.sequence(5, 0x0400 | sfdp.sectorOpcode(), 0x0818);
		block.sequence(8, 0x0400 | sfdp.blockOpcode(), 0x0818);
		block.sequence(9, 0x0402, 0x0818, 0x2004);
		block.sequence(11, 0x0460);
		out.putInt(PAGE_SIZE, sfdp.pageSize()).putInt(SECTOR_SIZE, FlashChip.SECTOR);
		out.put(COMMAND_CLOCK, (byte) 1).putInt(BLOCK_SIZE, sfdp.blockSize());
		return block;
	}

	/**
	 * Makes the block for a HyperFlash. Byte for byte what the i.MX RT1050 EVKB gave for option word 0xC0233007 when
	 * 0xF000000F had written it and it was read back (SPSDK 0.2.1, test data). That a 3 V chip gets the same without
	 * the differential clock is assumed.
	 *
	 * @param option
	 *            the option words
	 * @param figures
	 *            the chip
	 * @param size
	 *            bytes of the flash, from CFI
	 * @return the block
	 */
	static NorConfigBlock generateHyper(NorOption option, NorFigures figures, int size) {
		NorConfigBlock block = new NorConfigBlock(new byte[LENGTH]);
		ByteBuffer out = block.bytes;
		out.putInt(0, TAG).putInt(4, VERSION).put(SAMPLE_CLOCK, (byte) 3).put(0x0D, (byte) 3).put(0x0E, (byte) 3);
		out.put(COLUMN_WIDTH, (byte) 3);
		out.putInt(MISC_OPTION, WORD_ADDRESSABLE | SAFE_CLOCK | DOUBLE_RATE
				| (option.deviceType() == NorOption.HYPER_18 ? DIFFERENTIAL_CLOCK : 0)
				| (option.secondaryPins() ? SECOND_PINS : 0));
		out.put(DEVICE_TYPE, (byte) 1).put(PADS, (byte) 8).put(CLOCK, (byte) Math.max(1, option.frequency()));
		out.put(CUSTOM_ENABLE, (byte) 1).putInt(option.portB() ? B1_SIZE : A1_SIZE, size);
		out.putInt(VALID_TIME, 0xF).putShort(BUSY_OFFSET, (short) 0xF).putShort(BUSY_POLARITY, (short) 1);
		block.sequence(0, 0x87A0, 0x8B18, 0x8F10, 0xB306, 0xA704);
		block.command(1, 0x555, 0x70);
		block.sequence(2, 0x87A0, 0x8B18, 0x8F10, 0xB70B, 0xA704);
		block.command(3, 0x555, 0xAA);
		block.command(4, 0x2AA, 0x55);
		block.command(5, 0x555, 0x80);
		block.command(6, 0x555, 0xAA);
		block.command(7, 0x2AA, 0x55);
		block.sequence(8, 0x8700, 0x8B18, 0x8F10, 0x8700, 0x8730);
		block.command(9, 0x555, 0xA0);
		block.sequence(10, 0x8700, 0x8B18, 0x8F10, 0xA380);
		block.command(11, 0x555, 0x80);
		block.command(12, 0x555, 0xAA);
		block.command(13, 0x2AA, 0x55);
		block.command(14, 0x555, 0x10);
		int[] custom = { 0, 0x0102, 0x0302, 0x0504, 0x0902, 0x0B04 };
		for (int i = 0; i < custom.length; i++) {
			out.putInt(CUSTOM_TABLE + 4 * i, custom[i]);
		}
		out.putInt(PAGE_SIZE, figures.pageSize()).putInt(SECTOR_SIZE, figures.sectorSize());
		out.put(COMMAND_CLOCK, (byte) 1).put(UNIFORM, (byte) 1).put(NOR_TYPE, (byte) 1);
		out.putInt(BLOCK_SIZE, figures.sectorSize());
		return block;
	}

	/** A write of one word to a fixed address, all in command bytes: four of the row, two of the column, the word. */
	private void command(int number, int word, int value) {
		sequence(number, 0x8700, 0x8700, 0x8700 | word >>> 11 & 0xFF, 0x8700 | word >>> 3 & 0xFF, 0x8700,
				0x8700 | word & 7, 0x8700, 0x8700 | value);
	}

	private void sequence(int number, int... instructions) {
		for (int i = 0; i < instructions.length; i++) {
			bytes.putShort(LUT + 16 * number + 2 * i, (short) instructions[i]);
		}
	}

	/** @return a copy of the 512 bytes */
	public byte[] toBytes() {
		return bytes.array().clone();
	}

	int instruction(int sequence, int number) {
		return bytes.getShort(LUT + 16 * sequence + 2 * number) & 0xFFFF;
	}

	boolean isHyper() {
		int option = bytes.getInt(MISC_OPTION);
		return (option & WORD_ADDRESSABLE) != 0 && (option & DOUBLE_RATE) != 0 && bytes.get(COLUMN_WIDTH) == 3;
	}

	/** Number of sequences that the custom table has for a purpose; 0 if it has none or is not in use. */
	int customSequences(int purpose) {
		return bytes.get(CUSTOM_ENABLE) == 1 ? bytes.get(CUSTOM_TABLE + 4 * purpose) & 0xFF : 0;
	}

	int firstCustomSequence(int purpose) {
		return bytes.get(CUSTOM_TABLE + 4 * purpose + 1) & 0xFF;
	}

	int busyOffset() {
		return bytes.getShort(BUSY_OFFSET) & 0xF;
	}

	/** What the busy bit reads when the chip is ready. */
	int busyBitPolarity() {
		return bytes.getShort(BUSY_POLARITY) & 1;
	}

	int sampleClock() {
		return bytes.get(SAMPLE_CLOCK);
	}

	/** The code of the clock of the read sequence. */
	int clock() {
		return bytes.get(CLOCK) & 0xFF;
	}

	boolean secondaryPins() {
		return (bytes.getInt(MISC_OPTION) & SECOND_PINS) != 0;
	}

	boolean portB() {
		return bytes.getInt(A1_SIZE) == 0 && bytes.getInt(B1_SIZE) != 0;
	}

	/** @return bytes of the flash that the block makes visible; may be more than there are */
	public long flashSize() {
		return bytes.getInt(portB() ? B1_SIZE : A1_SIZE) & 0xFFFFFFFFL;
	}

	/** @return the block in one line, such as "V1.4.0, 8 MiB flash on 4 pads, frequency code 7, pages of 256 bytes" */
	public String describe() {
		return String.format(Locale.ROOT,
				"V%d.%d.%d, %s flash on %d pads, frequency code %d, pages of %s, sectors of %s", bytes.get(6) & 0xFF,
				bytes.get(5) & 0xFF, bytes.get(4) & 0xFF, amount(flashSize()), bytes.get(PADS) & 0xFF, clock(),
				amount(Integer.toUnsignedLong(pageSize())), amount(Integer.toUnsignedLong(sectorSize())));
	}

	private static String amount(long count) {
		if (count != 0 && count % (1 << 20) == 0) {
			return (count >> 20) + " MiB";
		}
		return count != 0 && count % (1 << 10) == 0 ? (count >> 10) + " KiB" : count + " bytes";
	}

	/** @return bytes of a page */
	public int pageSize() {
		return bytes.getInt(PAGE_SIZE);
	}

	/** @return bytes of a sector */
	public int sectorSize() {
		return bytes.getInt(SECTOR_SIZE);
	}

	/** @return bytes of a block */
	public int blockSize() {
		return bytes.getInt(BLOCK_SIZE);
	}
}
