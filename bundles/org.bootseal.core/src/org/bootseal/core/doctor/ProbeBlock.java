/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.doctor;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import org.bootseal.core.flexspi.FcbLayout;

/**
 * A configuration block (FCB) that asks the flash chip on some pins one thing: flashloaders take a whole block in place
 * of option words, and FlexSPI sends what the lookup table says. A block may also have a command sent when it is taken
 * (configCmdEnable, configCmdSeqs). The slowest clock, the clock looped back inside the processor, one line: what works
 * on every wiring. That all flashloaders take such a table is assumed; one that refuses leaves only option words to
 * try. Commands: JESD216 for the SFDP table, the usual ones of SPI NOR for the others.
 */
enum ProbeBlock {
	/** Identification, command 0x9F. */
	IDENTIFICATION(0x049F, 0x2404),
	/** Identification of a chip in QPI mode, command 0xAF on four lines. */
	IDENTIFICATION_ON_FOUR(0x06AF, 0x2604),
	/** First status register, command 0x05. */
	STATUS_1(0x0405, 0x2404),
	/** Second status register, command 0x35. */
	STATUS_2(0x0435, 0x2404),
	/** SFDP table, command 0x5A with 24 address bits and eight clocks. */
	SFDP(0x045A, 0x0818, 0x3008, 0x2404),
	/** The array, command 0x03: slow and on one line. */
	ARRAY(0x0403, 0x0818, 0x2404),
	/** Identification after command 0xAB, which wakes a chip from deep power down. */
	IDENTIFICATION_AWAKE(0xAB, new int[] { 0x049F, 0x2404 }),
	/** Identification of a chip in OPI mode at single rate, commands 0x9F and 0x60 on eight lines (MX25UM51345G). */
	IDENTIFICATION_ON_EIGHT(0x079F, 0x0760, 0x0B20, 0x3304, 0x2704),
	/** The array after command 0xE9, with which a chip takes three address bytes again. */
	ARRAY_BY_THREE_BYTES(0xE9, new int[] { 0x0403, 0x0818, 0x2404 });

	private static final int TAG = 0x42464346;
	private static final int VERSION = 0x56010400;
	private static final int HOLD_AND_SETUP = 0x0303;
	private static final int SECOND_PINS = 0x100;
	private static final int SAFE_CLOCK = 0x10;
	/** Bytes that are visible; no more than the smallest window. */
	private static final int VISIBLE = 0x1000000;

	private static final int BEFORE = 5;

	private final int before;
	private final int[] sequence;

	ProbeBlock(int... sequence) {
		this(0, sequence);
	}

	/** With a command that is sent when the block is taken: the first of its configuration commands. */
	ProbeBlock(Integer before, int[] sequence) {
		this.before = before;
		this.sequence = sequence;
	}

	byte[] bytes(FlashPins pins) {
		ByteBuffer block = ByteBuffer.allocate(FcbLayout.LENGTH).order(ByteOrder.LITTLE_ENDIAN);
		block.putInt(TAG).putInt(VERSION).putShort(0x0D, (short) HOLD_AND_SETUP);
		block.putInt(0x40, SAFE_CLOCK | (pins.secondary() ? SECOND_PINS : 0));
		block.put(0x44, (byte) 1).put(0x45, (byte) 1).put(0x46, (byte) 1);
		block.putInt(pins.portB() ? 0x58 : 0x50, VISIBLE);
		for (int i = 0; i < sequence.length; i++) {
			block.putShort(0x80 + 2 * i, (short) sequence[i]);
		}
		// status and write enable, which a driver may want to find at their places
		block.putInt(0x90, 0x24040405).putInt(0xB0, 0x0406);
		if (before != 0) {
			block.putShort(0x12, (short) 1).put(0x1C, (byte) 1).put(0x20, (byte) 1).put(0x21, (byte) BEFORE);
			block.putShort(0x80 + 16 * BEFORE, (short) (0x0400 | before));
		}
		return block.putInt(0x1C0, 0x100).putInt(0x1C4, 0x1000).put(0x1C8, (byte) 1).array();
	}
}
