/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

import org.bootseal.core.BadInputException;
import org.bootseal.core.firmware.Firmware;

/** A program of the sample at another address: for a virtual board, which runs nothing, that is as good as linked. */
final class MovedProgram {

	private static final int RECORD = 32;

	private MovedProgram() {
	}

	/** Writes an SREC file with the program at an address; words that point into it move along. */
	static void write(Path from, Path to, long address) throws IOException, BadInputException {
		Firmware program = Firmware.open(from);
		byte[] bytes = program.flatten();
		long distance = address - program.start();
		ByteBuffer words = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
		for (int at = 0; at + 4 <= bytes.length; at += 4) {
			long word = words.getInt(at) & 0xFFFFFFFFL;
			if (word >= program.start() && word < program.end()) {
				words.putInt(at, (int) (word + distance));
			}
		}
		StringBuilder text = new StringBuilder();
		for (int at = 0; at < bytes.length; at += RECORD) {
			int length = Math.min(RECORD, bytes.length - at);
			record(text, "S3", address + at, bytes, at, length);
		}
		record(text, "S7", program.entryPoint().orElseThrow() + distance, bytes, 0, 0);
		Files.writeString(to, text);
	}

	private static void record(StringBuilder text, String kind, long address, byte[] bytes, int offset, int length) {
		ByteBuffer record = ByteBuffer.allocate(5 + length).put((byte) (5 + length)).putInt((int) address).put(bytes,
				offset, length);
		int sum = 0;
		text.append(kind);
		for (byte each : record.array()) {
			sum += each;
			text.append(String.format(Locale.ROOT, "%02X", each));
		}
		text.append(String.format(Locale.ROOT, "%02X%n", ~sum & 0xFF));
	}
}
