/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.nor;

import java.io.ByteArrayOutputStream;
import java.util.Optional;

/**
 * Commands for a HyperFlash: FlexSPI plays the sequences of the configuration block's look-up table on the bus, and the
 * chip makes of them what it can. Instructions and custom sequences: NXP's SPSDK 3.10 (FCB); command and address on the
 * bus: HyperBus specification, command-address bit assignments.
 */
record HyperCommands(HyperChip chip, NorConfigBlock block) implements FlashCommands {

	private static final int CUSTOM_READ_STATUS = 1;
	private static final int CUSTOM_WRITE_ENABLE = 2;
	private static final int CUSTOM_ERASE_SECTOR = 3;
	private static final int CUSTOM_PROGRAM = 4;
	private static final int CUSTOM_ERASE_CHIP = 5;
	private static final int COMMAND = 0x21;
	private static final int ROW = 0x22;
	private static final int COLUMN = 0x23;
	private static final int WRITE = 0x28;
	private static final int READ = 0x29;
	private static final int IS_READ = 0x80;
	private static final int SEQUENCES = 16;
	private static final int INSTRUCTIONS = 8;
	private static final byte[] NOTHING = new byte[0];

	@Override
	public int eraseSector(int offset) {
		return change(CUSTOM_ERASE_SECTOR, offset, NOTHING);
	}

	@Override
	public int eraseChip() {
		return change(CUSTOM_ERASE_CHIP, 0, NOTHING);
	}

	@Override
	public int programPage(int offset, byte[] page) {
		return change(CUSTOM_PROGRAM, offset, page);
	}

	private int change(int custom, int offset, byte[] data) {
		Answer answer = play(CUSTOM_WRITE_ENABLE, offset, NOTHING);
		if (answer.status() == FlashDriver.OK) {
			answer = play(custom, offset, data);
		}
		return answer.status() == FlashDriver.OK ? waitUntilReady() : answer.status();
	}

	/** Bit and polarity of the block say what ready looks like; a chip that never gets ready is a failure. */
	private int waitUntilReady() {
		Answer answer = play(CUSTOM_READ_STATUS, 0, NOTHING);
		if (answer.read().length < 2) {
			return FlashDriver.COMMAND_FAILURE;
		}
		int word = answer.read()[0] & 0xFF | (answer.read()[1] & 0xFF) << 8;
		int bit = word >>> block.busyOffset() & 1;
		return bit == block.busyBitPolarity() ? FlashDriver.OK : FlashDriver.COMMAND_FAILURE;
	}

	/** What came of sequences: a status, and what was read. */
	private record Answer(int status, byte[] read) {
	}

	/** Plays the sequences that the custom table has for a purpose. */
	private Answer play(int custom, int offset, byte[] data) {
		int count = block.customSequences(custom);
		int first = block.firstCustomSequence(custom);
		if (count == 0 || first + count > SEQUENCES) {
			return new Answer(FlashDriver.COMMAND_FAILURE, NOTHING);
		}
		Answer answer = new Answer(FlashDriver.OK, NOTHING);
		for (int i = 0; i < count && answer.status() == FlashDriver.OK; i++) {
			answer = transfer(first + i, offset, data);
		}
		return answer;
	}

	/** One sequence; the chip hears nothing of one that is no HyperBus transfer. */
	private Answer transfer(int sequence, int offset, byte[] data) {
		Optional<Target> target = target(sequence, offset);
		if (target.isEmpty()) {
			return new Answer(FlashDriver.OK, NOTHING);
		}
		ByteArrayOutputStream written = new ByteArrayOutputStream();
		for (int at = target.get().next(); at < INSTRUCTIONS; at++) {
			int instruction = block.instruction(sequence, at);
			int opcode = instruction >>> 10;
			if (opcode == READ && target.get().isRead()) {
				return new Answer(FlashDriver.OK, chip.readBus(target.get().word(), 2));
			}
			if (opcode == COMMAND) {
				written.write(instruction & 0xFF);
			} else if (opcode == WRITE) {
				written.writeBytes(data);
			}
		}
		boolean isWrite = !target.get().isRead() && written.size() > 0;
		return new Answer(isWrite ? chip.write(target.get().word(), written.toByteArray()) : FlashDriver.OK, NOTHING);
	}

	/** Where a transfer goes, and the number of the instruction behind its address. */
	private record Target(int word, boolean isRead, int next) {
	}

	/** Six bytes are sent first: from instructions of their own, or one and then the address that FlexSPI puts in. */
	private Optional<Target> target(int sequence, int offset) {
		int first = block.instruction(sequence, 0);
		boolean isRead = (first & IS_READ) != 0;
		if (first >>> 8 != 0x87) {
			return Optional.empty();
		}
		if (block.instruction(sequence, 1) >>> 10 == ROW && block.instruction(sequence, 2) >>> 10 == COLUMN) {
			return Optional.of(new Target(offset / 2, isRead, 3));
		}
		long address = 0;
		for (int at = 1; at < 6; at++) {
			if (block.instruction(sequence, at) >>> 10 != COMMAND) {
				return Optional.empty();
			}
			address = address << 8 | block.instruction(sequence, at) & 0xFF;
		}
		return Optional.of(new Target((int) (address >>> 16 << 3 | address & 7), isRead, 6));
	}
}
