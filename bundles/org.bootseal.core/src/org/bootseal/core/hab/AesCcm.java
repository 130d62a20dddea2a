/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.hab;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;

import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.IvParameterSpec;

/**
 * AES-CCM without associated data, as HAB encrypts images. Source: NIST SP 800-38C; RFC 3610 names the same fields.
 * Works in place and in pieces, so that a large image needs no second copy.
 */
public final class AesCcm {

	/** Shortest and longest nonce that HAB uses, in bytes: 15 less the bytes that the length of the data takes. */
	static final int NONCE_MIN = 11;
	static final int NONCE_MAX = 13;
	/** Shortest and longest MAC in bytes; it is of even length. */
	static final int MAC_MIN = 4;
	static final int MAC_MAX = 16;

	private static final int BLOCK = 16;
	private static final int PIECE = 1 << 13;
	/** Nonce and length of the data together fill a block but for its first byte. */
	private static final int NONCE_AND_LENGTH = BLOCK - 1;

	private final SecretKey key;
	private final byte[] nonce;
	private final int macLength;

	/**
	 * @param key
	 *            the key; used while this object is used
	 * @param nonce
	 *            7 to 13 bytes; the data may be shorter than 256 to the power of 15 - its length
	 * @param macLength
	 *            4 to 16 bytes, even
	 */
	public AesCcm(EncryptionKey key, byte[] nonce, int macLength) {
		if (nonce.length < 7 || nonce.length > NONCE_MAX || !isMacLength(macLength)) {
			throw new IllegalArgumentException(
					"a nonce of " + nonce.length + " bytes with a MAC of " + macLength + " bytes");
		}
		this.key = new LentKey(key);
		this.nonce = nonce.clone();
		this.macLength = macLength;
	}

	static boolean isMacLength(long length) {
		return length >= MAC_MIN && length <= MAC_MAX && length % 2 == 0;
	}

	/**
	 * Encrypts in place.
	 *
	 * @param data
	 *            holds the plain data, afterwards the encrypted ones
	 * @param offset
	 *            where they start
	 * @param length
	 *            how many bytes they are
	 * @return the MAC
	 */
	public byte[] encrypt(byte[] data, int offset, int length) {
		try {
			byte[] mac = mac(data, offset, length);
			crypt(data, offset, length, mac);
			return mac;
		} catch (GeneralSecurityException e) {
			throw new IllegalStateException("every Java platform has AES", e);
		}
	}

	/**
	 * Decrypts in place.
	 *
	 * @param data
	 *            holds the encrypted data, afterwards the plain ones; meaningless when the MAC is wrong
	 * @param offset
	 *            where they start
	 * @param length
	 *            how many bytes they are
	 * @param mac
	 *            the MAC that came with them
	 * @return whether the MAC is right: the key is that of the data, and they were not changed
	 */
	public boolean decrypt(byte[] data, int offset, int length, byte[] mac) {
		try {
			byte[] found = mac.clone();
			crypt(data, offset, length, found);
			return mac.length == macLength && MessageDigest.isEqual(mac(data, offset, length), found);
		} catch (GeneralSecurityException e) {
			throw new IllegalStateException("every Java platform has AES", e);
		}
	}

	/** The last block of CBC over a block that tells the lengths and the plain data with zeros up to whole blocks. */
	private byte[] mac(byte[] data, int offset, int length) throws GeneralSecurityException {
		if (length < 0 || NONCE_AND_LENGTH - nonce.length < Integer.BYTES
				&& length >> (NONCE_AND_LENGTH - nonce.length) * Byte.SIZE != 0) {
			throw new IllegalArgumentException(length + " bytes with a nonce of " + nonce.length);
		}
		Cipher chain = cipher("AES/CBC/NoPadding", new byte[BLOCK]);
		byte[] piece = new byte[PIECE];
		byte[] first = counterBlock(length);
		first[0] |= (byte) ((macLength - 2) / 2 << 3);
		byte[] last = chain.update(first);
		for (int done = 0; done < length; done += PIECE) {
			int count = Math.min(PIECE, length - done);
			int whole = (count + BLOCK - 1) / BLOCK * BLOCK;
			System.arraycopy(data, offset + done, piece, 0, count);
			Arrays.fill(piece, count, whole, (byte) 0);
			byte[] chained = chain.update(piece, 0, whole);
			last = Arrays.copyOfRange(chained, whole - BLOCK, whole);
		}
		Arrays.fill(piece, (byte) 0);
		return Arrays.copyOf(last, macLength);
	}

	/** The MAC is turned with counter 0, the data with the counters from 1 on. */
	private void crypt(byte[] data, int offset, int length, byte[] mac) throws GeneralSecurityException {
		Cipher counter = cipher("AES/CTR/NoPadding", counterBlock(0));
		byte[] block = Arrays.copyOf(mac, BLOCK);
		counter.update(block, 0, BLOCK, block);
		System.arraycopy(block, 0, mac, 0, Math.min(mac.length, BLOCK));
		for (int done = 0; done < length; done += PIECE) {
			int count = Math.min(PIECE, length - done);
			counter.update(data, offset + done, count, data, offset + done);
		}
	}

	/** One byte that tells how many bytes the length takes, the nonce, and a number that fills the rest. */
	private byte[] counterBlock(int number) {
		byte[] block = new byte[BLOCK];
		block[0] = (byte) (NONCE_AND_LENGTH - nonce.length - 1);
		System.arraycopy(nonce, 0, block, 1, nonce.length);
		for (int place = BLOCK - 1, rest = number; rest != 0; place--, rest >>>= Byte.SIZE) {
			block[place] = (byte) rest;
		}
		return block;
	}

	private Cipher cipher(String transformation, byte[] iv) throws GeneralSecurityException {
		Cipher cipher = Cipher.getInstance(transformation);
		cipher.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(iv));
		return cipher;
	}

	/** Hands out a copy of the key each time that a cipher starts; the cipher wipes that. */
	private record LentKey(EncryptionKey key) implements SecretKey {

		@Override
		public String getAlgorithm() {
			return "AES";
		}

		@Override
		public String getFormat() {
			return "RAW";
		}

		@Override
		public byte[] getEncoded() {
			return key.copy();
		}
	}
}
