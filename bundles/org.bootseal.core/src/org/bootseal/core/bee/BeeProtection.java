/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.bee;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.bootseal.core.BadInputException;
import org.bootseal.core.xip.AesModes;
import org.bootseal.core.xip.Secret;

/**
 * What one engine decrypts, and how: the protection block (PRDB) of 256 bytes, little-endian. Offsets: 0x00 tags, 0x08
 * version, 0x0C number of regions, 0x10 start and end of all of them, 0x18 mode, 0x1C lock options, 0x20 the counter
 * with its bytes reversed, 0x50 regions of 32 bytes. All else is zero. Source: SPSDK 3.10 (image/bee.py). Immutable.
 *
 * @param lockOptions
 *            32 bits of options that lock the engine's registers; 0 locks nothing
 * @param nonce
 *            12 bytes: the upper part of the counter of AES-CTR
 * @param regions
 *            1 to 4 regions
 */
public record BeeProtection(int lockOptions, Secret nonce, List<BeeRegion> regions) {

	/** Bytes of the block. */
	public static final int LENGTH = 0x100;

	/** Bytes of the nonce. */
	public static final int NONCE_LENGTH = 12;

	/** Most regions of a block. */
	public static final int MAX_REGIONS = 4;

	/** "TAG_" and "EHDR" in memory. */
	private static final long TAGS = 0x52444845_5F474154L;
	private static final int VERSION = 0x56010000;
	private static final int MODE_CTR = 1;
	private static final int RESERVED = 32;
	private static final int REGIONS_OFFSET = 0x50;

	/** Copies the list. */
	public BeeProtection {
		regions = List.copyOf(regions);
		if (nonce.length() != NONCE_LENGTH || regions.isEmpty() || regions.size() > MAX_REGIONS) {
			throw new IllegalArgumentException("no protection block that BEE takes");
		}
	}

	/** @return the lowest protected address */
	public long start() {
		return regions.stream().mapToLong(region -> region.range().start()).min().orElseThrow();
	}

	/** @return the address behind the highest protected one */
	public long end() {
		return regions.stream().mapToLong(region -> region.range().end()).max().orElseThrow();
	}

	/** @return the 256 bytes, not encrypted; the caller wipes them */
	byte[] encode() {
		ByteBuffer block = ByteBuffer.allocate(LENGTH).order(ByteOrder.LITTLE_ENDIAN);
		block.putLong(TAGS).putInt(VERSION).putInt(regions.size()).putInt((int) start()).putInt((int) end())
				.putInt(MODE_CTR).putInt(lockOptions);
		byte[] counter = new byte[AesModes.BLOCK];
		nonce.copyTo(counter, 0);
		block.put(reversed(counter)).put(new byte[RESERVED]);
		regions.forEach(region -> region.write(block));
		return block.array();
	}

	/**
	 * Reads a block.
	 *
	 * @param bytes
	 *            256 bytes, decrypted
	 * @throws BadInputException
	 *             if it is none, or can't be written back as it is
	 */
	static BeeProtection parse(byte[] bytes) throws BadInputException {
		ByteBuffer block = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
		if (block.getLong() != TAGS || block.getInt() != VERSION) {
			throw new BadInputException("BEE header: found no protection block in it after decryption; either the user"
					+ " key is not the one it was made with, or the header is damaged");
		}
		long count = block.getInt() & 0xFFFF_FFFFL;
		if (count < 1 || count > MAX_REGIONS) {
			throw new BadInputException("BEE header: found " + count + " regions, expected 1 to " + MAX_REGIONS);
		}
		long start = block.getInt() & 0xFFFF_FFFFL;
		long end = block.getInt() & 0xFFFF_FFFFL;
		int mode = block.getInt();
		if (mode != MODE_CTR) {
			throw new BadInputException("BEE header: found AES mode " + mode + ", expected 1 (CTR)");
		}
		int lockOptions = block.getInt();
		Secret nonce = readNonce(block);
		checkZero(block, RESERVED);
		BeeProtection protection = new BeeProtection(lockOptions, nonce, readRegions(block, (int) count));
		if (protection.start() != start || protection.end() != end) {
			throw new BadInputException(String.format(Locale.ROOT,
					"BEE header: found 0x%08X..0x%08X as the whole protected range, expected that of its regions,"
							+ " 0x%08X..0x%08X",
					start, end, protection.start(), protection.end()));
		}
		return protection;
	}

	private static Secret readNonce(ByteBuffer block) throws BadInputException {
		byte[] counter = new byte[AesModes.BLOCK];
		block.get(counter);
		byte[] straight = reversed(counter);
		for (int i = NONCE_LENGTH; i < straight.length; i++) {
			if (straight[i] != 0) {
				throw new BadInputException("BEE header: found a counter with bytes where the address belongs,"
						+ " expected zeros there");
			}
		}
		return Secret.of(Arrays.copyOf(straight, NONCE_LENGTH));
	}

	private static List<BeeRegion> readRegions(ByteBuffer block, int count) throws BadInputException {
		List<BeeRegion> regions = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			regions.add(BeeRegion.read(block));
		}
		checkZero(block, LENGTH - REGIONS_OFFSET - count * BeeRegion.LENGTH);
		return regions;
	}

	/** Refuses bytes that nobody defined: they would be lost. */
	static void checkZero(ByteBuffer block, int length) throws BadInputException {
		for (int i = 0; i < length; i++) {
			int offset = block.position();
			if (block.get() != 0) {
				throw new BadInputException(String.format(Locale.ROOT,
						"BEE header: found a byte that is not 0 at offset 0x%X of the protection block, which is reserved",
						offset));
			}
		}
	}

	private static byte[] reversed(byte[] bytes) {
		byte[] reversed = new byte[bytes.length];
		for (int i = 0; i < bytes.length; i++) {
			reversed[i] = bytes[bytes.length - 1 - i];
		}
		return reversed;
	}
}
