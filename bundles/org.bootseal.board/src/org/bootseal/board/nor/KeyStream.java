/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.nor;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;

import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/**
 * A protected range of flash: what is read there is combined with the AES encrypted counter of each 16 bytes.
 *
 * @param start
 *            first address
 * @param end
 *            the address after the last
 * @param key
 *            16 bytes
 * @param counter
 *            the first 12 bytes of the counter block
 * @param shift
 *            how far the address is shifted right to be the last four
 */
record KeyStream(long start, long end, byte[] key, byte[] counter, int shift) {

	private static final int BLOCK = 16;

	/** Decrypts what of these bytes lies in the range; the address is that of the first. */
	void apply(long address, byte[] bytes) {
		long from = Math.max(start, address);
		long to = Math.min(end, address + bytes.length);
		if (from >= to) {
			return;
		}
		long first = from - from % BLOCK;
		int blocks = (int) ((to - first + BLOCK - 1) / BLOCK);
		ByteBuffer counters = ByteBuffer.allocate(blocks * BLOCK);
		for (int i = 0; i < blocks; i++) {
			counters.put(counter).putInt((int) (first + (long) i * BLOCK >>> shift));
		}
		byte[] stream = Aes.ecb(Cipher.ENCRYPT_MODE, key, counters.array());
		for (long at = from; at < to; at++) {
			bytes[(int) (at - address)] ^= stream[(int) (at - first)];
		}
	}

	/** AES without chaining, which every Java platform has. */
	static final class Aes {

		private Aes() {
		}

		static byte[] ecb(int mode, byte[] key, byte[] data) {
			try {
				Cipher cipher = Cipher.getInstance("AES/ECB/NoPadding");
				cipher.init(mode, new SecretKeySpec(key, "AES"));
				return cipher.doFinal(data);
			} catch (GeneralSecurityException e) {
				throw new IllegalStateException("every Java platform has AES", e);
			}
		}
	}

	@Override
	public String toString() {
		return String.format("0x%08X..0x%08X", start, end - 1);
	}
}
