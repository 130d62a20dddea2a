/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.rom;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

import org.bootseal.board.soc.Soc;
import org.bootseal.core.hab.HabConstants;

/**
 * Carries out device configuration data: writes registers and RAM that the ROM allows. Layout: NXP's SPSDK 3.10
 * (image/hab).
 */
final class DcdRunner {

	private static final int MOST_BYTES = 1768;
	private static final int MOST_POLLS = 1000;

	private final Soc soc;

	DcdRunner(Soc soc) {
		this.soc = soc;
	}

	/** The DCD at the start of some bytes, as long as its header says; empty if there is none. */
	static Optional<byte[]> cut(byte[] memory) {
		if (memory.length < HabConstants.HEADER_LENGTH || (memory[0] & 0xFF) != HabConstants.TAG_DCD) {
			return Optional.empty();
		}
		int length = ByteBuffer.wrap(memory).getShort(1) & 0xFFFF;
		boolean valid = length >= HabConstants.HEADER_LENGTH && length <= MOST_BYTES && length <= memory.length
				&& (memory[3] & 0xF0) == 0x40;
		return valid ? Optional.of(Arrays.copyOf(memory, length)) : Optional.empty();
	}

	/** Most bytes that a DCD can have; the limit is that of the i.MX RT reference manuals. */
	static int mostBytes() {
		return MOST_BYTES;
	}

	/** Whether all commands could be carried out; stops at the first that can't. */
	boolean run(byte[] dcd) {
		int at = HabConstants.HEADER_LENGTH;
		while (at < dcd.length) {
			if (dcd.length - at < HabConstants.HEADER_LENGTH) {
				return false;
			}
			int length = ByteBuffer.wrap(dcd).getShort(at + 1) & 0xFFFF;
			if (length < HabConstants.HEADER_LENGTH || length > dcd.length - at
					|| !runCommand(ByteBuffer.wrap(Arrays.copyOfRange(dcd, at, at + length)))) {
				return false;
			}
			at += length;
		}
		return true;
	}

	private boolean runCommand(ByteBuffer command) {
		int width = command.get(3) & 7;
		int operation = command.get(3) >>> 3 & 3;
		switch (command.get(0) & 0xFF) {
		case HabConstants.COMMAND_NOP, HabConstants.COMMAND_UNLOCK:
			return true;
		case HabConstants.COMMAND_WRITE_DATA:
			boolean written = isWidth(width) && (command.capacity() - 4) % 8 == 0;
			for (int at = 4; written && at < command.capacity(); at += 8) {
				written = write(command.getInt(at) & 0xFFFFFFFFL, width, operation, command.getInt(at + 4));
			}
			return written;
		case HabConstants.COMMAND_CHECK_DATA:
			boolean shaped = isWidth(width) && (command.capacity() == 12 || command.capacity() == 16);
			return shaped && check(command.getInt(4) & 0xFFFFFFFFL, width, operation, command.getInt(8));
		default:
			return false;
		}
	}

	private static boolean isWidth(int width) {
		return width == 1 || width == 2 || width == 4;
	}

	private boolean allowed(long address, int width) {
		return address % width == 0 && (soc.registers().holds(address, width) || soc.ram().holds(address, width)
				&& !soc.device().romReserved().meets(address, width));
	}

	private int read(long address, int width) {
		byte[] bytes = soc.ram().holds(address, width) ? soc.ram().read(address, width)
				: soc.registers().read(address, width);
		int value = 0;
		for (int i = width - 1; i >= 0; i--) {
			value = value << 8 | bytes[i] & 0xFF;
		}
		return value;
	}

	private boolean write(long address, int width, int operation, int value) {
		if (!allowed(address, width)) {
			return false;
		}
		int now = read(address, width);
		int next = switch (operation) {
		case 0, 1 -> value;
		case 2 -> now & ~value;
		default -> now | value;
		};
		byte[] bytes = new byte[width];
		for (int i = 0; i < width; i++) {
			bytes[i] = (byte) (next >>> 8 * i);
		}
		if (soc.ram().holds(address, width)) {
			soc.ram().write(address, bytes);
		} else {
			soc.registers().write(address, bytes);
		}
		return true;
	}

	/** Registers here never change on their own: a condition that does not hold is as one polled to the end. */
	private boolean check(long address, int width, int condition, int mask) {
		if (!allowed(address, width)) {
			return false;
		}
		int bits = read(address, width) & mask;
		boolean holds = switch (condition) {
		case 0 -> bits == 0;
		case 1 -> bits == mask;
		case 2 -> bits != mask;
		default -> bits != 0;
		};
		soc.time().spend(holds ? 0 : MOST_POLLS * 1000L);
		return holds;
	}
}
