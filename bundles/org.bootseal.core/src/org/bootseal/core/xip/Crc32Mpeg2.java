/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.xip;

/**
 * CRC-32/MPEG-2: polynomial 0x04C11DB7, initial value all ones, highest bit first, nothing inverted at the end. Key
 * blobs of OTFAD and the fuse that checks an XMCD use it.
 */
public final class Crc32Mpeg2 {

	private static final int POLYNOMIAL = 0x04C11DB7;

	private Crc32Mpeg2() {
		// functions only
	}

	/**
	 * @param bytes
	 *            holds the data
	 * @param length
	 *            how many of them count, from the first on
	 * @return the checksum
	 */
	public static int of(byte[] bytes, int length) {
		int crc = -1;
		for (int i = 0; i < length; i++) {
			crc ^= bytes[i] << 24;
			for (int bit = 0; bit < Byte.SIZE; bit++) {
				crc = crc < 0 ? crc << 1 ^ POLYNOMIAL : crc << 1;
			}
		}
		return crc;
	}
}
