/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.firmware;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes bytes as pairs of hexadecimal digits and sums them up, for formats of lines with a checksum. */
final class RecordText {

	/** Bytes of data in a line. */
	static final int DATA_BYTES = 32;

	private static final byte[] DIGITS = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

	private final ByteArrayOutputStream text = new ByteArrayOutputStream();
	private int sum;

	/** Begins a line. */
	RecordText begin(String start) {
		text.writeBytes(start.getBytes(StandardCharsets.US_ASCII));
		sum = 0;
		return this;
	}

	/** Writes a number, the highest byte first. */
	RecordText number(long value, int bytes) {
		for (int i = bytes - 1; i >= 0; i--) {
			oneByte((int) (value >>> Byte.SIZE * i));
		}
		return this;
	}

	RecordText data(byte[] data, int from, int length) {
		for (int i = from; i < from + length; i++) {
			oneByte(data[i]);
		}
		return this;
	}

	private void oneByte(int value) {
		text.write(DIGITS[value >>> 4 & 0xF]);
		text.write(DIGITS[value & 0xF]);
		sum += value & 0xFF;
	}

	/** The sum of the line's bytes. */
	int sum() {
		return sum;
	}

	/** Ends a line. */
	void end(int checksum) {
		oneByte(checksum);
		text.write('\n');
	}

	byte[] bytes() {
		return text.toByteArray();
	}
}
