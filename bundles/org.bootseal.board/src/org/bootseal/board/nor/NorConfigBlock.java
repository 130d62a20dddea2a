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
	private static final int MISC_OPTION = 0x40;
	private static final int DEVICE_TYPE = 0x44;
	private static final int PADS = 0x45;
	private static final int CLOCK = 0x46;
	private static final int A1_SIZE = 0x50;
	private static final int B1_SIZE = 0x58;
	private static final int LUT = 0x80;
	private static final int PAGE_SIZE = 0x1C0;
	private static final int SECTOR_SIZE = 0x1C4;
	private static final int COMMAND_CLOCK = 0x1C8;
	private static final int BLOCK_SIZE = 0x1D0;
	private static final int SAFE_CLOCK = 0x10;
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
	 * Makes the block as the flashloader of the RT1020 and RT1060 does for a quad SPI chip with SFDP. Byte for byte
	 * what the i.MX RT1020 and RT1060 EVKs gave when 0xF000000F had written it and it was read back (SPSDK 0.2.1, test
	 * data).
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
		out.putInt(PAGE_SIZE, sfdp.pageSize()).putInt(SECTOR_SIZE, NorChip.SECTOR);
		out.put(COMMAND_CLOCK, (byte) 1).putInt(BLOCK_SIZE, sfdp.blockSize());
		return block;
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
