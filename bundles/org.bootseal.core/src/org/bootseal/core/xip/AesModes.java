/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.xip;

import java.security.GeneralSecurityException;
import java.security.spec.AlgorithmParameterSpec;
import java.util.Arrays;

import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES as the engines use it, over whole blocks and without padding (NIST SP 800-38A). */
public final class AesModes {

	/** Bytes of an AES block. */
	public static final int BLOCK = 16;

	private AesModes() {
		// functions only
	}

	/**
	 * Encrypts blocks one by one.
	 *
	 * @param key
	 *            16, 24 or 32 bytes
	 * @param blocks
	 *            whole blocks
	 * @return the encrypted blocks
	 */
	public static byte[] encryptEcb(Secret key, byte[] blocks) {
		return run("AES/ECB/NoPadding", Cipher.ENCRYPT_MODE, key, null, blocks);
	}

	/**
	 * Reverts {@link #encryptEcb}.
	 *
	 * @param key
	 *            16, 24 or 32 bytes
	 * @param blocks
	 *            whole blocks
	 * @return the plain blocks
	 */
	public static byte[] decryptEcb(Secret key, byte[] blocks) {
		return run("AES/ECB/NoPadding", Cipher.DECRYPT_MODE, key, null, blocks);
	}

	/**
	 * Encrypts chained blocks.
	 *
	 * @param key
	 *            16, 24 or 32 bytes
	 * @param iv
	 *            one block
	 * @param blocks
	 *            whole blocks
	 * @return the encrypted blocks
	 */
	public static byte[] encryptCbc(Secret key, Secret iv, byte[] blocks) {
		byte[] vector = iv.copy();
		try {
			return run("AES/CBC/NoPadding", Cipher.ENCRYPT_MODE, key, new IvParameterSpec(vector), blocks);
		} finally {
			Arrays.fill(vector, (byte) 0);
		}
	}

	/**
	 * Reverts {@link #encryptCbc}.
	 *
	 * @param key
	 *            16, 24 or 32 bytes
	 * @param iv
	 *            one block
	 * @param blocks
	 *            whole blocks
	 * @return the plain blocks
	 */
	public static byte[] decryptCbc(Secret key, Secret iv, byte[] blocks) {
		byte[] vector = iv.copy();
		try {
			return run("AES/CBC/NoPadding", Cipher.DECRYPT_MODE, key, new IvParameterSpec(vector), blocks);
		} finally {
			Arrays.fill(vector, (byte) 0);
		}
	}

	/**
	 * Encrypts or decrypts with a counter that goes up by one each block.
	 *
	 * @param key
	 *            16, 24 or 32 bytes
	 * @param counter
	 *            the first counter block, big-endian
	 * @param data
	 *            of any length
	 * @return the other form of the data, of the same length
	 */
	public static byte[] applyCtr(Secret key, byte[] counter, byte[] data) {
		return run("AES/CTR/NoPadding", Cipher.ENCRYPT_MODE, key, new IvParameterSpec(counter), data);
	}

	private static byte[] run(String transformation, int mode, Secret key, AlgorithmParameterSpec parameter,
			byte[] data) {
		byte[] bytes = key.copy();
		try {
			Cipher cipher = Cipher.getInstance(transformation);
			cipher.init(mode, new SecretKeySpec(bytes, "AES"), parameter);
			return cipher.doFinal(data);
		} catch (GeneralSecurityException e) {
			throw new IllegalStateException("every Java platform has " + transformation, e);
		} finally {
			Arrays.fill(bytes, (byte) 0);
		}
	}
}
