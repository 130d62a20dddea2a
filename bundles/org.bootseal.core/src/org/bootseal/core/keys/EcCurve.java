/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.keys;

import java.util.Optional;

/** An elliptic curve that HAB knows, with its code in an SRK table. */
enum EcCurve {
	/** NIST P-256. */
	P256(SrkConstants.CURVE_P256, 256, "secp256r1"),
	/** NIST P-384. */
	P384(SrkConstants.CURVE_P384, 384, "secp384r1"),
	/** NIST P-521. */
	P521(SrkConstants.CURVE_P521, 521, "secp521r1");

	private final int code;
	private final int bits;
	private final String standardName;

	EcCurve(int code, int bits, String standardName) {
		this.code = code;
		this.bits = bits;
		this.standardName = standardName;
	}

	static Optional<EcCurve> ofCode(int code) {
		for (EcCurve curve : values()) {
			if (curve.code == code) {
				return Optional.of(curve);
			}
		}
		return Optional.empty();
	}

	static Optional<EcCurve> ofBits(int bits) {
		for (EcCurve curve : values()) {
			if (curve.bits == bits) {
				return Optional.of(curve);
			}
		}
		return Optional.empty();
	}

	int code() {
		return code;
	}

	String standardName() {
		return standardName;
	}

	/** Length of one coordinate in bytes. */
	int coordinateLength() {
		return (bits + 7) / 8;
	}
}
