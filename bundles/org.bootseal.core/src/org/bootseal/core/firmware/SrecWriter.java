/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.firmware;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;

/** Writes Motorola S-records with 32-bit addresses: S0, S3, and S7 with the start address, 0 if there is none. */
public final class SrecWriter {

	private static final byte[] HEADER = "bootseal".getBytes(StandardCharsets.US_ASCII);
	private static final int CHECKSUM_BYTES = 1;

	private final RecordText text = new RecordText();

	private SrecWriter() {
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
		SrecWriter writer = new SrecWriter();
		writer.record("S0", 2, 0, HEADER, 0, HEADER.length);
		for (Segment segment : segments) {
			byte[] data = segment.data();
			for (int from = 0; from < data.length; from += RecordText.DATA_BYTES) {
				writer.record("S3", Integer.BYTES, segment.address() + from, data, from,
						Math.min(RecordText.DATA_BYTES, data.length - from));
			}
		}
		writer.record("S7", Integer.BYTES, entryPoint.orElse(0), new byte[0], 0, 0);
		return writer.text.bytes();
	}

	private void record(String type, int addressBytes, long address, byte[] data, int from, int length) {
		text.begin(type).number(addressBytes + length + CHECKSUM_BYTES, 1).number(address, addressBytes)
				.data(data, from, length).end(~text.sum());
	}
}
