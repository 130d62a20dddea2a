/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.keys;

import java.security.cert.X509Certificate;

/** A private key, wherever it lives, together with the certificate that verifies what it signs. */
public interface Signer {

	/**
	 * @return the certificate of this key; its issuer and serial number name the signer in a CMS signature
	 */
	X509Certificate certificate();

	/**
	 * @return the standard name of the signature algorithm: "SHA256withRSA" (PKCS #1 v1.5) or "SHA256withECDSA"
	 */
	String algorithm();

	/**
	 * Signs bytes; the hash is part of the algorithm.
	 *
	 * @param data
	 *            what to sign, short: the signed attributes of a CMS signature
	 * @return the signature: as long as the modulus for RSA, DER of (r, s) for ECDSA
	 * @throws SigningException
	 *             when the key cannot sign now
	 */
	byte[] sign(byte[] data) throws SigningException;
}
