/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.nor;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;

import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import org.bootseal.board.silicon.MemoryRange;

/**
 * What a flashloader makes to encrypt a flash with the key of its part: the header for the ROM, and the key stream of
 * the engine, which encrypts as it decrypts. Layouts: NXP's SPSDK 3.10 (image/bee, image/otfad).
 *
 * @param header
 *            what stands at the place of the BEE header or of the OTFAD key blob
 * @param stream
 *            encrypts in place what lies in the regions
 */
public record FlashEncryption(byte[] header, FlashDecryption stream) {

	private static final int KEY = 16;
	private static final int NONCE = 12;
	private static final long TAGS = 0x52444845_5F474154L;
	private static final int VERSION = 0x56010000;
	private static final int COUNTER_MODE = 1;
	private static final int BLOCK_AT = 0x80;
	private static final int BLOCK_LENGTH = 0x100;
	private static final int COUNTER_END = 0x30;
	private static final int FIRST_REGION = 0x50;
	private static final int REGION = 32;
	private static final int CONTEXTS = 4;
	private static final int ENTRY = 64;
	private static final int CONTEXT = 40;
	private static final int CONTEXT_START = 24;
	private static final int CONTEXT_CRC = 36;
	private static final int VALID_AND_DECRYPT = 0x3F8 | 3;

	/**
	 * @param key
	 *            of the part, 16 bytes
	 * @param regions
	 *            1 to 3, whole KiB
	 * @param base
	 *            address of the start of the flash
	 * @param seed
	 *            what the random numbers are made of
	 * @return the encryption by engine 0 of BEE
	 */
	public static FlashEncryption bee(byte[] key, List<MemoryRange> regions, long base, byte[] seed) {
		byte[] info = random(seed, 0);
		byte[] nonce = Arrays.copyOf(random(seed, 1), NONCE);
		ByteBuffer block = ByteBuffer.allocate(BLOCK_LENGTH).order(ByteOrder.LITTLE_ENDIAN);
		long start = regions.stream().mapToLong(MemoryRange::start).min().orElseThrow();
		long end = regions.stream().mapToLong(region -> region.start() + region.size()).max().orElseThrow();
		block.putLong(TAGS).putInt(VERSION).putInt(regions.size()).putInt((int) start).putInt((int) end)
				.putInt(COUNTER_MODE);
		for (int i = 0; i < NONCE; i++) {
			block.put(COUNTER_END - 1 - i, nonce[i]);
		}
		for (int i = 0; i < regions.size(); i++) {
			long first = regions.get(i).start();
			block.putInt(FIRST_REGION + i * REGION, (int) first);
			block.putInt(FIRST_REGION + i * REGION + Integer.BYTES, (int) (first + regions.get(i).size()));
		}
		byte[] header = new byte[BeeUnit.HEADER];
		System.arraycopy(KeyStream.Aes.ecb(Cipher.ENCRYPT_MODE, key, info), 0, header, 0, info.length);
		System.arraycopy(cbc(Arrays.copyOf(info, KEY), Arrays.copyOfRange(info, KEY, 2 * KEY), block.array()), 0,
				header,
				BLOCK_AT, BLOCK_LENGTH);
		return new FlashEncryption(header, BeeUnit.open(header, key, base).orElseThrow());
	}

	/**
	 * @param key
	 *            of the part, 16 bytes
	 * @param regions
	 *            1 to 4, whole KiB
	 * @param base
	 *            address of the start of the flash
	 * @param seed
	 *            what the random numbers are made of
	 * @return the encryption by OTFAD
	 */
	public static FlashEncryption otfad(byte[] key, List<MemoryRange> regions, long base, byte[] seed) {
		byte[] header = new byte[OtfadUnit.KEY_BLOB];
		for (int i = 0; i < CONTEXTS; i++) {
			ByteBuffer context = ByteBuffer.allocate(CONTEXT).order(ByteOrder.LITTLE_ENDIAN);
			if (i < regions.size()) {
				long last = regions.get(i).start() + regions.get(i).size() - 1;
				context.put(random(seed, i), 0, CONTEXT_START);
				context.putInt((int) regions.get(i).start()).putInt((int) last & ~0x3FF | VALID_AND_DECRYPT);
			}
			context.putInt(CONTEXT_CRC, OtfadUnit.crc(context.array()));
			byte[] wrapped = wrap(key, context.array());
			System.arraycopy(wrapped, 0, header, i * ENTRY, wrapped.length);
		}
		List<byte[]> keys = List.of(key, key, key, key);
		return new FlashEncryption(header, OtfadUnit.open(header, keys, base).orElseThrow());
	}

	/** 32 bytes that look random, and are the same for the same board at the same time. */
	private static byte[] random(byte[] seed, int number) {
		try {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			digest.update(seed);
			return digest.digest(new byte[] { (byte) number });
		} catch (GeneralSecurityException e) {
			throw new IllegalStateException("every Java platform has SHA-256", e);
		}
	}

	private static byte[] cbc(byte[] key, byte[] vector, byte[] data) {
		try {
			Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
			cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(vector));
			return cipher.doFinal(data);
		} catch (GeneralSecurityException e) {
			throw new IllegalStateException("every Java platform has AES", e);
		}
	}

	private static byte[] wrap(byte[] key, byte[] context) {
		try {
			Cipher cipher = Cipher.getInstance("AES/KW/NoPadding");
			cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"));
			return cipher.doFinal(context);
		} catch (GeneralSecurityException e) {
			throw new IllegalStateException("every Java platform from 17 on has AES key wrap", e);
		}
	}
}
