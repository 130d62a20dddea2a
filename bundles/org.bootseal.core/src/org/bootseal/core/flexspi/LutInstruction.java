/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.flexspi;

import java.util.Locale;
import java.util.Map;

/**
 * One instruction of the FlexSPI lookup table (FlexSPI chapter of the reference manuals).
 *
 * @param opcode
 *            bits 15:10
 * @param pads
 *            pads that carry it: 1, 2, 4 or 8
 * @param operand
 *            bits 7:0
 */
public record LutInstruction(int opcode, int pads, int operand) {

	/** The opcode that ends a sequence. */
	public static final int STOP = 0;

	/** Set in the opcodes that use both edges of the clock. */
	private static final int DDR = 0x20;

	private static final Map<Integer, String> NAMES = Map.ofEntries(Map.entry(STOP, "STOP"), Map.entry(0x01, "CMD"),
			Map.entry(0x02, "RADDR"), Map.entry(0x03, "CADDR"), Map.entry(0x04, "MODE1"), Map.entry(0x05, "MODE2"),
			Map.entry(0x06, "MODE4"), Map.entry(0x07, "MODE8"), Map.entry(0x08, "WRITE"), Map.entry(0x09, "READ"),
			Map.entry(0x0A, "LEARN"), Map.entry(0x0B, "DATSZ"), Map.entry(0x0C, "DUMMY"),
			Map.entry(0x0D, "DUMMY_RWDS"), Map.entry(0x1F, "JMP_ON_CS"));

	/**
	 * @param bits
	 *            the 16 bits as the table has them
	 * @return the instruction
	 */
	public static LutInstruction decode(int bits) {
		return new LutInstruction(bits >>> 10 & 0x3F, 1 << (bits >>> 8 & 3), bits & 0xFF);
	}

	/** @return whether the opcode is one of the controller's */
	public boolean isDefined() {
		int base = opcode & ~DDR;
		return NAMES.containsKey(base) && ((opcode & DDR) == 0 || base != STOP && base != 0x1F);
	}

	/** @return for example "CMD_SDR 0xEB on 1 pad" */
	@Override
	public String toString() {
		if (!isDefined()) {
			return String.format(Locale.ROOT, "undefined opcode 0x%02X", opcode);
		}
		if (opcode == STOP) {
			return "STOP";
		}
		String edge = opcode == 0x1F ? "" : (opcode & DDR) == 0 ? "_SDR" : "_DDR";
		return String.format(Locale.ROOT, "%s%s 0x%02X on %d pad%s", NAMES.get(opcode & ~DDR), edge, operand, pads,
				pads == 1 ? "" : "s");
	}
}
