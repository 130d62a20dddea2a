/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.keys;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAKey;

import org.bootseal.core.BadInputException;

/** Signs with a private key from a file. The key stays in memory as long as this object does. */
public final class FileSigner implements Signer {

	private static final byte[] PROBE = { 'p', 'r', 'o', 'b', 'e' };

	private final Path file;
	private final PrivateKey key;
	private final X509Certificate certificate;

	private FileSigner(Path file, PrivateKey key, X509Certificate certificate) {
		this.file = file;
		this.key = key;
		this.certificate = certificate;
	}

	/**
	 * Reads a key and checks that it belongs to its certificate.
	 *
	 * @param file
	 *            the private key: PKCS #8 or the traditional forms of OpenSSL, PEM or DER, plain or encrypted; or a
	 *            PKCS #12 file, of which the key is taken that has this certificate
	 * @param certificate
	 *            the certificate that verifies what this key signs
	 * @param passwords
	 *            asked once when the key is encrypted
	 * @return the signer
	 * @throws BadInputException
	 *             when there is no usable key, the password is wrong or missing, or the key is not the certificate's
	 * @throws IOException
	 *             when reading fails
	 */
	public static FileSigner open(Path file, X509Certificate certificate, PasswordSource passwords)
			throws BadInputException, IOException {
		FileSigner signer = new FileSigner(file, PrivateKeyFile.read(file, certificate, passwords), certificate);
		if (!signer.belongsToCertificate()) {
			throw new BadInputException(file + ": this private key does not belong to the certificate of "
					+ certificate.getSubjectX500Principal() + " (serial number "
					+ certificate.getSerialNumber().toString(16) + "), expected the key of that certificate");
		}
		return signer;
	}

	/**
	 * @param key
	 *            a private key
	 * @param certificate
	 *            a certificate
	 * @return whether the certificate verifies what the key signs
	 */
	static boolean belongs(PrivateKey key, X509Certificate certificate) {
		return new FileSigner(Path.of(""), key, certificate).belongsToCertificate();
	}

	private boolean belongsToCertificate() {
		if (key instanceof RSAKey mine && certificate.getPublicKey() instanceof RSAKey its) {
			return mine.getModulus().equals(its.getModulus());
		}
		if (!key.getAlgorithm().equals(certificate.getPublicKey().getAlgorithm())) {
			return false;
		}
		try {
			// an EC private key need not hold its public point, so it has to show what it can do
			Signature verifier = Signature.getInstance(algorithm());
			verifier.initVerify(certificate.getPublicKey());
			verifier.update(PROBE);
			return verifier.verify(sign(PROBE));
		} catch (GeneralSecurityException | SigningException e) {
			return false;
		}
	}

	@Override
	public X509Certificate certificate() {
		return certificate;
	}

	@Override
	public String algorithm() {
		return key instanceof RSAKey ? "SHA256withRSA" : "SHA256withECDSA";
	}

	@Override
	public byte[] sign(byte[] data) throws SigningException {
		try {
			Signature signature = Signature.getInstance(algorithm());
			signature.initSign(key);
			signature.update(data);
			return signature.sign();
		} catch (GeneralSecurityException e) {
			throw new SigningException(file + ": signing with this key failed: " + e.getMessage(), e);
		}
	}

	@Override
	public String toString() {
		return "signer " + file;
	}
}
