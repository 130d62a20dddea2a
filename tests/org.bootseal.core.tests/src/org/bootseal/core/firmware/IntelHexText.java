/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.firmware;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Writes Intel HEX for tests; written against the format, shares nothing with the reader. */
final class IntelHexText {

	private static final int DATA_BYTES = 16;

	private final StringBuilder text = new StringBuilder();
	private long base;

	IntelHexText data(long address, byte[] data) {
		int from = 0;
		while (from < data.length) {
			long at = address + from;
			if (at >> 16 != base) {
				base = at >> 16;
				record(4, 0, bytes(base, 2));
			}
			int length = (int) Math.min(Math.min(DATA_BYTES, data.length - from), 0x10000 - (at & 0xFFFF));
			byte[] part = new byte[length];
			System.arraycopy(data, from, part, 0, length);
			record(0, (int) at & 0xFFFF, part);
			from += length;
		}
		return this;
	}

	IntelHexText record(int type, int offset, byte[] data) {
		int sum = data.length + (offset >> 8) + (offset & 0xFF) + type;
		text.append(String.format(Locale.ROOT, ":%02X%04X%02X", data.length, offset, type));
		for (byte value : data) {
			sum += value & 0xFF;
			text.append(String.format(Locale.ROOT, "%02X", value & 0xFF));
		}
		text.append(String.format(Locale.ROOT, "%02X\n", -sum & 0xFF));
		return this;
	}

	byte[] end() {
		record(1, 0, new byte[0]);
		return bytes();
	}

	byte[] bytes() {
		return text.toString().getBytes(StandardCharsets.ISO_8859_1);
	}

	static byte[] bytes(long value, int length) {
		byte[] bytes = new byte[length];
		for (int i = 0; i < length; i++) {
			bytes[i] = (byte) (value >> 8 * (length - 1 - i));
		}
		return bytes;
	}
}
