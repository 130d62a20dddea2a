/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.bee;

import java.nio.ByteBuffer;
import java.util.Locale;

import org.bootseal.core.BadInputException;
import org.bootseal.core.xip.AddressRange;

/**
 * A protected region of flash (FAC region) in a protection block: start, end, protection level, each a little-endian
 * word, then 20 zero bytes. Source: SPSDK 3.10 (image/bee.py); i.MX RT1050 security reference manual, "BEE".
 *
 * @param range
 *            the addresses, both ends multiples of 1 KiB
 * @param level
 *            protection level, 0 to 3: who may read the decrypted data; 0 everybody
 */
public record BeeRegion(AddressRange range, int level) {

	/** Bytes of a region in the protection block. */
	static final int LENGTH = 32;

	/** The highest protection level. */
	public static final int MAX_LEVEL = 3;

	private static final int RESERVED = 20;

	/** Checks the level and that whole KiB are protected. */
	public BeeRegion {
		if (level < 0 || level > MAX_LEVEL || !range.isAligned()) {
			throw new IllegalArgumentException("no region that BEE can protect");
		}
	}

	/**
	 * @param start
	 *            the first address
	 * @param length
	 *            in bytes
	 * @param level
	 *            protection level
	 * @return the region
	 * @throws BadInputException
	 *             if BEE can't protect such a region
	 */
	public static BeeRegion of(long start, long length, long level) throws BadInputException {
		AddressRange range = AddressRange.of("BEE region", start, length);
		// the end stands in the header as a 32-bit number
		if (!range.isAligned() || range.end() > 0xFFFF_FFFFL) {
			throw new BadInputException(String.format(Locale.ROOT,
					"BEE region: found 0x%X bytes at 0x%08X, expected both to be multiples of 0x%X below 4 GiB", length,
					start, AddressRange.GRANULE));
		}
		if (level < 0 || level > MAX_LEVEL) {
			throw new BadInputException("BEE region: found protection level " + level + ", expected 0 to " + MAX_LEVEL);
		}
		return new BeeRegion(range, (int) level);
	}

	/** Reads a region at the buffer's position, which is moved behind it. */
	static BeeRegion read(ByteBuffer buffer) throws BadInputException {
		long start = buffer.getInt() & 0xFFFF_FFFFL;
		long end = buffer.getInt() & 0xFFFF_FFFFL;
		long level = buffer.getInt() & 0xFFFF_FFFFL;
		BeeProtection.checkZero(buffer, RESERVED);
		return of(start, end - start, level);
	}

	void write(ByteBuffer buffer) {
		buffer.putInt((int) range.start()).putInt((int) range.end()).putInt(level).put(new byte[RESERVED]);
	}

	/** @return for example "0x60001000..0x60001FFF, protection level 0" */
	@Override
	public String toString() {
		return range + ", protection level " + level;
	}
}
