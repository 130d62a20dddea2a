/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.firmware;

import java.util.Arrays;
import java.util.Locale;

/**
 * Bytes at consecutive addresses.
 *
 * @param address
 *            of the first byte, 0..0xFFFFFFFF
 * @param data
 *            at least one byte; both the constructor and the accessor copy
 */
public record Segment(long address, byte[] data) {

	/** One more than the highest address of a 32-bit device. */
	static final long ADDRESS_LIMIT = 0x1_0000_0000L;

	/**
	 * @param address
	 *            of the first byte, 0..0xFFFFFFFF
	 * @param data
	 *            at least one byte that all fit below 4 GiB; copied
	 */
	public Segment {
		if (data.length == 0 || address < 0 || address + data.length > ADDRESS_LIMIT) {
			throw new IllegalArgumentException("segment out of the 32-bit address space");
		}
		data = data.clone();
	}

	/** @return a copy of the bytes */
	@Override
	public byte[] data() {
		return data.clone();
	}

	/** @return number of bytes, at least 1 */
	public int length() {
		return data.length;
	}

	/** @return the address after the last byte, up to 0x1_0000_0000 */
	public long end() {
		return address + data.length;
	}

	/**
	 * Copies all bytes into a larger array.
	 *
	 * @param target
	 *            where to
	 * @param position
	 *            index in the target of the first byte
	 */
	public void copyTo(byte[] target, int position) {
		System.arraycopy(data, 0, target, position, data.length);
	}

	/**
	 * @param offset
	 *            0..length()-4
	 * @return the little-endian word there, unsigned
	 */
	long word(int offset) {
		return data[offset] & 0xFFL | (data[offset + 1] & 0xFFL) << 8 | (data[offset + 2] & 0xFFL) << 16
				| (data[offset + 3] & 0xFFL) << 24;
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof Segment segment && segment.address == address && Arrays.equals(segment.data, data);
	}

	@Override
	public int hashCode() {
		return 31 * Long.hashCode(address) + Arrays.hashCode(data);
	}

	@Override
	public String toString() {
		return String.format(Locale.ROOT, "0x%08X..0x%08X", address, end() - 1);
	}
}
