/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.hab;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;

import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES-CCM without associated data, as the engines of the parts do it. Source: NIST SP 800-38C. */
final class Ccm {

	private static final int BLOCK = 16;
	private static final int MIN_NONCE = 7;
	private static final int MAX_NONCE = 13;

	private final SecretKeySpec key;
	private final byte[] nonce;
	private final int macLength;

	/** A nonce of 7 to 13 bytes and a MAC of 4 to 16 bytes, even. */
	Ccm(byte[] key, byte[] nonce, int macLength) {
		this.key = new SecretKeySpec(key, "AES");
		this.nonce = nonce.clone();
		this.macLength = macLength;
	}

	/** Whether there is a CCM of these lengths. */
	static boolean isPossible(int nonceLength, int macLength) {
		return nonceLength >= MIN_NONCE && nonceLength <= MAX_NONCE && macLength >= 4 && macLength <= BLOCK
				&& macLength % 2 == 0;
	}

	/** Encrypted bytes, then the MAC. */
	byte[] seal(byte[] plain) throws GeneralSecurityException {
		byte[] sealed = Arrays.copyOf(count(plain), plain.length + macLength);
		System.arraycopy(mac(plain), 0, sealed, plain.length, macLength);
		return sealed;
	}

	/** The plain bytes; empty if the MAC does not fit. */
	Optional<byte[]> open(byte[] encrypted, byte[] mac) throws GeneralSecurityException {
		byte[] plain = count(encrypted);
		if (MessageDigest.isEqual(mac, mac(plain))) {
			return Optional.of(plain);
		}
		Arrays.fill(plain, (byte) 0);
		return Optional.empty();
	}

	private byte[] counter(int number) {
		byte[] counter = new byte[BLOCK];
		counter[0] = (byte) (BLOCK - 2 - nonce.length);
		System.arraycopy(nonce, 0, counter, 1, nonce.length);
		counter[BLOCK - 1] = (byte) number;
		return counter;
	}

	private byte[] count(byte[] data) throws GeneralSecurityException {
		Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
		cipher.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(counter(1)));
		return cipher.doFinal(data);
	}

	private byte[] mac(byte[] plain) throws GeneralSecurityException {
		byte[] first = counter(0);
		first[0] |= (byte) ((macLength - 2) / 2 << 3);
		int lengthBytes = BLOCK - 1 - nonce.length;
		byte[] length = ByteBuffer.allocate(Long.BYTES).putLong(plain.length).array();
		for (int i = 1; i <= Math.min(lengthBytes, Long.BYTES); i++) {
			first[BLOCK - i] = length[Long.BYTES - i];
		}
		ByteArrayOutputStream blocks = new ByteArrayOutputStream(plain.length + 2 * BLOCK);
		blocks.writeBytes(first);
		blocks.writeBytes(plain);
		blocks.writeBytes(new byte[(BLOCK - plain.length % BLOCK) % BLOCK]);
		Cipher chain = Cipher.getInstance("AES/CBC/NoPadding");
		chain.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(new byte[BLOCK]));
		byte[] chained = chain.doFinal(blocks.toByteArray());
		byte[] last = Arrays.copyOfRange(chained, chained.length - BLOCK, chained.length);
		Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
		cipher.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(counter(0)));
		return Arrays.copyOf(cipher.doFinal(last), macLength);
	}
}
