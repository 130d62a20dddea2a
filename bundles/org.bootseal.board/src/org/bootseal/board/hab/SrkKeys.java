/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.hab;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
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

	HabKey key(int index) throws HabFailure, GeneralSecurityException {
		if (index >= entries.size() || (entries.get(index)[0] & 0xFF) != TAG_KEY) {
			throw new HabFailure(HabEvent.INVALID_INDEX, HabEvent.CONTEXT_COMMAND);
		}
		ByteBuffer entry = ByteBuffer.wrap(entries.get(index));
		if (entry.capacity() < KEY_HEADER) {
			throw invalid();
		}
		int algorithm = entry.get(3) & 0xFF;
		if (algorithm == ECDSA) {
			// assumed: HAB 4.3 has no elliptic curves; SPSDK 3.10 has them only in an example with HAB 4.5 (RT1173)
			throw new HabFailure(HabEvent.UNSUPPORTED_ALGORITHM, HabEvent.CONTEXT_COMMAND);
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
}
