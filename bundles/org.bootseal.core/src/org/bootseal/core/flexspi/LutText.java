/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.flexspi;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Says in words what a sequence of the lookup table does. Names of the commands: JESD216 and the data sheets of the
 * usual serial NOR chips. Roles of the sequences: NXP SDK, {@code NOR_CMD_LUT_SEQ_IDX_*} and {@code NOR_CMD_INDEX_*}.
 */
public final class LutText {

	/** Sequences of a lookup table. */
	public static final int SEQUENCES = FcbLayout.LUT_LENGTH / FcbLayout.SEQUENCE_LENGTH;

	/** Instructions of a sequence. */
	public static final int INSTRUCTIONS = FcbLayout.SEQUENCE_LENGTH / 2;

	private static final int DDR = 0x20;
	private static final int CMD = 0x01;
	private static final int RADDR = 0x02;
	private static final int CADDR = 0x03;
	private static final int WRITE = 0x08;
	private static final int READ = 0x09;
	private static final int DUMMY = 0x0C;
	private static final int DUMMY_RWDS = 0x0D;
	private static final int JUMP = 0x1F;
	private static final int HYPER_READ = 0x80;
	private static final int EIGHT = 8;
	private static final Map<Integer, Integer> MODE_BITS = Map.of(0x04, 1, 0x05, 2, 0x06, 4, 0x07, 8);

	private static final Map<Integer, String> COMMANDS = Map.ofEntries(Map.entry(0x01, "WRITE STATUS"),
			Map.entry(0x02, "PAGE PROGRAM"), Map.entry(0x03, "READ"), Map.entry(0x04, "WRITE DISABLE"),
			Map.entry(0x05, "READ STATUS"), Map.entry(0x06, "WRITE ENABLE"), Map.entry(0x0B, "FAST READ"),
			Map.entry(0x0C, "FAST READ WITH 4-BYTE ADDRESS"), Map.entry(0x12, "PAGE PROGRAM WITH 4-BYTE ADDRESS"),
			Map.entry(0x13, "READ WITH 4-BYTE ADDRESS"), Map.entry(0x20, "ERASE SECTOR"),
			Map.entry(0x21, "ERASE SECTOR WITH 4-BYTE ADDRESS"), Map.entry(0x31, "WRITE STATUS 2"),
			Map.entry(0x32, "PAGE PROGRAM QUAD INPUT"), Map.entry(0x35, "READ STATUS 2"),
			Map.entry(0x38, "PAGE PROGRAM QUAD"), Map.entry(0x3B, "FAST READ DUAL OUTPUT"),
			Map.entry(0x52, "ERASE HALF BLOCK"), Map.entry(0x5A, "READ SFDP"), Map.entry(0x60, "ERASE CHIP"),
			Map.entry(0x66, "ENABLE RESET"), Map.entry(0x6B, "FAST READ QUAD OUTPUT"),
			Map.entry(0x70, "READ FLAG STATUS"),
			Map.entry(0x72, "WRITE CONFIGURATION 2"), Map.entry(0x99, "RESET"),
			Map.entry(0x9F, "READ IDENTIFICATION"), Map.entry(0xAB, "RELEASE FROM POWER DOWN"),
			Map.entry(0xB7, "ENTER 4-BYTE MODE"), Map.entry(0xBB, "FAST READ DUAL I/O"), Map.entry(0xC7, "ERASE CHIP"),
			Map.entry(0xD8, "ERASE BLOCK"), Map.entry(0xDC, "ERASE BLOCK WITH 4-BYTE ADDRESS"),
			Map.entry(0xEB, "FAST READ QUAD I/O"), Map.entry(0xEC, "FAST READ QUAD I/O WITH 4-BYTE ADDRESS"),
			Map.entry(0xED, "FAST READ QUAD I/O DDR"), Map.entry(0xEE, "READ OCTAL DDR"));

	/** Of a sequence by its number, while the custom sequences are off. */
	private static final Map<Integer, String> ROLES = Map.ofEntries(Map.entry(0, "read"), Map.entry(1, "read status"),
			Map.entry(2, "read status in xPI mode"), Map.entry(3, "write enable"),
			Map.entry(4, "write enable in xPI mode"), Map.entry(5, "erase sector"), Map.entry(8, "erase block"),
			Map.entry(9, "page program"), Map.entry(11, "erase chip"), Map.entry(13, "read SFDP"),
			Map.entry(14, "restore no-command mode"), Map.entry(15, "exit no-command mode"));

	/** Of the custom sequences, by their place in the table of them. */
	private static final List<String> CUSTOM = List.of("read", "read status", "write enable", "erase sector",
			"page program", "erase chip", "dummy", "erase block");

	private LutText() {
		// functions only
	}

	/**
	 * @param fcb
	 *            a block
	 * @param sequence
	 *            0..15
	 * @return what the sequence is for, such as "erase sector" or "write enable, step 1 of 2"; empty if it is for
	 *         nothing that is known
	 */
	public static String role(Fcb fcb, int sequence) {
		if (fcb.block().get("lutCustomSeqEnable") == 1) {
			for (int i = 0; i < CUSTOM.size(); i++) {
				long word = fcb.block().get("lutCustomSeq_" + i);
				int count = (int) (word & 0xFF);
				int step = sequence - (int) (word >>> Byte.SIZE & 0xFF);
				if (step >= 0 && step < count) {
					return CUSTOM.get(i) + (count > 1 ? ", step " + (step + 1) + " of " + count : "");
				}
			}
			return sequence == 0 ? ROLES.get(0) : "";
		}
		return ROLES.getOrDefault(sequence, "");
	}

	/**
	 * @param sequence
	 *            the instructions without STOP
	 * @return what they do, such as "FAST READ QUAD I/O, EBh, 4 pads, 24-bit address, 6 dummy cycles"; empty if there
	 *         are none
	 */
	public static String describe(List<LutInstruction> sequence) {
		if (sequence.isEmpty()) {
			return "";
		}
		List<String> parts = new ArrayList<>();
		int next = command(sequence, parts);
		parts.add(pads(sequence.subList(Math.min(next, sequence.size()), sequence.size()), sequence));
		for (LutInstruction instruction : sequence.subList(next, sequence.size())) {
			part(instruction, parts);
		}
		return String.join(", ", parts);
	}

	/** The leading command with its name; returns how many instructions it takes. */
	private static int command(List<LutInstruction> sequence, List<String> parts) {
		LutInstruction first = sequence.get(0);
		if (base(first) != CMD) {
			parts.add("without command");
			return 0;
		}
		boolean ddr = (first.opcode() & DDR) != 0;
		LutInstruction second = sequence.get(Math.min(1, sequence.size() - 1));
		boolean paired = sequence.size() > 1 && first.pads() == EIGHT && base(second) == CMD;
		boolean repeated = first.operand() != 0 && first.operand() == second.operand();
		if (paired && (repeated || (first.operand() ^ second.operand()) == 0xFF)) {
			String name = COMMANDS.getOrDefault(first.operand(), "COMMAND");
			parts.add(name.endsWith("DDR") || !ddr ? name : name + " DDR");
			parts.add(String.format(Locale.ROOT, "%02X%02Xh", first.operand(), second.operand()));
			return 2;
		}
		if (first.pads() == EIGHT && ddr) {
			parts.add("HYPERBUS " + ((first.operand() & HYPER_READ) != 0 ? "READ" : "WRITE"));
			parts.add(String.format(Locale.ROOT, "%02Xh", first.operand()));
			return 1;
		}
		parts.add(COMMANDS.getOrDefault(first.operand(), "COMMAND") + (ddr ? " DDR" : ""));
		parts.add(String.format(Locale.ROOT, "%02Xh", first.operand()));
		return 1;
	}

	/** Pads of what follows the command: of the data, if these differ from those of the address. */
	private static String pads(List<LutInstruction> rest, List<LutInstruction> sequence) {
		List<Integer> address = of(rest, RADDR);
		List<Integer> data = of(rest, READ);
		data = data.isEmpty() ? of(rest, WRITE) : data;
		if (!address.isEmpty() && !data.isEmpty() && !address.get(0).equals(data.get(0))) {
			return "address on " + count(address.get(0)) + ", data on " + count(data.get(0));
		}
		int pads = !data.isEmpty() ? data.get(0) : !address.isEmpty() ? address.get(0) : sequence.get(0).pads();
		return count(pads);
	}

	private static List<Integer> of(List<LutInstruction> rest, int opcode) {
		return rest.stream().filter(instruction -> base(instruction) == opcode).map(LutInstruction::pads).toList();
	}

	private static String count(int pads) {
		return pads + (pads == 1 ? " pad" : " pads");
	}

	private static int base(LutInstruction instruction) {
		return instruction.opcode() == JUMP ? JUMP : instruction.opcode() & ~DDR;
	}

	private static void part(LutInstruction instruction, List<String> parts) {
		int base = base(instruction);
		int operand = instruction.operand();
		if (!instruction.isDefined()) {
			parts.add(instruction.toString());
		} else if (base == RADDR) {
			parts.add(operand + "-bit address");
		} else if (base == CADDR) {
			parts.add(operand + "-bit column address");
		} else if (base == DUMMY) {
			parts.add(operand + " dummy cycles");
		} else if (base == DUMMY_RWDS) {
			parts.add(operand + " dummy cycles by RWDS");
		} else if (MODE_BITS.containsKey(base)) {
			parts.add(String.format(Locale.ROOT, "%d mode bits %02Xh", MODE_BITS.get(base), operand));
		} else if (base == CMD) {
			parts.add(String.format(Locale.ROOT, "%02Xh", operand));
		} else if (base == JUMP) {
			parts.add("next read from instruction " + operand);
		} else if (base != READ && base != WRITE) {
			parts.add(instruction.toString());
		}
	}
}
