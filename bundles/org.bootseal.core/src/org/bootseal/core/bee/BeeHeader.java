/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.bee;

import java.util.Arrays;
import java.util.Locale;

import org.bootseal.core.BadInputException;
import org.bootseal.core.xip.AesModes;
import org.bootseal.core.xip.Secret;

/**
 * The header of one engine in flash, 512 bytes: at 0x00 the key info block (KIB: key, then initial vector), encrypted
 * with AES-128-ECB under the user key (EKIB); at 0x80 the protection block, encrypted with AES-128-CBC under that key
 * and vector (EPRDB); zeros between and behind. Source: SPSDK 3.10 (image/bee.py). Wiped by {@link #close()}.
 *
 * @param key
 *            16 bytes that encrypt the protection block
 * @param vector
 *            the 16 bytes of its initial vector
 * @param protection
 *            what is protected
 */
public record BeeHeader(Secret key, Secret vector, BeeProtection protection) implements AutoCloseable {

	/** Bytes of the header. */
	public static final int LENGTH = 0x200;

	/** Bytes of the encrypted key info block. */
	public static final int KEY_INFO_LENGTH = 2 * Secret.KEY_LENGTH;

	/** Bytes from the header's start to the encrypted protection block. */
	public static final int PROTECTION_OFFSET = 0x80;

	/** Checks the lengths. */
	public BeeHeader {
		if (key.length() != Secret.KEY_LENGTH || vector.length() != AesModes.BLOCK) {
			throw new IllegalArgumentException("key and vector have 16 bytes each");
		}
	}

	/**
	 * @param userKey
	 *            16 bytes: the key in the fuses
	 * @return the 512 bytes as they stand in flash
	 */
	public byte[] encode(Secret userKey) {
		byte[] keyInfo = new byte[KEY_INFO_LENGTH];
		key.copyTo(keyInfo, 0);
		vector.copyTo(keyInfo, Secret.KEY_LENGTH);
		byte[] block = protection.encode();
		byte[] header = new byte[LENGTH];
		System.arraycopy(AesModes.encryptEcb(userKey, keyInfo), 0, header, 0, KEY_INFO_LENGTH);
		System.arraycopy(AesModes.encryptCbc(key, vector, block), 0, header, PROTECTION_OFFSET, block.length);
		Arrays.fill(keyInfo, (byte) 0);
		Arrays.fill(block, (byte) 0);
		return header;
	}

	/**
	 * @param bytes
	 *            at least 512 bytes, the header first
	 * @param userKey
	 *            16 bytes: the key that it was made with
	 * @return what it says
	 * @throws BadInputException
	 *             if it is cut off, damaged, or made with another key
	 */
	public static BeeHeader parse(byte[] bytes, Secret userKey) throws BadInputException {
		if (bytes.length < LENGTH) {
			throw new BadInputException("BEE header: found " + bytes.length + " bytes, expected " + LENGTH);
		}
		checkZero(bytes, KEY_INFO_LENGTH, PROTECTION_OFFSET);
		checkZero(bytes, PROTECTION_OFFSET + BeeProtection.LENGTH, LENGTH);
		byte[] keyInfo = AesModes.decryptEcb(userKey, Arrays.copyOf(bytes, KEY_INFO_LENGTH));
		Secret key = Secret.of(Arrays.copyOf(keyInfo, Secret.KEY_LENGTH));
		Secret vector = Secret.of(Arrays.copyOfRange(keyInfo, Secret.KEY_LENGTH, KEY_INFO_LENGTH));
		Arrays.fill(keyInfo, (byte) 0);
		byte[] block = AesModes.decryptCbc(key, vector, Arrays.copyOfRange(bytes, PROTECTION_OFFSET,
				PROTECTION_OFFSET + BeeProtection.LENGTH));
		try {
			return new BeeHeader(key, vector, BeeProtection.parse(block));
		} finally {
			Arrays.fill(block, (byte) 0);
		}
	}

	/**
	 * @param bytes
	 *            any bytes
	 * @param offset
	 *            where a header may begin
	 * @return whether the bytes there have the form of one: what is encrypted is not blank, what is reserved is zero.
	 *         Whether it is one shows only the user key
	 */
	public static boolean looksLikeOne(byte[] bytes, int offset) {
		return offset >= 0 && bytes.length - offset >= LENGTH
				&& isZero(bytes, offset + KEY_INFO_LENGTH, offset + PROTECTION_OFFSET)
				&& isZero(bytes, offset + PROTECTION_OFFSET + BeeProtection.LENGTH, offset + LENGTH)
				&& !isZero(bytes, offset, offset + KEY_INFO_LENGTH)
				&& !isZero(bytes, offset + PROTECTION_OFFSET, offset + PROTECTION_OFFSET + BeeProtection.LENGTH);
	}

	private static void checkZero(byte[] bytes, int from, int to) throws BadInputException {
		if (!isZero(bytes, from, to)) {
			throw new BadInputException(String.format(Locale.ROOT,
					"BEE header: found bytes that are not 0 at offset 0x%X to 0x%X, which is reserved", from, to - 1));
		}
	}

	private static boolean isZero(byte[] bytes, int from, int to) {
		for (int i = from; i < to; i++) {
			if (bytes[i] != 0) {
				return false;
			}
		}
		return true;
	}

	/** Wipes key, vector and nonce. */
	@Override
	public void close() {
		key.close();
		vector.close();
		protection.nonce().close();
	}

	/** @return the regions, nothing secret */
	@Override
	public String toString() {
		return "BEE header for " + protection.regions();
	}
}
