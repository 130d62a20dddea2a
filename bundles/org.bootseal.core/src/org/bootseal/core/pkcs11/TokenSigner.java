/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.pkcs11;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;

import org.bootseal.core.BadInputException;
import org.bootseal.core.keys.PasswordSource;
import org.bootseal.core.keys.Signer;
import org.bootseal.core.keys.SigningException;

/**
 * Signs with a private key that stays in a token. Each signature has a session of its own, so that nothing is open
 * between two of them and no PIN is kept. RSA signatures are made by the mechanism CKM_RSA_PKCS over a DigestInfo of
 * SHA-256 (RFC 8017, section 9.2), which every token has; ECDSA by CKM_ECDSA over the hash.
 */
public final class TokenSigner implements Signer {

	private static final byte[] PROBE = { 'p', 'r', 'o', 'b', 'e' };
	/** DER of a DigestInfo of SHA-256 in front of the hash (RFC 8017, section 9.2, note 1). */
	private static final byte[] SHA_256_INFO = { 0x30, 0x31, 0x30, 0x0D, 0x06, 0x09, 0x60, (byte) 0x86, 0x48, 0x01,
			0x65, 0x03, 0x04, 0x02, 0x01, 0x05, 0x00, 0x04, 0x20 };
	private static final long TYPE_RSA = 0;
	private static final long TYPE_EC = 3;
	private static final long MECHANISM_RSA_PKCS = 0x1;
	private static final long MECHANISM_ECDSA = 0x1041;
	private static final int DER_SEQUENCE = 0x30;
	private static final int DER_INTEGER = 0x02;
	private static final int DER_SHORT_MAX = 0x7F;
	private static final int DER_ONE_BYTE = 0x81;

	private final TokenKey key;
	private final X509Certificate certificate;
	private final PasswordSource passwords;

	private TokenSigner(TokenKey key, X509Certificate certificate, PasswordSource passwords) {
		this.key = key;
		this.certificate = certificate;
		this.passwords = passwords;
	}

	/**
	 * Finds a key and checks by one signature that it belongs to its certificate.
	 *
	 * @param key
	 *            which key
	 * @param certificate
	 *            the certificate that verifies what it signs
	 * @param passwords
	 *            allows to load the module, and knows the PIN; asked for it at each signature
	 * @return the signer
	 * @throws BadInputException
	 *             when the module, the token or the key is not there, the PIN is wrong, or the key is not the
	 *             certificate's
	 */
	public static TokenSigner open(TokenKey key, X509Certificate certificate, PasswordSource passwords)
			throws BadInputException {
		TokenSigner signer = new TokenSigner(key, certificate, passwords);
		try {
			byte[] signature = signer.signature(PROBE);
			Signature verifier = Signature.getInstance(signer.algorithm());
			verifier.initVerify(certificate.getPublicKey());
			verifier.update(PROBE);
			if (!verifier.verify(signature)) {
				throw signer.stranger();
			}
		} catch (CryptokiException e) {
			throw new BadInputException(key.module() + ": " + e.getMessage(), e);
		} catch (GeneralSecurityException e) {
			throw signer.stranger();
		}
		return signer;
	}

	private BadInputException stranger() {
		return new BadInputException("the private key" + key.wanted() + " in the token does not belong to the"
				+ " certificate of " + certificate.getSubjectX500Principal() + " (serial number "
				+ certificate.getSerialNumber().toString(16) + ")");
	}

	@Override
	public X509Certificate certificate() {
		return certificate;
	}

	@Override
	public String algorithm() {
		return isRsa() ? "SHA256withRSA" : "SHA256withECDSA";
	}

	private boolean isRsa() {
		return certificate.getPublicKey() instanceof RSAPublicKey;
	}

	@Override
	public byte[] sign(byte[] data) throws SigningException {
		try {
			return signature(data);
		} catch (BadInputException | CryptokiException | GeneralSecurityException e) {
			throw new SigningException("signing with the key" + key.wanted() + " in a token failed: " + e.getMessage(),
					e);
		}
	}

	private byte[] signature(byte[] data) throws BadInputException, CryptokiException, GeneralSecurityException {
		byte[] hash = MessageDigest.getInstance("SHA-256").digest(data);
		try (TokenSession session = TokenSession.open(key, passwords)) {
			long found = session.findKey();
			if (!session.isOfType(found, isRsa() ? TYPE_RSA : TYPE_EC)) {
				throw stranger();
			}
			if (isRsa()) {
				byte[] info = Arrays.copyOf(SHA_256_INFO, SHA_256_INFO.length + hash.length);
				System.arraycopy(hash, 0, info, SHA_256_INFO.length, hash.length);
				return session.sign(found, MECHANISM_RSA_PKCS, info);
			}
			return der(session.sign(found, MECHANISM_ECDSA, hash));
		}
	}

	/** A token gives (r, s) as two numbers of equal length; CMS has them in DER (RFC 5753, section 7.2). */
	private static byte[] der(byte[] pair) {
		int half = pair.length / 2;
		ByteArrayOutputStream numbers = new ByteArrayOutputStream();
		for (byte[] part : new byte[][] { Arrays.copyOf(pair, half), Arrays.copyOfRange(pair, half, pair.length) }) {
			byte[] number = new BigInteger(1, part).toByteArray();
			numbers.write(DER_INTEGER);
			numbers.write(number.length);
			numbers.writeBytes(number);
		}
		ByteArrayOutputStream sequence = new ByteArrayOutputStream();
		sequence.write(DER_SEQUENCE);
		if (numbers.size() > DER_SHORT_MAX) {
			sequence.write(DER_ONE_BYTE);
		}
		sequence.write(numbers.size());
		sequence.writeBytes(numbers.toByteArray());
		return sequence.toByteArray();
	}

	@Override
	public String toString() {
		return "signer with the " + key;
	}
}
