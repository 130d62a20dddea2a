/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.nor;

import java.util.Arrays;
import java.util.Optional;

/**
 * What the bus carries when sequence 0 of a block is no read of the array but one of the chip itself: of its
 * identification, its status registers or its SFDP table. FlexSPI sends whatever the lookup table says, so a host that
 * hands a block of its own to the flashloader can ask the chip (i.MX RT1050 Reference Manual, FlexSPI, lookup table).
 */
final class RegisterRead {

	private static final int COMMAND = 0x01;
	private static final int ADDRESS = 0x02;
	private static final int READ_ID = 0x9F;
	private static final int READ_ID_ON_FOUR = 0xAF;
	private static final int READ_SFDP = 0x5A;
	private static final int STATUS_1 = 0x05;
	private static final int STATUS_2 = 0x35;
	private static final int STATUS_3 = 0x15;

	private final NorConfigBlock block;
	private final int opcode;

	private RegisterRead(NorConfigBlock block, int opcode) {
		this.block = block;
		this.opcode = opcode;
	}

	/** Empty if the block reads the array. */
	static Optional<RegisterRead> of(NorConfigBlock block) {
		int first = block.instruction(0, 0);
		int opcode = first & 0xFF;
		boolean known = first >>> 10 == COMMAND && (opcode == READ_ID || opcode == READ_ID_ON_FOUR
				|| opcode == READ_SFDP || opcode == STATUS_1
				|| opcode == STATUS_2 || opcode == STATUS_3);
		boolean addressed = block.instruction(0, 1) >>> 10 == ADDRESS;
		return known && addressed == (opcode == READ_SFDP) ? Optional.of(new RegisterRead(block, opcode))
				: Optional.empty();
	}

	/** The bytes at an offset; 0xFF, as pulled-up lines read, where nothing drives them. */
	byte[] answer(FlashPort port, int flexSpi, int offset, int length) {
		byte[] bytes = new byte[length];
		Arrays.fill(bytes, (byte) 0xFF);
		FlashWiring wiring = port.wiring();
		boolean wired = flexSpi == wiring.flexSpi() && block.portB() == (wiring.port() == 'B')
				&& block.secondaryPins() == wiring.secondaryPins();
		if (!wired || !port.isSupplied() || !(port.chip() instanceof NorChip chip) || !listens(chip)) {
			return bytes;
		}
		for (int i = 0; i < length; i++) {
			bytes[i] = (byte) value(chip, offset + i);
		}
		return bytes;
	}

	/** A chip hears commands on as many lines as its mode has, and only those that exist in it. */
	private boolean listens(NorChip chip) {
		int lines = 1 << (block.instruction(0, 0) >>> 8 & 3);
		return chip.hears(lines) && (opcode != READ_ID_ON_FOUR || lines == 4);
	}

	/** Registers of one byte repeat as long as the clock runs; behind the identification nothing is driven. */
	private int value(NorChip chip, int at) {
		return switch (opcode) {
		case READ_ID, READ_ID_ON_FOUR -> at < 3 ? chip.figures().jedecId() >>> 16 - 8 * at : 0xFF;
		case STATUS_1 -> chip.readStatus();
		case STATUS_2 -> chip.readStatus() >>> 8;
		case STATUS_3 -> 0;
		case READ_SFDP -> {
			byte[] table = chip.readSfdp();
			yield at < table.length ? table[at] : 0xFF;
		}
		default -> throw new IllegalStateException("no register is read by " + opcode);
		};
	}
}
