/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.keys;

import java.nio.file.Path;

import org.bootseal.core.BadInputException;

/**
 * What key tree to make.
 *
 * @param directory
 *            where its folders "keys" and "crts" go; made when missing
 * @param kind
 *            kind of all keys. That of super root keys is for ever, since their hash is burnt
 * @param srkCount
 *            how many super root keys, 1..4; more than one allows for revoking one later
 * @param fast
 *            whether the super root keys sign images themselves (fast authentication), so that there are no CSF and
 *            image keys, and the certificates are no CA's
 * @param validity
 *            how long certificates are valid
 * @param namePrefix
 *            put before the common name of every certificate; may be empty
 * @param firstSerial
 *            serial number of the first certificate, 1..0x7FFFFFFF; the others follow
 */
public record KeyTreeSpec(Path directory, KeyKind kind, int srkCount, boolean fast, Validity validity,
		String namePrefix, long firstSerial) {

	/** First serial number that NXP's code-signing tool proposes. */
	public static final long DEFAULT_FIRST_SERIAL = 0x12345678L;

	private static final int KEYS_PER_SRK = 3;

	/**
	 * A tree of four super root keys, RSA-2048, with CSF and image keys, valid for ten years.
	 *
	 * @param directory
	 *            where its folders go
	 * @return the description
	 */
	public static KeyTreeSpec of(Path directory) {
		return new KeyTreeSpec(directory, KeyKind.RSA_2048, SrkConstants.COUNT_MAX, false,
				Validity.ofYears(Validity.DEFAULT_YEARS), "", DEFAULT_FIRST_SERIAL);
	}

	/**
	 * @param other
	 *            another kind of keys
	 * @return this description with it
	 */
	public KeyTreeSpec withKind(KeyKind other) {
		return new KeyTreeSpec(directory, other, srkCount, fast, validity, namePrefix, firstSerial);
	}

	/**
	 * @param count
	 *            another number of super root keys
	 * @return this description with it
	 */
	public KeyTreeSpec withSrkCount(int count) {
		return new KeyTreeSpec(directory, kind, count, fast, validity, namePrefix, firstSerial);
	}

	/**
	 * @return this description for fast authentication
	 */
	public KeyTreeSpec withFastAuthentication() {
		return new KeyTreeSpec(directory, kind, srkCount, true, validity, namePrefix, firstSerial);
	}

	/** How many keys the tree will have. */
	int keyCount() {
		return srkCount * (fast ? 1 : KEYS_PER_SRK);
	}

	/**
	 * Checks the ranges.
	 *
	 * @throws BadInputException
	 *             naming the first value that is out of range
	 */
	void check() throws BadInputException {
		if (srkCount < 1 || srkCount > SrkConstants.COUNT_MAX) {
			throw new BadInputException(
					"found " + srkCount + " super root keys, expected 1 to " + SrkConstants.COUNT_MAX);
		}
		if (firstSerial < 1 || firstSerial > Integer.MAX_VALUE - keyCount()) {
			throw new BadInputException("found serial number " + firstSerial + ", expected 1 to "
					+ (Integer.MAX_VALUE - keyCount()));
		}
		if (!namePrefix.matches("[A-Za-z0-9 ._-]{0,32}")) {
			throw new BadInputException("found the name prefix \"" + namePrefix
					+ "\", expected at most 32 letters, digits, blanks, dots, underscores and hyphens");
		}
	}
}
