/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.firmware;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Writes S-records for tests; written against the format, shares nothing with the reader. */
final class SrecText {

	private static final int DATA_BYTES = 16;

	private final StringBuilder text = new StringBuilder("S00600004844521B\n");
	private final int addressBytes;
	private int dataRecords;

	/**
	 * @param addressBytes
	 *            2, 3 or 4: S1, S2 or S3 records
	 */
	SrecText(int addressBytes) {
		this.addressBytes = addressBytes;
	}

	SrecText data(long address, byte[] data) {
		for (int from = 0; from < data.length; from += DATA_BYTES) {
			int length = Math.min(DATA_BYTES, data.length - from);
			byte[] part = new byte[length];
			System.arraycopy(data, from, part, 0, length);
			text.append(record(addressBytes - 1, address + from, addressBytes, part)).append('\n');
			dataRecords++;
		}
		return this;
	}

	SrecText count() {
		text.append(record(5, dataRecords, 2, new byte[0])).append('\n');
		return this;
	}

	SrecText line(String line) {
		text.append(line).append('\n');
		return this;
	}

	byte[] end(long entry) {
		text.append(record(11 - addressBytes, entry, addressBytes, new byte[0])).append('\n');
		return bytes();
	}

	byte[] bytes() {
		return text.toString().getBytes(StandardCharsets.ISO_8859_1);
	}

	static String record(int type, long address, int addressBytes, byte[] data) {
		StringBuilder line = new StringBuilder("S" + type);
		int count = addressBytes + data.length + 1;
		int sum = count;
		line.append(hex(count));
		for (int i = addressBytes - 1; i >= 0; i--) {
			int value = (int) (address >> 8 * i) & 0xFF;
			sum += value;
			line.append(hex(value));
		}
		for (byte value : data) {
			sum += value & 0xFF;
			line.append(hex(value & 0xFF));
		}
		return line.append(hex(0xFF - (sum & 0xFF))).toString();
	}

	private static String hex(int value) {
		return String.format(Locale.ROOT, "%02X", value);
	}
}
