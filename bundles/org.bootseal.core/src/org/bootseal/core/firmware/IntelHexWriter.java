/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.firmware;

import java.util.List;
import java.util.OptionalLong;

/**
 * Writes Intel HEX with 32-bit addresses: data records, extended linear addresses where the upper half changes, the
 * start linear address if there is one, the end (Intel, "Hexadecimal Object File Format Specification", 1988).
 */
public final class IntelHexWriter {

	private static final int DATA = 0;
	private static final int END = 1;
	private static final int UPPER_ADDRESS = 4;
	private static final int START = 5;
	private static final int HALF = 16;
	private static final int HALF_SIZE = 1 << HALF;

	private final RecordText text = new RecordText();
	private long upper;

	private IntelHexWriter() {
		// one for each file
	}

	/**
	 * @param segments
	 *            the content, ascending
	 * @param entryPoint
	 *            where execution starts, or empty
	 * @return the file, lines ended by LF
	 */
	public static byte[] write(List<Segment> segments, OptionalLong entryPoint) {
		IntelHexWriter writer = new IntelHexWriter();
		segments.forEach(writer::segment);
		if (entryPoint.isPresent()) {
			writer.number(START, entryPoint.getAsLong(), Integer.BYTES);
		}
		writer.record(END, 0, new byte[0], 0, 0);
		return writer.text.bytes();
	}

	private void segment(Segment segment) {
		byte[] data = segment.data();
		int from = 0;
		while (from < data.length) {
			long address = segment.address() + from;
			if (address >>> HALF != upper) {
				upper = address >>> HALF;
				number(UPPER_ADDRESS, upper, 2);
			}
			int low = (int) (address & HALF_SIZE - 1);
			int length = Math.min(Math.min(RecordText.DATA_BYTES, data.length - from), HALF_SIZE - low);
			record(DATA, low, data, from, length);
			from += length;
		}
	}

	private void number(int type, long value, int bytes) {
		text.begin(":").number(bytes, 1).number(0, 2).number(type, 1).number(value, bytes).end(-text.sum());
	}

	private void record(int type, int low, byte[] data, int from, int length) {
		text.begin(":").number(length, 1).number(low, 2).number(type, 1).data(data, from, length).end(-text.sum());
	}
}
