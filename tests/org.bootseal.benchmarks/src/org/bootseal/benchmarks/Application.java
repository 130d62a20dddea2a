/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.benchmarks;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/** An application for the RT1020 that no compiler made: a vector table and noise, always the same bytes. */
record Application(byte[] bytes) {

	/** Where the application of a FlexSPI NOR image lies, in the processor's address space. */
	static final long ADDRESS = 0x60002000L;

	private static final int STACK_POINTER = 0x20010000;
	private static final int RESET_VECTOR = (int) ADDRESS + 0x41;
	private static final int SREC_DATA_LENGTH = 32;
	private static final int ELF_HEADER_LENGTH = 52;
	private static final int PROGRAM_HEADER_LENGTH = 32;

	/**
	 * @param length
	 *            in bytes, 8 or more
	 */
	static Application ofLength(int length) {
		byte[] bytes = new byte[length];
		new Random(1).nextBytes(bytes);
		ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(STACK_POINTER).putInt(RESET_VECTOR);
		return new Application(bytes);
	}

	/** S3 records of 32 bytes and an S7 record with the entry point. */
	byte[] asSrec() {
		StringBuilder text = new StringBuilder(bytes.length * 3);
		for (int at = 0; at < bytes.length; at += SREC_DATA_LENGTH) {
			byte[] data = Arrays.copyOfRange(bytes, at, Math.min(at + SREC_DATA_LENGTH, bytes.length));
			appendRecord(text, '3', (int) ADDRESS + at, data);
		}
		appendRecord(text, '7', RESET_VECTOR, new byte[0]);
		return text.toString().getBytes(StandardCharsets.US_ASCII);
	}

	private static void appendRecord(StringBuilder text, char type, int address, byte[] data) {
		ByteBuffer record = ByteBuffer.allocate(1 + Integer.BYTES + data.length);
		record.put((byte) (Integer.BYTES + data.length + 1)).putInt(address).put(data);
		int sum = 0;
		text.append('S').append(type);
		for (byte b : record.array()) {
			sum += b;
			text.append(String.format("%02X", b));
		}
		text.append(String.format("%02X", ~sum & 0xFF)).append('\n');
	}

	/** An executable for ARM with one loadable segment. */
	byte[] asElf() {
		int offset = ELF_HEADER_LENGTH + PROGRAM_HEADER_LENGTH;
		ByteBuffer elf = ByteBuffer.allocate(offset + bytes.length).order(ByteOrder.LITTLE_ENDIAN);
		elf.put(new byte[] { 0x7F, 'E', 'L', 'F', 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0 }); // 32 bits, little endian
		elf.putShort((short) 2).putShort((short) 40).putInt(1); // executable, ARM, version
		elf.putInt(RESET_VECTOR).putInt(ELF_HEADER_LENGTH).putInt(0).putInt(0x05000200); // entry, headers, EABI 5
		elf.putShort((short) ELF_HEADER_LENGTH).putShort((short) PROGRAM_HEADER_LENGTH).putShort((short) 1);
		elf.putShort((short) 40).putShort((short) 0).putShort((short) 0); // no sections
		elf.putInt(1).putInt(offset).putInt((int) ADDRESS).putInt((int) ADDRESS); // PT_LOAD
		elf.putInt(bytes.length).putInt(bytes.length).putInt(5).putInt(4); // sizes, read and execute, alignment
		elf.put(bytes);
		return elf.array();
	}
}
