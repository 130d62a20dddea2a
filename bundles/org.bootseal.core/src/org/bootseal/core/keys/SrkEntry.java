/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.keys;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Optional;

import org.bootseal.core.BadInputException;

/**
 * One entry of an SRK table: a bare public key with a flag, or only the hash of one. Immutable.
 * <p>
 * RSA: E1, length u16, 21, three zeros, flag u8, modulus length u16, exponent length u16, modulus, exponent. ECDSA: E1,
 * length u16, 27, three zeros, flag u8, curve u8, zero, bits u16, X, Y. Hash: EE, length u16, 17, 32 bytes. Big-endian.
 */
public final class SrkEntry {

	private static final int FLAG_OFFSET = 7;
	private static final int SIZES_OFFSET = 8;
	private static final int KEY_OFFSET = 12;

	private final byte[] encoded;

	private SrkEntry(byte[] encoded) {
		this.encoded = encoded;
	}

	/**
	 * @param certificate
	 *            the certificate of a super root key; RSA, or EC on P-256, P-384 or P-521
	 * @return its entry, with the CA flag when its key usage has keyCertSign
	 * @throws BadInputException
	 *             when HAB has no entry for this kind of key
	 */
	public static SrkEntry of(X509Certificate certificate) throws BadInputException {
		boolean[] usage = certificate.getKeyUsage();
		int flag = usage != null && usage[5] ? SrkConstants.FLAG_CA : 0;
		PublicKey key = certificate.getPublicKey();
		if (key instanceof RSAPublicKey rsa) {
			byte[] modulus = unsigned(rsa.getModulus());
			byte[] exponent = unsigned(rsa.getPublicExponent());
			byte[] entry = entry(SrkConstants.ALGORITHM_RSA, flag, modulus.length + exponent.length);
			putShort(entry, SIZES_OFFSET, modulus.length);
			putShort(entry, SIZES_OFFSET + 2, exponent.length);
			System.arraycopy(modulus, 0, entry, KEY_OFFSET, modulus.length);
			System.arraycopy(exponent, 0, entry, KEY_OFFSET + modulus.length, exponent.length);
			return new SrkEntry(entry);
		}
		if (key instanceof ECPublicKey ec) {
			return ofEc(certificate, ec, flag);
		}
		throw new BadInputException(
				"the certificate of " + certificate.getSubjectX500Principal() + " holds a key of kind "
						+ key.getAlgorithm() + ", expected RSA or EC");
	}

	private static SrkEntry ofEc(X509Certificate certificate, ECPublicKey ec, int flag) throws BadInputException {
		int bits = ec.getParams().getCurve().getField().getFieldSize();
		EcCurve curve = EcCurve.ofBits(bits)
				.orElseThrow(() -> new BadInputException("the certificate of " + certificate.getSubjectX500Principal()
						+ " holds an EC key of " + bits + " bits, expected 256, 384 or 521"));
		int length = curve.coordinateLength();
		byte[] entry = entry(SrkConstants.ALGORITHM_ECDSA, flag, 2 * length);
		entry[SIZES_OFFSET] = (byte) curve.code();
		putShort(entry, SIZES_OFFSET + 2, bits);
		putNumber(entry, KEY_OFFSET, length, ec.getW().getAffineX());
		putNumber(entry, KEY_OFFSET + length, length, ec.getW().getAffineY());
		return new SrkEntry(entry);
	}

	/**
	 * Reads the entry at an offset.
	 *
	 * @param table
	 *            bytes of a table
	 * @param offset
	 *            where the entry starts, 0..limit
	 * @param limit
	 *            end of the table, at most its length
	 * @return the entry
	 * @throws SrkFormatException
	 *             when there is no whole entry
	 */
	static SrkEntry parse(byte[] table, int offset, int limit) throws SrkFormatException {
		if (limit - offset < SrkConstants.HEADER_LENGTH) {
			throw new SrkFormatException(offset, "the table ends inside the header of an entry");
		}
		int tag = table[offset] & 0xFF;
		int length = getShort(table, offset + 1);
		int algorithm = table[offset + 3] & 0xFF;
		if (tag != SrkConstants.TAG_KEY && tag != SrkConstants.TAG_HASH) {
			throw new SrkFormatException(offset,
					String.format("found tag 0x%02X, expected an SRK entry (0x%02X or 0x%02X)",
							tag, SrkConstants.TAG_KEY, SrkConstants.TAG_HASH));
		}
		if (length > limit - offset) {
			throw new SrkFormatException(offset,
					"found an entry of " + length + " bytes, but the table has only " + (limit - offset) + " left");
		}
		int expected = tag == SrkConstants.TAG_HASH ? hashEntryLength(algorithm)
				: keyEntryLength(table, offset, length, algorithm);
		if (length != expected) {
			throw new SrkFormatException(offset, "found an entry of " + length + " bytes, expected " + expected);
		}
		return new SrkEntry(Arrays.copyOfRange(table, offset, offset + length));
	}

	private static int hashEntryLength(int algorithm) {
		return algorithm == SrkConstants.ALGORITHM_SHA256 ? SrkConstants.HEADER_LENGTH + SrkConstants.HASH_LENGTH : -1;
	}

	private static int keyEntryLength(byte[] table, int offset, int length, int algorithm) throws SrkFormatException {
		if (length < KEY_OFFSET) {
			throw new SrkFormatException(offset,
					"found an entry of " + length + " bytes, expected at least " + KEY_OFFSET);
		}
		if (algorithm == SrkConstants.ALGORITHM_RSA) {
			return KEY_OFFSET + getShort(table, offset + SIZES_OFFSET) + getShort(table, offset + SIZES_OFFSET + 2);
		}
		if (algorithm == SrkConstants.ALGORITHM_ECDSA) {
			int code = table[offset + SIZES_OFFSET] & 0xFF;
			EcCurve curve = EcCurve.ofCode(code).orElseThrow(() -> new SrkFormatException((long) offset + SIZES_OFFSET,
					String.format("found curve 0x%02X, expected 0x4B, 0x4D or 0x4E", code)));
			return KEY_OFFSET + 2 * curve.coordinateLength();
		}
		throw new SrkFormatException((long) offset + 3,
				String.format("found algorithm 0x%02X, expected 0x%02X or 0x%02X",
						algorithm, SrkConstants.ALGORITHM_RSA, SrkConstants.ALGORITHM_ECDSA));
	}

	/**
	 * @return the entry as it stands in the table, a copy
	 */
	public byte[] encoded() {
		return encoded.clone();
	}

	/**
	 * @return the length of the entry in the table in bytes
	 */
	public int length() {
		return encoded.length;
	}

	/**
	 * @return whether the entry is only the hash of a key
	 */
	public boolean isHashOnly() {
		return (encoded[0] & 0xFF) == SrkConstants.TAG_HASH;
	}

	/**
	 * @return whether the certificate of the key may sign certificates; false for a hash
	 */
	public boolean isCa() {
		return !isHashOnly() && (encoded[FLAG_OFFSET] & SrkConstants.FLAG_CA) != 0;
	}

	/**
	 * @return SHA-256 of the whole entry, or the hash that stands for it; 32 bytes
	 */
	public byte[] hash() {
		if (isHashOnly()) {
			return Arrays.copyOfRange(encoded, SrkConstants.HEADER_LENGTH, encoded.length);
		}
		return SrkTable.sha256(encoded);
	}

	/**
	 * @return an entry that is only the hash of this one
	 */
	SrkEntry asHash() {
		byte[] hash = hash();
		byte[] entry = new byte[SrkConstants.HEADER_LENGTH + hash.length];
		entry[0] = (byte) SrkConstants.TAG_HASH;
		putShort(entry, 1, entry.length);
		entry[3] = (byte) SrkConstants.ALGORITHM_SHA256;
		System.arraycopy(hash, 0, entry, SrkConstants.HEADER_LENGTH, hash.length);
		return new SrkEntry(entry);
	}

	/**
	 * @return what kind of key it is: "RSA-2048", "EC-521", or "hash only"
	 */
	public String description() {
		if (isHashOnly()) {
			return "hash only";
		}
		if ((encoded[3] & 0xFF) == SrkConstants.ALGORITHM_RSA) {
			int length = getShort(encoded, SIZES_OFFSET);
			return "RSA-" + new BigInteger(1, Arrays.copyOfRange(encoded, KEY_OFFSET, KEY_OFFSET + length)).bitLength();
		}
		return "EC-" + getShort(encoded, SIZES_OFFSET + 2);
	}

	/**
	 * @return the key, or empty when the entry is only a hash or its numbers are no key
	 */
	public Optional<PublicKey> publicKey() {
		if (isHashOnly()) {
			return Optional.empty();
		}
		try {
			int algorithm = encoded[3] & 0xFF;
			if (algorithm == SrkConstants.ALGORITHM_RSA) {
				int end = KEY_OFFSET + getShort(encoded, SIZES_OFFSET);
				return Optional.of(PublicKeys.rsa(new BigInteger(1, Arrays.copyOfRange(encoded, KEY_OFFSET, end)),
						new BigInteger(1, Arrays.copyOfRange(encoded, end, encoded.length))));
			}
			int middle = KEY_OFFSET + (encoded.length - KEY_OFFSET) / 2;
			EcCurve curve = EcCurve.ofCode(encoded[SIZES_OFFSET] & 0xFF).orElseThrow(GeneralSecurityException::new);
			return Optional.of(PublicKeys.ec(curve, new BigInteger(1, Arrays.copyOfRange(encoded, KEY_OFFSET, middle)),
					new BigInteger(1, Arrays.copyOfRange(encoded, middle, encoded.length))));
		} catch (GeneralSecurityException e) {
			// numbers that are no key are reported by what does not verify with them
			return Optional.empty();
		}
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof SrkEntry entry && Arrays.equals(encoded, entry.encoded);
	}

	@Override
	public int hashCode() {
		return Arrays.hashCode(encoded);
	}

	@Override
	public String toString() {
		return "SRK entry " + description() + (isCa() ? " CA" : "");
	}

	private static byte[] entry(int algorithm, int flag, int keyLength) {
		byte[] entry = new byte[KEY_OFFSET + keyLength];
		entry[0] = (byte) SrkConstants.TAG_KEY;
		putShort(entry, 1, entry.length);
		entry[3] = (byte) algorithm;
		entry[FLAG_OFFSET] = (byte) flag;
		return entry;
	}

	private static byte[] unsigned(BigInteger number) {
		byte[] bytes = new byte[(number.bitLength() + 7) / 8];
		putNumber(bytes, 0, bytes.length, number);
		return bytes;
	}

	private static void putNumber(byte[] target, int offset, int length, BigInteger number) {
		byte[] bytes = number.toByteArray();
		int count = Math.min(bytes.length, length);
		System.arraycopy(bytes, bytes.length - count, target, offset + length - count, count);
	}

	private static void putShort(byte[] target, int offset, int value) {
		target[offset] = (byte) (value >> 8);
		target[offset + 1] = (byte) value;
	}

	private static int getShort(byte[] source, int offset) {
		return (source[offset] & 0xFF) << 8 | source[offset + 1] & 0xFF;
	}
}
