/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.hab;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.bootseal.core.hab.HabConstants;

/** The table of super root keys as HAB reads it: hash and the chosen key. Layout: NXP's SPSDK 3.10 (image/hab). */
final class SrkKeys {

	private static final int TAG_KEY = 0xE1;
	private static final int TAG_HASH = 0xEE;
	private static final int RSA = 0x21;
	private static final int ECDSA = 0x27;
	private static final int CA = 0x80;
	private static final int MOST_KEYS = 4;
	private static final int KEY_HEADER = 12;

	private final List<byte[]> entries = new ArrayList<>();

	/**
	 * @param table
	 *            the table, header included
	 * @throws HabFailure
	 *             if it is none
	 */
	SrkKeys(byte[] table) throws HabFailure {
		int at = HabConstants.HEADER_LENGTH;
		while (at < table.length) {
			if (table.length - at < HabConstants.HEADER_LENGTH || entries.size() == MOST_KEYS) {
				throw invalid();
			}
			int length = ByteBuffer.wrap(table).getShort(at + 1) & 0xFFFF;
			int tag = table[at] & 0xFF;
			if (length < HabConstants.HEADER_LENGTH || length > table.length - at
					|| tag != TAG_KEY && tag != TAG_HASH) {
				throw invalid();
			}
			entries.add(Arrays.copyOfRange(table, at, at + length));
			at += length;
		}
		if (entries.isEmpty()) {
			throw invalid();
		}
	}

	private static HabFailure invalid() {
		return new HabFailure(HabEvent.INVALID_CERTIFICATE, HabEvent.CONTEXT_COMMAND);
	}

	/** SHA-256 over the SHA-256 of each entry; an entry that is only a hash stands for itself. */
	byte[] hash() throws GeneralSecurityException {
		MessageDigest digest = MessageDigest.getInstance("SHA-256");
		MessageDigest whole = MessageDigest.getInstance("SHA-256");
		for (byte[] entry : entries) {
			boolean hashOnly = (entry[0] & 0xFF) == TAG_HASH;
			whole.update(hashOnly ? Arrays.copyOfRange(entry, HabConstants.HEADER_LENGTH, entry.length)
					: digest.digest(entry));
		}
		return whole.digest();
	}

	/**
	 * @param index
	 *            which entry
	 * @param curves
	 *            whether the part verifies signatures on elliptic curves
	 */
	HabKey key(int index, boolean curves) throws HabFailure, GeneralSecurityException {
		if (index >= entries.size() || (entries.get(index)[0] & 0xFF) != TAG_KEY) {
			throw new HabFailure(HabEvent.INVALID_INDEX, HabEvent.CONTEXT_COMMAND);
		}
		ByteBuffer entry = ByteBuffer.wrap(entries.get(index));
		if (entry.capacity() < KEY_HEADER) {
			throw invalid();
		}
		int algorithm = entry.get(3) & 0xFF;
		if (algorithm == ECDSA) {
			if (!curves) {
				throw new HabFailure(HabEvent.UNSUPPORTED_ALGORITHM, HabEvent.CONTEXT_COMMAND);
			}
			return curveKey(entry);
		}
		int modulus = entry.getShort(8) & 0xFFFF;
		int exponent = entry.getShort(10) & 0xFFFF;
		if (algorithm != RSA || modulus == 0 || exponent == 0 || modulus > HabKey.MAX_MODULUS
				|| KEY_HEADER + modulus + exponent != entry.capacity()) {
			throw invalid();
		}
		byte[] bytes = entry.array();
		BigInteger n = new BigInteger(1, Arrays.copyOfRange(bytes, KEY_HEADER, KEY_HEADER + modulus));
		BigInteger e = new BigInteger(1, Arrays.copyOfRange(bytes, KEY_HEADER + modulus, bytes.length));
		boolean certifies = (entry.get(7) & CA) != 0;
		return new HabKey(KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(n, e)), Optional.empty(),
				certifies);
	}

	private static HabKey curveKey(ByteBuffer entry) throws HabFailure, GeneralSecurityException {
		String curve = switch (entry.get(8) & 0xFF) {
		case 0x4B -> "secp256r1";
		case 0x4D -> "secp384r1";
		case 0x4E -> "secp521r1";
		default -> throw invalid();
		};
		AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
		parameters.init(new ECGenParameterSpec(curve));
		ECParameterSpec spec = parameters.getParameterSpec(ECParameterSpec.class);
		int coordinate = (spec.getCurve().getField().getFieldSize() + 7) / 8;
		if (entry.capacity() != KEY_HEADER + 2 * coordinate) {
			throw invalid();
		}
		byte[] bytes = entry.array();
		ECPoint point = new ECPoint(
				new BigInteger(1, Arrays.copyOfRange(bytes, KEY_HEADER, KEY_HEADER + coordinate)),
				new BigInteger(1, Arrays.copyOfRange(bytes, KEY_HEADER + coordinate, bytes.length)));
		return new HabKey(KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(point, spec)),
				Optional.empty(), (entry.get(7) & CA) != 0);
	}
}
