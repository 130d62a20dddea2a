/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.keys;

import java.nio.file.Path;
import java.util.Set;

import org.bootseal.core.BadInputException;

/**
 * What key tree to make.
 *
 * @param directory
 *            where its folders "keys" and "crts" go; made when missing
 * @param rsaBits
 *            size of all keys: 2048, 3072 or 4096. The size of super root keys is for ever, since their hash is burnt
 * @param srkCount
 *            how many super root keys, 1..4; more than one allows for revoking one later
 * @param validityYears
 *            how long certificates are valid, 1..100; the ROM does not look at it
 * @param namePrefix
 *            put before the common name of every certificate; may be empty
 * @param firstSerial
 *            serial number of the first certificate, 1..0x7FFFFFFF; the others follow
 */
public record KeyTreeSpec(Path directory, int rsaBits, int srkCount, int validityYears, String namePrefix,
		long firstSerial) {

	/** RSA size that NXP's tools start with. */
	public static final int DEFAULT_RSA_BITS = 2048;
	/** First serial number that NXP's code-signing tool proposes. */
	public static final long DEFAULT_FIRST_SERIAL = 0x12345678L;

	private static final Set<Integer> RSA_BITS = Set.of(2048, 3072, 4096);
	private static final int YEARS_MAX = 100;

	/**
	 * A tree of four super root keys, RSA-2048, valid for ten years.
	 *
	 * @param directory
	 *            where its folders go
	 * @return the description
	 */
	public static KeyTreeSpec of(Path directory) {
		return new KeyTreeSpec(directory, DEFAULT_RSA_BITS, SrkConstants.COUNT_MAX, 10, "", DEFAULT_FIRST_SERIAL);
	}

	/**
	 * @param bits
	 *            another size of keys
	 * @return this description with it
	 */
	public KeyTreeSpec withRsaBits(int bits) {
		return new KeyTreeSpec(directory, bits, srkCount, validityYears, namePrefix, firstSerial);
	}

	/**
	 * @param count
	 *            another number of super root keys
	 * @return this description with it
	 */
	public KeyTreeSpec withSrkCount(int count) {
		return new KeyTreeSpec(directory, rsaBits, count, validityYears, namePrefix, firstSerial);
	}

	/**
	 * Checks the ranges.
	 *
	 * @throws BadInputException
	 *             naming the first value that is out of range
	 */
	void check() throws BadInputException {
		if (!RSA_BITS.contains(rsaBits)) {
			throw new BadInputException("found an RSA size of " + rsaBits + " bits, expected 2048, 3072 or 4096");
		}
		if (srkCount < 1 || srkCount > SrkConstants.COUNT_MAX) {
			throw new BadInputException(
					"found " + srkCount + " super root keys, expected 1 to " + SrkConstants.COUNT_MAX);
		}
		if (validityYears < 1 || validityYears > YEARS_MAX) {
			throw new BadInputException("found a validity of " + validityYears + " years, expected 1 to " + YEARS_MAX);
		}
		if (firstSerial < 1 || firstSerial > Integer.MAX_VALUE) {
			throw new BadInputException("found serial number " + firstSerial + ", expected 1 to " + Integer.MAX_VALUE);
		}
		if (!namePrefix.matches("[A-Za-z0-9 ._-]{0,32}")) {
			throw new BadInputException("found the name prefix \"" + namePrefix
					+ "\", expected at most 32 letters, digits, blanks, dots, underscores and hyphens");
		}
	}
}
