/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.hab;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/**
 * Wraps the keys of encrypted images for one part, and unwraps them: a header of 8 bytes, the blob's own key of 32
 * bytes, wrapped by a key that is made of the part's master key, then the key under AES-CCM with a MAC of 16 bytes.
 * Lengths and tag: NXP's SPSDK 3.10 (mboot, image/hab); the fields of the header follow i.MX 6 parts, and how the blob
 * key is wrapped is assumed: only the part itself reads its blobs.
 */
public final class KeyBlobs {

	/** Bytes of a blob besides the key in it: header 8, blob key 32, MAC 16. */
	public static final int BESIDES_KEY = 56;
	/** Bytes of the blob's own key. */
	public static final int BLOB_KEY = 32;

	private static final int TAG = 0x81;
	private static final int ALGORITHM_AES = 0x55;
	private static final int ALGORITHM_CCM = 0x66;
	private static final int HEADER = 8;
	private static final int MAC = 16;
	private static final int VERSION = 0x43;
	/** Where the header has the length of the key. */
	private static final int KEY_LENGTH_AT = 6;
	private static final byte[] NONCE = new byte[12];

	private final byte[] masterKey;
	private final int engine;
	private final List<Integer> keyLengths;

	/**
	 * @param masterKey
	 *            what the part wraps with, 32 bytes
	 * @param engine
	 *            code of the engine that does it: DCP or CAAM
	 * @param keyLengths
	 *            lengths of keys that it takes, in bytes
	 */
	public KeyBlobs(byte[] masterKey, int engine, List<Integer> keyLengths) {
		this.masterKey = masterKey.clone();
		this.engine = engine;
		this.keyLengths = List.copyOf(keyLengths);
	}

	/** @return code of the engine that wraps and unwraps */
	public int engine() {
		return engine;
	}

	/**
	 * @param length
	 *            bytes
	 * @return whether the engine takes keys of that length
	 */
	public boolean takes(long length) {
		return keyLengths.stream().anyMatch(known -> known == length);
	}

	/**
	 * @param key
	 *            a key of a length that the engine takes
	 * @param blobKey
	 *            {@link #BLOB_KEY} random bytes
	 * @return the blob
	 */
	public byte[] wrap(byte[] key, byte[] blobKey) {
		int length = BESIDES_KEY + key.length;
		byte[] header = ByteBuffer.allocate(HEADER).put((byte) TAG).putShort((short) length)
				.put((byte) VERSION).put((byte) ALGORITHM_CCM).put((byte) ALGORITHM_AES)
				.put((byte) key.length).put((byte) 0).array();
		try {
			return ByteBuffer.allocate(length).put(header).put(turned(Cipher.ENCRYPT_MODE, header, blobKey))
					.put(new Ccm(blobKey, NONCE, MAC).seal(key)).array();
		} catch (GeneralSecurityException e) {
			throw new IllegalStateException("every Java platform has AES and SHA-256", e);
		}
	}

	/**
	 * @param blob
	 *            what may be a blob
	 * @return the key in it; empty if it is none, is damaged, or was made by another part or by this one in another
	 *         state
	 */
	public Optional<byte[]> unwrap(byte[] blob) {
		if (blob.length < HEADER || !takes(blob[KEY_LENGTH_AT] & 0xFF)
				|| blob.length != BESIDES_KEY + (blob[KEY_LENGTH_AT] & 0xFF)) {
			return Optional.empty();
		}
		byte[] header = Arrays.copyOf(blob, HEADER);
		int keyAt = HEADER + BLOB_KEY;
		int macAt = blob.length - MAC;
		try {
			byte[] blobKey = turned(Cipher.DECRYPT_MODE, header, Arrays.copyOfRange(blob, HEADER, keyAt));
			return new Ccm(blobKey, NONCE, MAC).open(Arrays.copyOfRange(blob, keyAt, macAt),
					Arrays.copyOfRange(blob, macAt, blob.length));
		} catch (GeneralSecurityException e) {
			throw new IllegalStateException("every Java platform has AES and SHA-256", e);
		}
	}

	/** The blob key wrapped or unwrapped; the header takes part, so that no bit of it can be changed. */
	private byte[] turned(int mode, byte[] header, byte[] blobKey) throws GeneralSecurityException {
		MessageDigest digest = MessageDigest.getInstance("SHA-256");
		digest.update(masterKey);
		Cipher cipher = Cipher.getInstance("AES/ECB/NoPadding");
		cipher.init(mode, new SecretKeySpec(digest.digest(header), "AES"));
		return cipher.doFinal(blobKey);
	}

	/** @return which engine, nothing secret */
	@Override
	public String toString() {
		return String.format("key blobs of engine 0x%02X", engine);
	}
}
