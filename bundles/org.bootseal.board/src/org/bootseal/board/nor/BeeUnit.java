/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.nor;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import javax.crypto.Cipher;

/**
 * One of the two bus encryption engines, as the ROM sets it up by the header in the flash: 32 bytes with key and vector
 * under the user key, at 0x80 the block of regions under these. Layout: NXP's SPSDK 3.10 (image/bee).
 */
public final class BeeUnit implements FlashDecryption {

	/** Bytes of a header. */
	public static final int HEADER = 0x200;

	private static final int BLOCK = 16;
	private static final int REGIONS_AT = 0x80;
	private static final int REGIONS_LENGTH = 0x100;
	private static final long TAGS = 0x52444845_5F474154L;
	private static final int COUNT_AT = 0x0C;
	private static final int COUNTER_AT = 0x20;
	private static final int NONCE = 12;
	private static final int FIRST_REGION = 0x50;
	private static final int REGION = 32;
	private static final int MOST_REGIONS = 4;

	private final long base;
	private final List<KeyStream> regions;

	private BeeUnit(long base, List<KeyStream> regions) {
		this.base = base;
		this.regions = List.copyOf(regions);
	}

	/**
	 * @param header
	 *            512 bytes
	 * @return whether nothing was ever written there
	 */
	public static boolean isBlank(byte[] header) {
		for (byte b : header) {
			if (b != -1) {
				return false;
			}
		}
		return true;
	}

	/**
	 * @param header
	 *            512 bytes
	 * @param key
	 *            the user key, 16 bytes
	 * @param base
	 *            address of the start of the flash
	 * @return the engine; empty if the key does not fit the header
	 */
	public static Optional<BeeUnit> open(byte[] header, byte[] key, long base) {
		byte[] info = KeyStream.Aes.ecb(Cipher.DECRYPT_MODE, key, Arrays.copyOf(header, 2 * BLOCK));
		byte[] blockKey = Arrays.copyOf(info, BLOCK);
		byte[] encrypted = Arrays.copyOfRange(header, REGIONS_AT, REGIONS_AT + REGIONS_LENGTH);
		byte[] plain = KeyStream.Aes.ecb(Cipher.DECRYPT_MODE, blockKey, encrypted);
		for (int i = 0; i < plain.length; i++) {
			plain[i] ^= i < BLOCK ? info[BLOCK + i] : encrypted[i - BLOCK];
		}
		ByteBuffer block = ByteBuffer.wrap(plain).order(ByteOrder.LITTLE_ENDIAN);
		int count = block.getInt(COUNT_AT);
		if (block.getLong(0) != TAGS || count < 1 || count > MOST_REGIONS) {
			return Optional.empty();
		}
		byte[] nonce = new byte[NONCE];
		for (int i = 0; i < NONCE; i++) {
			nonce[i] = plain[COUNTER_AT + BLOCK - 1 - i];
		}
		List<KeyStream> regions = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			int at = FIRST_REGION + i * REGION;
			regions.add(
					new KeyStream(block.getInt(at) & 0xFFFFFFFFL, block.getInt(at + 4) & 0xFFFFFFFFL, key, nonce, 4));
		}
		return Optional.of(new BeeUnit(base, regions));
	}

	@Override
	public void decrypt(long offset, byte[] bytes) {
		regions.forEach(region -> region.apply(base + offset, bytes));
	}

	/** @return the protected ranges */
	@Override
	public String toString() {
		return regions.toString();
	}
}
