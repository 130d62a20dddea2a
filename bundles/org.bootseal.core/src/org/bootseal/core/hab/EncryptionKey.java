/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.hab;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;

import org.bootseal.core.BadInputException;
import org.bootseal.core.io.OutputFile;
import org.bootseal.core.keys.InputFile;

/**
 * The AES key of an encrypted image, which HAB calls data encryption key (DEK). Whoever holds one closes it, which
 * wipes it. It never shows itself in a text.
 */
public final class EncryptionKey implements AutoCloseable {

	/** Lengths that HAB knows, in bits. */
	static final int[] BITS = { 128, 192, 256 };

	private final byte[] bytes;
	private boolean closed;

	private EncryptionKey(byte[] bytes) {
		this.bytes = bytes;
	}

	/**
	 * @param bytes
	 *            16, 24 or 32 bytes; copied
	 * @return the key
	 */
	public static EncryptionKey of(byte[] bytes) {
		if (!isLength(bytes.length * Byte.SIZE)) {
			throw new IllegalArgumentException("a key of " + bytes.length + " bytes");
		}
		return new EncryptionKey(bytes.clone());
	}

	/**
	 * @param bits
	 *            128, 192 or 256
	 * @param random
	 *            where it comes from
	 * @return a new key
	 */
	public static EncryptionKey make(int bits, SecureRandom random) {
		byte[] bytes = new byte[bits / Byte.SIZE];
		random.nextBytes(bytes);
		return new EncryptionKey(bytes);
	}

	/**
	 * @param file
	 *            a file that holds the bytes of the key and nothing else
	 * @param bits
	 *            how long it has to be, 128, 192 or 256
	 * @return the key
	 * @throws BadInputException
	 *             when the file is missing or of another length
	 * @throws IOException
	 *             when reading fails
	 */
	public static EncryptionKey read(Path file, int bits) throws BadInputException, IOException {
		byte[] bytes = InputFile.read(file, "encryption key", InputFile.KEY_LENGTH_MAX);
		if (bytes.length != bits / Byte.SIZE || !isLength(bits)) {
			int found = bytes.length;
			Arrays.fill(bytes, (byte) 0);
			throw new BadInputException(file + ": found " + found + " bytes, expected "
					+ (isLength(bits) ? bits / Byte.SIZE + " for an encryption key of " + bits + " bits"
							: "16, 24 or 32 for an encryption key"));
		}
		return new EncryptionKey(bytes);
	}

	static boolean isLength(int bits) {
		return Arrays.stream(BITS).anyMatch(known -> known == bits);
	}

	/**
	 * @return its length in bits: 128, 192 or 256
	 */
	public int bits() {
		return bytes.length * Byte.SIZE;
	}

	/**
	 * Tells whether a key is the same again; nobody can find the key by it.
	 *
	 * @return 16 hexadecimal digits
	 */
	public String fingerprint() {
		byte[] content = copy();
		try {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			digest.update("encryption key".getBytes(StandardCharsets.US_ASCII));
			return HexFormat.of().formatHex(digest.digest(content), 0, Long.BYTES);
		} catch (NoSuchAlgorithmException e) {
			throw new IllegalStateException("every Java platform has SHA-256", e);
		} finally {
			Arrays.fill(content, (byte) 0);
		}
	}

	/**
	 * @return a copy of its bytes, which the caller wipes
	 */
	public byte[] copy() {
		if (closed) {
			throw new IllegalStateException("the key was wiped");
		}
		return bytes.clone();
	}

	/**
	 * Writes it to a file that only its owner may read.
	 *
	 * @param file
	 *            the file; replaced if it is there
	 * @throws IOException
	 *             when writing fails
	 */
	public void save(Path file) throws IOException {
		byte[] content = copy();
		try {
			OutputFile.writePrivate(file, content);
		} finally {
			Arrays.fill(content, (byte) 0);
		}
	}

	/** Wipes it. */
	@Override
	public void close() {
		Arrays.fill(bytes, (byte) 0);
		closed = true;
	}

	@Override
	public String toString() {
		return "AES key of " + bits() + " bits";
	}
}
