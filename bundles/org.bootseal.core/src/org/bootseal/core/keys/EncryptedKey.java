/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.keys;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;

import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.EncryptedPrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.EncryptionScheme;
import org.bouncycastle.asn1.pkcs.KeyDerivationFunc;
import org.bouncycastle.asn1.pkcs.PBES2Parameters;
import org.bouncycastle.asn1.pkcs.PBKDF2Params;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/**
 * PKCS #8 keys under a password, with PBES2 and PBKDF2 (RFC 8018): what OpenSSL, CST and SPSDK write. The ciphers are
 * the platform's, so that reading a key does not start a second provider.
 */
final class EncryptedKey {

	/** Rounds of PBKDF2 for keys that are written: about a tenth of a second on a slow computer. */
	private static final int ITERATIONS = 100_000;
	/** Most rounds that are read, so that a made-up file cannot stall the program. */
	private static final int ITERATIONS_MAX = 10_000_000;
	private static final int SALT_LENGTH = 16;
	private static final int AES_BLOCK_LENGTH = 16;
	private static final int AES_256_LENGTH = 32;

	private EncryptedKey() {
		// static only
	}

	/**
	 * @param info
	 *            the encrypted key
	 * @param password
	 *            its password; left as it is
	 * @return the PrivateKeyInfo inside, in DER; the caller clears it
	 * @throws NoSuchAlgorithmException
	 *             when it is encrypted in another way; the message names it
	 * @throws GeneralSecurityException
	 *             when the password is wrong or the file is damaged
	 */
	static byte[] decrypt(EncryptedPrivateKeyInfo info, char[] password) throws GeneralSecurityException {
		AlgorithmIdentifier algorithm = info.getEncryptionAlgorithm();
		if (!PKCSObjectIdentifiers.id_PBES2.equals(algorithm.getAlgorithm())) {
			throw new NoSuchAlgorithmException("encryption " + algorithm.getAlgorithm());
		}
		PBES2Parameters parameters = PBES2Parameters.getInstance(algorithm.getParameters());
		KeyDerivationFunc derivation = parameters.getKeyDerivationFunc();
		if (!PKCSObjectIdentifiers.id_PBKDF2.equals(derivation.getAlgorithm())) {
			throw new NoSuchAlgorithmException("key derivation " + derivation.getAlgorithm());
		}
		PBKDF2Params pbkdf2 = PBKDF2Params.getInstance(derivation.getParameters());
		if (pbkdf2.getIterationCount().bitLength() > 31 || pbkdf2.getIterationCount().intValue() > ITERATIONS_MAX) {
			throw new NoSuchAlgorithmException("more than " + ITERATIONS_MAX + " rounds of PBKDF2");
		}
		EncryptionScheme scheme = parameters.getEncryptionScheme();
		byte[] iv = ASN1OctetString.getInstance(scheme.getParameters()).getOctets();
		BlockCipher cipher = BlockCipher.of(scheme.getAlgorithm());
		byte[] key = derive(macName(pbkdf2.getPrf().getAlgorithm()), password, pbkdf2.getSalt(),
				pbkdf2.getIterationCount().intValue(), cipher.keyLength());
		try {
			return run(Cipher.DECRYPT_MODE, cipher, key, iv, info.getEncryptedData());
		} finally {
			Arrays.fill(key, (byte) 0);
		}
	}

	/**
	 * @param privateKeyInfo
	 *            the key as PrivateKeyInfo in DER; left as it is
	 * @param password
	 *            its password; left as it is
	 * @param random
	 *            for salt and initialisation vector
	 * @return an EncryptedPrivateKeyInfo in DER: PBKDF2 with HMAC-SHA-256, AES-256-CBC
	 * @throws GeneralSecurityException
	 *             when the platform lacks one of these
	 * @throws IOException
	 *             never for well-formed input
	 */
	static byte[] encrypt(byte[] privateKeyInfo, char[] password, SecureRandom random)
			throws GeneralSecurityException, IOException {
		byte[] salt = new byte[SALT_LENGTH];
		byte[] iv = new byte[AES_BLOCK_LENGTH];
		random.nextBytes(salt);
		random.nextBytes(iv);
		BlockCipher cipher = BlockCipher.of(NISTObjectIdentifiers.id_aes256_CBC);
		byte[] key = derive("PBKDF2WithHmacSHA256", password, salt, ITERATIONS, AES_256_LENGTH);
		try {
			byte[] encrypted = run(Cipher.ENCRYPT_MODE, cipher, key, iv, privateKeyInfo);
			AlgorithmIdentifier mac = new AlgorithmIdentifier(PKCSObjectIdentifiers.id_hmacWithSHA256,
					DERNull.INSTANCE);
			PBES2Parameters parameters = new PBES2Parameters(
					new KeyDerivationFunc(PKCSObjectIdentifiers.id_PBKDF2, new PBKDF2Params(salt, ITERATIONS, mac)),
					new EncryptionScheme(NISTObjectIdentifiers.id_aes256_CBC, new DEROctetString(iv)));
			return new EncryptedPrivateKeyInfo(new AlgorithmIdentifier(PKCSObjectIdentifiers.id_PBES2, parameters),
					encrypted).getEncoded();
		} finally {
			Arrays.fill(key, (byte) 0);
		}
	}

	private static byte[] derive(String function, char[] password, byte[] salt, int iterations, int length)
			throws GeneralSecurityException {
		PBEKeySpec spec = new PBEKeySpec(password, salt, iterations, length * Byte.SIZE);
		try {
			return SecretKeyFactory.getInstance(function).generateSecret(spec).getEncoded();
		} finally {
			spec.clearPassword();
		}
	}

	private static byte[] run(int mode, BlockCipher cipher, byte[] key, byte[] iv, byte[] data)
			throws GeneralSecurityException {
		Cipher engine = Cipher.getInstance(cipher.name() + "/CBC/PKCS5Padding");
		engine.init(mode, new SecretKeySpec(key, cipher.name()), new IvParameterSpec(iv));
		return engine.doFinal(data);
	}

	private static String macName(ASN1ObjectIdentifier prf) throws NoSuchAlgorithmException {
		if (PKCSObjectIdentifiers.id_hmacWithSHA1.equals(prf)) {
			return "PBKDF2WithHmacSHA1";
		}
		if (PKCSObjectIdentifiers.id_hmacWithSHA256.equals(prf)) {
			return "PBKDF2WithHmacSHA256";
		}
		if (PKCSObjectIdentifiers.id_hmacWithSHA384.equals(prf)) {
			return "PBKDF2WithHmacSHA384";
		}
		if (PKCSObjectIdentifiers.id_hmacWithSHA512.equals(prf)) {
			return "PBKDF2WithHmacSHA512";
		}
		throw new NoSuchAlgorithmException("PBKDF2 function " + prf);
	}

	/** A block cipher of the platform; the key length is in bytes. */
	private record BlockCipher(String name, int keyLength) {

		private static BlockCipher of(ASN1ObjectIdentifier id) throws NoSuchAlgorithmException {
			if (NISTObjectIdentifiers.id_aes128_CBC.equals(id)) {
				return new BlockCipher("AES", 16);
			}
			if (NISTObjectIdentifiers.id_aes192_CBC.equals(id)) {
				return new BlockCipher("AES", 24);
			}
			if (NISTObjectIdentifiers.id_aes256_CBC.equals(id)) {
				return new BlockCipher("AES", AES_256_LENGTH);
			}
			if (PKCSObjectIdentifiers.des_EDE3_CBC.equals(id)) {
				return new BlockCipher("DESede", 24);
			}
			throw new NoSuchAlgorithmException("cipher " + id);
		}
	}
}
