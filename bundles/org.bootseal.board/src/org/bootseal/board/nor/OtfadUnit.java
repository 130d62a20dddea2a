/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.nor;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/**
 * On-the-fly AES decryption, as it takes its contexts from the key blob in the flash: four of 64 bytes, 40 bytes
 * wrapped by RFC 3394 and 16 zeros each. Layout: NXP's SPSDK 3.10 (image/otfad).
 */
public final class OtfadUnit implements FlashDecryption {

	/** Bytes of the key blob. */
	public static final int KEY_BLOB = 0x100;

	private static final int CONTEXTS = 4;
	private static final int ENTRY = 64;
	private static final int WRAPPED = 48;
	private static final int KEY = 16;
	private static final int COUNTER = 8;
	private static final int START_AT = 24;
	private static final int END_AT = 28;
	private static final int CHECKED = 32;
	private static final int CRC_AT = 36;
	private static final int POLYNOMIAL = 0x04C11DB7;
	private static final int VALID_AND_DECRYPT = 3;
	private static final int GRANULE = 0x3FF;

	private final long base;
	private final List<KeyStream> contexts;

	private OtfadUnit(long base, List<KeyStream> contexts) {
		this.base = base;
		this.contexts = List.copyOf(contexts);
	}

	/**
	 * @param blob
	 *            256 bytes of flash
	 * @param keys
	 *            the key encryption key of each context, scrambled if fuses say so; four of 16 bytes
	 * @param base
	 *            address of the start of the flash
	 * @return the engine; empty if no context can be unwrapped
	 */
	public static Optional<OtfadUnit> open(byte[] blob, List<byte[]> keys, long base) {
		List<KeyStream> used = new ArrayList<>();
		boolean any = false;
		for (int i = 0; i < CONTEXTS; i++) {
			Optional<byte[]> plain = unwrap(Arrays.copyOfRange(blob, i * ENTRY, i * ENTRY + WRAPPED), keys.get(i));
			any |= plain.isPresent();
			plain.ifPresent(context -> add(context, used));
		}
		return any ? Optional.of(new OtfadUnit(base, used)) : Optional.empty();
	}

	private static Optional<byte[]> unwrap(byte[] wrapped, byte[] key) {
		try {
			Cipher cipher = Cipher.getInstance("AES/KW/NoPadding");
			cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"));
			byte[] plain = cipher.doFinal(wrapped);
			int found = ByteBuffer.wrap(plain).order(ByteOrder.LITTLE_ENDIAN).getInt(CRC_AT);
			return found == crc(plain) ? Optional.of(plain) : Optional.empty();
		} catch (GeneralSecurityException e) {
			// the blob was made with another key, or is damaged
			return Optional.empty();
		}
	}

	/** The checksum over the first 32 bytes of a context. */
	static int crc(byte[] bytes) {
		int crc = -1;
		for (int i = 0; i < CHECKED; i++) {
			crc ^= bytes[i] << 24;
			for (int bit = 0; bit < 8; bit++) {
				crc = crc < 0 ? crc << 1 ^ POLYNOMIAL : crc << 1;
			}
		}
		return crc;
	}

	private static void add(byte[] context, List<KeyStream> used) {
		ByteBuffer in = ByteBuffer.wrap(context).order(ByteOrder.LITTLE_ENDIAN);
		int end = in.getInt(END_AT);
		if ((end & VALID_AND_DECRYPT) != VALID_AND_DECRYPT) {
			return;
		}
		byte[] counter = Arrays.copyOfRange(context, KEY, KEY + COUNTER + 4);
		for (int i = 0; i < 4; i++) {
			counter[COUNTER + i] = (byte) (counter[i] ^ counter[4 + i]);
		}
		used.add(new KeyStream(in.getInt(START_AT) & 0xFFFFFFFFL, (end & 0xFFFFFFFFL | GRANULE) + 1,
				Arrays.copyOf(context, KEY), counter, 0));
	}

	@Override
	public void decrypt(long offset, byte[] bytes) {
		contexts.forEach(context -> context.apply(base + offset, bytes));
	}

	/** @return the ranges that are decrypted */
	@Override
	public String toString() {
		return contexts.toString();
	}
}
