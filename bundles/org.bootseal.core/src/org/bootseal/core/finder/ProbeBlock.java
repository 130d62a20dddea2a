/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.finder;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.bootseal.core.flexspi.FcbLayout;

/**
 * Makes configuration blocks that ask a flash chip on SPI for something. FlexSPI sends whatever stands in sequence 0
 * when its memory is read (reference manuals, FlexSPI, lookup table), so a block whose sequence 0 is the command of the
 * identification reads that. Commands: JESD216 (SFDP), data sheets of the usual serial NOR chips.
 */
final class ProbeBlock {

	/** Slowest clock: what reads wrong with it does not for being too fast. */
	static final int SLOWEST = 1;

	private static final int VERSION = 0x56010400;
	private static final int SAFE_CLOCK = 0x10;
	private static final int SECOND_PINS = 0x100;
	private static final int B1_SIZE = FcbLayout.FLASH_SIZES_OFFSET + 8;
	private static final int BLOCK_SIZE = 0x10000;

	private final ByteBuffer out = ByteBuffer.allocate(FcbLayout.LENGTH).order(ByteOrder.LITTLE_ENDIAN);

	private ProbeBlock(Wiring wiring, int pads, int frequency, long size, int page) {
		out.putInt(FcbLayout.TAG_OFFSET, FcbLayout.TAG).putInt(FcbLayout.VERSION_OFFSET, VERSION);
		out.put(0x0D, (byte) 3).put(0x0E, (byte) 3);
		out.putInt(FcbLayout.CONTROLLER_MISC_OPTION_OFFSET,
				SAFE_CLOCK | (wiring.secondaryPins() ? SECOND_PINS : 0));
		out.put(FcbLayout.DEVICE_TYPE_OFFSET, (byte) 1).put(FcbLayout.PADS_OFFSET, (byte) pads);
		out.put(FcbLayout.SERIAL_CLOCK_FREQUENCY_OFFSET, (byte) frequency);
		out.putInt(wiring.portB() ? B1_SIZE : FcbLayout.FLASH_SIZES_OFFSET, (int) size);
		out.putInt(FcbLayout.PAGE_SIZE_OFFSET, page).putInt(FcbLayout.SECTOR_SIZE_OFFSET, Sfdp.SECTOR);
		out.put(FcbLayout.IP_COMMAND_FREQUENCY_OFFSET, (byte) 1).putInt(FcbLayout.BLOCK_SIZE_OFFSET, BLOCK_SIZE);
		sequence(1, 0x0405, 0x2404);
		sequence(3, 0x0406);
		sequence(5, 0x0420, 0x0818);
		sequence(8, 0x04D8, 0x0818);
		sequence(9, 0x0402, 0x0818, 0x2004);
		sequence(11, 0x0460);
	}

	private ProbeBlock sequence(int number, int... instructions) {
		for (int i = 0; i < instructions.length; i++) {
			out.putShort(FcbLayout.LUT_OFFSET + number * FcbLayout.SEQUENCE_LENGTH + 2 * i, (short) instructions[i]);
		}
		return this;
	}

	private byte[] bytes() {
		return out.array();
	}

	private static ProbeBlock slow(Wiring wiring) {
		return new ProbeBlock(wiring, 1, SLOWEST, 1 << 20, Sfdp.PAGE);
	}

	/** Reads the identification: command 0x9F, on one line. */
	static byte[] identification(Wiring wiring) {
		return slow(wiring).sequence(0, 0x049F, 0x2404).bytes();
	}

	/** Reads the identification of a chip that was left in QPI: command 0xAF, on four lines. */
	static byte[] identificationOnFour(Wiring wiring) {
		return slow(wiring).sequence(0, 0x06AF, 0x2604).bytes();
	}

	/** Reads the SFDP table: command 0x5A, three address bytes, eight clocks. */
	static byte[] sfdp(Wiring wiring) {
		return slow(wiring).sequence(0, 0x045A, 0x0818, 0x3008, 0x2404).bytes();
	}

	/** Reads the array on one line, at the slowest clock: command 0x03. */
	static byte[] plainRead(Wiring wiring, long size) {
		return new ProbeBlock(wiring, 1, SLOWEST, size, Sfdp.PAGE).sequence(0, 0x0403, 0x0818, 0x2404).bytes();
	}

	/** Reads the array on one line at any clock, with eight clocks after the address: command 0x0B. */
	static byte[] fastRead(Wiring wiring, long size, int frequency) {
		return new ProbeBlock(wiring, 1, frequency, size, Sfdp.PAGE)
				.sequence(0, 0x040B, 0x0818, 0x3008, 0x2404).bytes();
	}
}
