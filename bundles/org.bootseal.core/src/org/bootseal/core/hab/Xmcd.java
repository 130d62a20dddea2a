/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.hab;

import java.util.Arrays;

/**
 * External memory configuration data of the i.MX RT116x and RT117x: makes the ROM start an external RAM. Only its
 * header is looked at here: bits 31:28 tag 0xC, 27:24 version, 23:20 interface (0 FlexSPI, 1 SEMC), 19:16 instance,
 * 15:12 kind (0 simplified, 1 full), 11:0 length in bytes with the header; little-endian. Source: i.MX RT1170 reference
 * manual, "External memory configuration data". Immutable.
 */
public final class Xmcd {

	private static final int HEADER_LENGTH = 4;
	private static final int TAG = 0xC;

	private final byte[] bytes;

	private Xmcd(byte[] bytes) {
		this.bytes = bytes;
	}

	/**
	 * @param source
	 *            bytes that hold the data
	 * @param offset
	 *            where they start in them
	 * @return the data
	 * @throws HabFormatException
	 *             when there are none, or they are cut off
	 */
	public static Xmcd parse(byte[] source, int offset) throws HabFormatException {
		if (offset < 0 || source.length - offset < HEADER_LENGTH) {
			throw new HabFormatException(offset, "the data ends inside the XMCD header");
		}
		int tag = source[offset + 3] >> 4 & 0xF;
		int version = source[offset + 3] & 0xF;
		int length = (source[offset + 1] & 0xF) << 8 | source[offset] & 0xFF;
		if (tag != TAG || version != 0) {
			throw new HabFormatException(offset + 3L,
					String.format("found tag 0x%X version %d, expected an XMCD (tag 0xC, version 0)", tag, version));
		}
		if (length <= HEADER_LENGTH || length > source.length - offset) {
			throw new HabFormatException(offset,
					"found an XMCD of " + length + " bytes, expected more than 4 and at most the "
							+ (source.length - offset) + " that are there");
		}
		return new Xmcd(Arrays.copyOfRange(source, offset, offset + length));
	}

	/**
	 * @return length in bytes with the header
	 */
	public int length() {
		return bytes.length;
	}

	/**
	 * @return the data with the header, a copy
	 */
	public byte[] encode() {
		return bytes.clone();
	}

	/**
	 * @return what it configures: "FlexSPI 0 simplified"
	 */
	public String describe() {
		return ((bytes[2] >> 4 & 0xF) == 0 ? "FlexSPI " : "SEMC ") + (bytes[2] & 0xF)
				+ ((bytes[1] >> 4 & 0xF) == 0 ? " simplified" : " full");
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof Xmcd xmcd && Arrays.equals(bytes, xmcd.bytes);
	}

	@Override
	public int hashCode() {
		return Arrays.hashCode(bytes);
	}

	@Override
	public String toString() {
		return "XMCD " + describe() + ", " + bytes.length + " bytes";
	}
}
