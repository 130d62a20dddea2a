/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.xip;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;

/** Bytes that are not shown to anybody and don't stay in memory: a key, an initial vector, a nonce. */
public final class Secret implements AutoCloseable {

	/** Bytes of an AES-128 key. */
	public static final int KEY_LENGTH = 16;

	private final byte[] bytes;

	private Secret(byte[] bytes) {
		this.bytes = bytes;
	}

	/**
	 * @param bytes
	 *            the secret; copied, so the caller still has to wipe it
	 * @return the same
	 */
	public static Secret of(byte[] bytes) {
		return new Secret(bytes.clone());
	}

	/**
	 * @param length
	 *            bytes that are wanted
	 * @param random
	 *            where they come from
	 * @return new bytes that are not all zero
	 */
	public static Secret random(int length, SecureRandom random) {
		byte[] bytes = new byte[length];
		do {
			random.nextBytes(bytes);
		} while (isZero(bytes));
		return new Secret(bytes);
	}

	/** @return number of bytes */
	public int length() {
		return bytes.length;
	}

	/** @return whether all bytes are 0: a key for tests, or one that was wiped */
	public boolean isZero() {
		return isZero(bytes);
	}

	private static boolean isZero(byte[] bytes) {
		int any = 0;
		for (byte each : bytes) {
			any |= each;
		}
		return any == 0;
	}

	/** @return a copy, which the caller wipes after use */
	public byte[] copy() {
		return bytes.clone();
	}

	/**
	 * @param offset
	 *            0 to the length less 4
	 * @return the four bytes there as a little-endian word
	 */
	public int wordLittleEndian(int offset) {
		return bytes[offset] & 0xFF | (bytes[offset + 1] & 0xFF) << 8 | (bytes[offset + 2] & 0xFF) << 16
				| bytes[offset + 3] << 24;
	}

	/**
	 * @param target
	 *            where to copy the bytes
	 * @param position
	 *            index of the first byte there
	 */
	public void copyTo(byte[] target, int position) {
		System.arraycopy(bytes, 0, target, position, bytes.length);
	}

	/** Wipes the bytes. */
	@Override
	public void close() {
		Arrays.fill(bytes, (byte) 0);
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof Secret secret && MessageDigest.isEqual(bytes, secret.bytes);
	}

	@Override
	public int hashCode() {
		return bytes.length;
	}

	/** @return the length only */
	@Override
	public String toString() {
		return "secret of " + bytes.length + " bytes";
	}
}
