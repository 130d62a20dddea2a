/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.hab;

import java.nio.ByteBuffer;

/**
 * The four bytes that start every HAB structure and command, big-endian.
 *
 * @param tag
 *            what it is, 0..255
 * @param length
 *            length in bytes with this header, 0..65535
 * @param parameter
 *            version of a structure, flags or engine of a command, 0..255
 */
record HabHeader(int tag, int length, int parameter) {

	/** Reads a header and checks that what it announces ends before the limit. */
	static HabHeader parse(byte[] bytes, int offset, int limit) throws HabFormatException {
		if (offset < 0 || limit > bytes.length || limit - offset < HabConstants.HEADER_LENGTH) {
			throw new HabFormatException(offset, "the data ends inside a header");
		}
		HabHeader header = new HabHeader(bytes[offset] & 0xFF,
				(bytes[offset + 1] & 0xFF) << 8 | bytes[offset + 2] & 0xFF,
				bytes[offset + 3] & 0xFF);
		if (header.length < HabConstants.HEADER_LENGTH || header.length > limit - offset) {
			throw new HabFormatException(offset,
					String.format("found tag 0x%02X with length %d, expected a length of 4 to %d",
							header.tag, header.length, limit - offset));
		}
		return header;
	}

	/** Reads the header of a structure and checks its tag and version. */
	static HabHeader parse(byte[] bytes, int offset, int limit, int tag, String name) throws HabFormatException {
		HabHeader header = parse(bytes, offset, limit);
		if (header.tag != tag) {
			throw new HabFormatException(offset,
					String.format("found tag 0x%02X, expected %s (0x%02X)", header.tag, name, tag));
		}
		if (header.parameter < HabConstants.VERSION_MIN || header.parameter > HabConstants.VERSION_MAX) {
			throw new HabFormatException(offset + 3L,
					String.format("found version 0x%02X of %s, expected 0x%02X to 0x%02X",
							header.parameter, name, HabConstants.VERSION_MIN, HabConstants.VERSION_MAX));
		}
		return header;
	}

	/** Writes the header at the buffer's position; the buffer is big-endian. */
	void put(ByteBuffer out) {
		out.put((byte) tag).putShort((short) length).put((byte) parameter);
	}
}
