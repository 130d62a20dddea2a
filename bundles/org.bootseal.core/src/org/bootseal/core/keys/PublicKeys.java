/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.keys;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.RSAPublicKeySpec;

/** Public keys from their numbers. */
final class PublicKeys {

	private PublicKeys() {
		// static only
	}

	static PublicKey rsa(BigInteger modulus, BigInteger exponent) throws GeneralSecurityException {
		return KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, exponent));
	}

	static PublicKey ec(EcCurve curve, BigInteger x, BigInteger y) throws GeneralSecurityException {
		AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
		parameters.init(new ECGenParameterSpec(curve.standardName()));
		ECParameterSpec spec = parameters.getParameterSpec(ECParameterSpec.class);
		return KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(new ECPoint(x, y), spec));
	}

	/** Whether two keys have the same numbers; two providers' classes for one key need not be equal. */
	static boolean same(PublicKey one, PublicKey other) {
		if (one instanceof RSAPublicKey a && other instanceof RSAPublicKey b) {
			return a.getModulus().equals(b.getModulus()) && a.getPublicExponent().equals(b.getPublicExponent());
		}
		if (one instanceof ECPublicKey a && other instanceof ECPublicKey b) {
			return a.getW().equals(b.getW()) && a.getParams().getCurve().equals(b.getParams().getCurve());
		}
		return false;
	}
}
