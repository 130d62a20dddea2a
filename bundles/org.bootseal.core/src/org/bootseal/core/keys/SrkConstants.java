/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.keys;

/**
 * Numbers of the SRK table, whose fields are big-endian. Source: HABv4 API reference, "SRK table"; NXP's SPSDK 3.10
 * (image/hab/hab_srk.py).
 */
public final class SrkConstants {

	/** Tag of the table. */
	public static final int TAG_TABLE = 0xD7;
	/** Tag of a public key in the table. */
	public static final int TAG_KEY = 0xE1;
	/** Tag of a hash that stands for a public key in a shortened table. */
	public static final int TAG_HASH = 0xEE;
	/** Version byte of the table. */
	public static final int VERSION = 0x40;
	/** Length of the header of the table and of an entry in bytes: tag u8, length u16, version or algorithm u8. */
	public static final int HEADER_LENGTH = 4;

	/** Algorithm of an entry: RSA, PKCS #1. */
	public static final int ALGORITHM_RSA = 0x21;
	/** Algorithm of an entry: ECDSA. */
	public static final int ALGORITHM_ECDSA = 0x27;
	/** Algorithm of a hash entry: SHA-256. */
	public static final int ALGORITHM_SHA256 = 0x17;
	/** Curve code: NIST P-256. */
	public static final int CURVE_P256 = 0x4B;
	/** Curve code: NIST P-384. */
	public static final int CURVE_P384 = 0x4D;
	/** Curve code: NIST P-521. */
	public static final int CURVE_P521 = 0x4E;

	/** Flag of an entry whose certificate may sign certificates (key usage keyCertSign). */
	public static final int FLAG_CA = 0x80;
	/** Most entries of a table. */
	public static final int COUNT_MAX = 4;
	/** Length of the hash of a table, and of an entry, in bytes. */
	public static final int HASH_LENGTH = 32;

	private SrkConstants() {
		// constants only
	}
}
