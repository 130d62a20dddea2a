/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.hab;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Optional;

import org.bootseal.board.hab.Der.DerException;

/**
 * A key in a slot of HAB.
 *
 * @param key
 *            the key
 * @param signer
 *            issuer and serial number of its certificate, DER; empty for an SRK, which has no certificate
 * @param mayCertify
 *            whether it may verify certificates
 */
record HabKey(PublicKey key, Optional<byte[]> signer, boolean mayCertify) {

	/** Most bytes of a modulus: HAB takes RSA up to 4096 bits. */
	static final int MAX_MODULUS = 512;

	private static final String SHA256_RSA = "1.2.840.113549.1.1.11";
	private static final String SHA256_ECDSA = "1.2.840.10045.4.3.2";

	/**
	 * Reads a certificate and verifies it with the key of another slot.
	 *
	 * @param der
	 *            the certificate
	 * @param issuer
	 *            the verifying key
	 * @param curves
	 *            whether the part verifies signatures on elliptic curves
	 * @throws HabFailure
	 *             if it does not hold
	 */
	static HabKey ofCertificate(byte[] der, HabKey issuer, boolean curves) throws HabFailure {
		try {
			X509Certificate certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
					.generateCertificate(new ByteArrayInputStream(der));
			if (!Arrays.equals(certificate.getEncoded(), der)) {
				throw new HabFailure(HabEvent.INVALID_CERTIFICATE, HabEvent.CONTEXT_COMMAND);
			}
			boolean rsaIssuer = issuer.key instanceof RSAPublicKey;
			if (!(rsaIssuer ? SHA256_RSA : SHA256_ECDSA).equals(certificate.getSigAlgOID())
					|| !isKnown(certificate.getPublicKey(), curves)) {
				throw new HabFailure(HabEvent.UNSUPPORTED_ALGORITHM, HabEvent.CONTEXT_COMMAND);
			}
			certificate.verify(issuer.key);
			return new HabKey(certificate.getPublicKey(), Optional.of(issuerAndSerial(der)), true);
		} catch (GeneralSecurityException | DerException e) {
			throw new HabFailure(HabEvent.INVALID_CERTIFICATE, HabEvent.CONTEXT_COMMAND, e);
		}
	}

	private static boolean isKnown(PublicKey key, boolean curves) {
		return key instanceof RSAPublicKey rsa ? rsa.getModulus().bitLength() <= 8 * MAX_MODULUS
				: curves && key instanceof ECPublicKey;
	}

	/** The identifier that a CMS signer has for the certificate. */
	private static byte[] issuerAndSerial(byte[] der) throws DerException {
		Der tbs = Der.of(der).enter(Der.SEQUENCE).enter(Der.SEQUENCE);
		if (tbs.nextIs(0xA0)) {
			tbs.enter(0xA0);
		}
		byte[] serial = tbs.whole(Der.INTEGER);
		tbs.enter(Der.SEQUENCE);
		byte[] issuer = tbs.whole(Der.SEQUENCE);
		byte[] content = Arrays.copyOf(issuer, issuer.length + serial.length);
		System.arraycopy(serial, 0, content, issuer.length, serial.length);
		return sequence(content);
	}

	private static byte[] sequence(byte[] content) {
		int length = content.length;
		byte[] header;
		if (length < 0x80) {
			header = new byte[] { Der.SEQUENCE, (byte) length };
		} else if (length < 0x100) {
			header = new byte[] { Der.SEQUENCE, (byte) 0x81, (byte) length };
		} else {
			header = new byte[] { Der.SEQUENCE, (byte) 0x82, (byte) (length >> 8), (byte) length };
		}
		byte[] whole = Arrays.copyOf(header, header.length + length);
		System.arraycopy(content, 0, whole, header.length, length);
		return whole;
	}
}
