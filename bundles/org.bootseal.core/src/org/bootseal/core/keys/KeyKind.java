/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.keys;

import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The kinds of keys that HAB 4 can verify. Sources: Code-Signing Tool User's Guide (NXP), "Key and certificate
 * generation": RSA of four sizes, exponent 65537, and three curves; only parts of the i.MX RT1160 and RT1170 families
 * have a ROM with elliptic curves.
 */
public enum KeyKind {
	/** RSA of 1024 bits, which nobody should use for something new. */
	RSA_1024("rsa1024", "1024_65537"),
	/** RSA of 2048 bits. */
	RSA_2048("rsa2048", "2048_65537"),
	/** RSA of 3072 bits. */
	RSA_3072("rsa3072", "3072_65537"),
	/** RSA of 4096 bits. */
	RSA_4096("rsa4096", "4096_65537"),
	/** ECDSA on NIST P-256. */
	P256("p256", "prime256v1"),
	/** ECDSA on NIST P-384. */
	P384("p384", "secp384r1"),
	/** ECDSA on NIST P-521. */
	P521("p521", "secp521r1");

	private final String label;
	private final String fileNamePart;

	KeyKind(String label, String fileNamePart) {
		this.label = label;
		this.fileNamePart = fileNamePart;
	}

	/**
	 * @param name
	 *            a name as {@link #label()} gives it, in any case
	 * @return the kind, or empty when there is none of this name
	 */
	public static Optional<KeyKind> of(String name) {
		return Arrays.stream(values()).filter(kind -> kind.label.equals(name.toLowerCase(Locale.ROOT))).findFirst();
	}

	/**
	 * @param key
	 *            a public key
	 * @return its kind, or empty when HAB does not know it
	 */
	public static Optional<KeyKind> of(PublicKey key) {
		if (key instanceof RSAPublicKey rsa) {
			return of("rsa" + rsa.getModulus().bitLength());
		}
		if (key instanceof ECPublicKey ec) {
			return of("p" + ec.getParams().getCurve().getField().getFieldSize());
		}
		return Optional.empty();
	}

	/**
	 * @return the names of all kinds, for messages
	 */
	public static String labels() {
		return Arrays.stream(values()).map(KeyKind::label).collect(Collectors.joining(", "));
	}

	/**
	 * @return its short name: "rsa2048", "p384"
	 */
	public String label() {
		return label;
	}

	/**
	 * @return whether it is an elliptic curve
	 */
	public boolean isEc() {
		return this == P256 || this == P384 || this == P521;
	}

	/**
	 * @return how NXP's code-signing tool says it in file names: "2048_65537", "prime256v1"
	 */
	String fileNamePart() {
		return fileNamePart;
	}

	/**
	 * @return the standard name of the algorithm: "RSA" or "EC"
	 */
	String algorithm() {
		return isEc() ? "EC" : "RSA";
	}

	/**
	 * @return the standard name of the signatures that such a key makes
	 */
	String signatureAlgorithm() {
		return isEc() ? "SHA256withECDSA" : "SHA256withRSA";
	}

	/**
	 * @return what a generator of such keys is initialised with
	 */
	AlgorithmParameterSpec generatorParameters() {
		return switch (this) {
		case RSA_1024 -> rsa(1024);
		case RSA_2048 -> rsa(2048);
		case RSA_3072 -> rsa(3072);
		case RSA_4096 -> rsa(4096);
		case P256 -> new ECGenParameterSpec(EcCurve.P256.standardName());
		case P384 -> new ECGenParameterSpec(EcCurve.P384.standardName());
		case P521 -> new ECGenParameterSpec(EcCurve.P521.standardName());
		};
	}

	private static AlgorithmParameterSpec rsa(int bits) {
		return new RSAKeyGenParameterSpec(bits, RSAKeyGenParameterSpec.F4);
	}
}
