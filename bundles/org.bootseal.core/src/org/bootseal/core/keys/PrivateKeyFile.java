/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.keys;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.NoSuchElementException;

import org.bootseal.core.BadInputException;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.EncryptedPrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.openssl.EncryptionException;
import org.bouncycastle.openssl.bc.BcPEMDecryptorProvider;
import org.bouncycastle.util.encoders.Hex;

/**
 * Reads private keys: PKCS #8 plain or encrypted, and the traditional forms of OpenSSL for RSA (PKCS #1) and EC (SEC
 * 1), plain or, in PEM, encrypted.
 */
final class PrivateKeyFile {

	private static final int DER_SEQUENCE = 0x30;
	// not from the interfaces with all of them, which make hundreds
	private static final ASN1ObjectIdentifier RSA_ENCRYPTION = new ASN1ObjectIdentifier("1.2.840.113549.1.1.1");
	private static final ASN1ObjectIdentifier EC_PUBLIC_KEY = new ASN1ObjectIdentifier("1.2.840.10045.2.1");

	private final Path file;
	private final PasswordSource passwords;

	private PrivateKeyFile(Path file, PasswordSource passwords) {
		this.file = file;
		this.passwords = passwords;
	}

	/**
	 * @param file
	 *            the key file
	 * @param passwords
	 *            asked once when the key is encrypted
	 * @return the key
	 * @throws BadInputException
	 *             when there is no usable key in it, or the password is wrong or missing
	 * @throws IOException
	 *             when reading fails
	 */
	static PrivateKey read(Path file, PasswordSource passwords) throws BadInputException, IOException {
		byte[] content = InputFile.read(file, "private key", InputFile.KEY_LENGTH_MAX);
		PrivateKeyFile reader = new PrivateKeyFile(file, passwords);
		try {
			boolean der = content.length > 0 && (content[0] & 0xFF) == DER_SEQUENCE;
			return der ? reader.fromDer(content) : reader.fromPem(content);
		} catch (IOException | ArithmeticException | IllegalArgumentException | ClassCastException
				| IllegalStateException | NoSuchElementException e) {
			// the file was read already; the ASN.1 classes report malformed structures in all of these ways
			throw reader.damaged(e);
		} finally {
			Arrays.fill(content, (byte) 0);
		}
	}

	/**
	 * Reads a key that may also lie in a PKCS #12 file.
	 *
	 * @param file
	 *            the key file
	 * @param certificate
	 *            the certificate of the key, which chooses one in a PKCS #12 file
	 * @param passwords
	 *            asked once when the key is encrypted
	 * @return the key
	 * @throws BadInputException
	 *             when there is no usable key in it, or the password is wrong or missing
	 * @throws IOException
	 *             when reading fails
	 */
	static PrivateKey read(Path file, X509Certificate certificate, PasswordSource passwords)
			throws BadInputException, IOException {
		byte[] content = InputFile.read(file, "private key", InputFile.KEY_LENGTH_MAX);
		if (!Pkcs12File.isOne(content)) {
			Arrays.fill(content, (byte) 0);
			return read(file, passwords);
		}
		for (Pkcs12File.Entry entry : Pkcs12File.read(file, content, passwords)) {
			if (PublicKeys.same(entry.chain().get(0).getPublicKey(), certificate.getPublicKey())) {
				return entry.key();
			}
		}
		throw BadInputException.in(file, "", "found no key in this PKCS #12 file that belongs to the certificate of "
				+ certificate.getSubjectX500Principal());
	}

	/** Tells the forms apart by their first two elements; only PKCS #8 has a sequence in second place. */
	private PrivateKey fromDer(byte[] content) throws BadInputException, IOException {
		ASN1Sequence sequence = ASN1Sequence.getInstance(ASN1Primitive.fromByteArray(content));
		if (sequence.size() < 2) {
			throw damaged(null);
		}
		if (sequence.getObjectAt(0) instanceof ASN1Sequence) {
			return fromEncrypted(EncryptedPrivateKeyInfo.getInstance(sequence));
		}
		if (sequence.getObjectAt(1) instanceof ASN1Integer) {
			return toKey(wrapRsa(content));
		}
		return toKey(sequence.getObjectAt(1) instanceof ASN1OctetString ? wrapEc(content) : content);
	}

	private PrivateKey fromPem(byte[] content) throws BadInputException, IOException {
		String found = "nothing of that kind";
		try (BufferedReader text = new BufferedReader(
				new InputStreamReader(new ByteArrayInputStream(content), StandardCharsets.ISO_8859_1))) {
			for (PemBlock block = PemBlock.next(text); block != null; block = PemBlock.next(text)) {
				if (block.content().length == 0) {
					// the ASN.1 classes take no bytes for no object at all
					throw damaged(null);
				}
				switch (block.type()) {
				case "PRIVATE KEY":
					return toKey(block.content());
				case "ENCRYPTED PRIVATE KEY":
					return fromEncrypted(EncryptedPrivateKeyInfo.getInstance(block.content()));
				case "RSA PRIVATE KEY":
					return toKey(wrapRsa(traditional(block)));
				case "EC PRIVATE KEY":
					return toKey(wrapEc(traditional(block)));
				default:
					found = "\"" + block.type() + "\"";
					break;
				}
			}
		}
		throw BadInputException.expected(file, "", found, "a private key in PEM or DER");
	}

	private PrivateKey fromEncrypted(EncryptedPrivateKeyInfo info) throws BadInputException {
		char[] password = passwords.passwordFor(file);
		byte[] decrypted = null;
		try {
			decrypted = EncryptedKey.decrypt(info, password);
			return toKey(decrypted);
		} catch (NoSuchAlgorithmException e) {
			throw new BadInputException(file + ": found " + e.getMessage()
					+ ", expected a key encrypted with PBES2 (PBKDF2, AES or triple DES);"
					+ " convert it with `openssl pkcs8 -topk8`",
					e);
		} catch (GeneralSecurityException | IllegalArgumentException | NoSuchElementException e) {
			throw wrongPassword(e);
		} finally {
			Arrays.fill(password, '\0');
			if (decrypted != null) {
				Arrays.fill(decrypted, (byte) 0);
			}
		}
	}

	/** The content of a traditional PEM object, decrypted when its DEK-Info header says how. */
	private byte[] traditional(PemBlock block) throws BadInputException, IOException {
		String dekInfo = block.headers().get("DEK-Info");
		if (dekInfo == null) {
			return block.content();
		}
		int comma = dekInfo.indexOf(',');
		if (comma < 0) {
			throw BadInputException.expected(file, "DEK-Info", dekInfo,
					"a cipher, a comma and an initialisation vector");
		}
		char[] password = passwords.passwordFor(file);
		try {
			byte[] iv = Hex.decode(dekInfo.substring(comma + 1));
			return new BcPEMDecryptorProvider(password).get(dekInfo.substring(0, comma)).decrypt(block.content(),
					iv);
		} catch (EncryptionException | RuntimeException e) {
			// the lightweight engine reports bad padding and unknown ciphers in both ways
			throw wrongPassword(e);
		} finally {
			Arrays.fill(password, '\0');
		}
	}

	private static byte[] wrapRsa(byte[] pkcs1) throws IOException {
		return wrap(new AlgorithmIdentifier(RSA_ENCRYPTION, DERNull.INSTANCE),
				ASN1Primitive.fromByteArray(pkcs1));
	}

	private static byte[] wrapEc(byte[] sec1) throws IOException {
		ECPrivateKey key = ECPrivateKey.getInstance(sec1);
		return wrap(new AlgorithmIdentifier(EC_PUBLIC_KEY, key.getParametersObject()), key);
	}

	private static byte[] wrap(AlgorithmIdentifier algorithm, ASN1Encodable key) throws IOException {
		return new PrivateKeyInfo(algorithm, key).getEncoded();
	}

	private PrivateKey toKey(byte[] privateKeyInfo) throws BadInputException {
		try {
			PrivateKeyInfo info = PrivateKeyInfo.getInstance(privateKeyInfo);
			String name = algorithmName(info.getPrivateKeyAlgorithm().getAlgorithm());
			return KeyFactory.getInstance(name).generatePrivate(new PKCS8EncodedKeySpec(privateKeyInfo));
		} catch (GeneralSecurityException e) {
			throw damaged(e);
		}
	}

	private String algorithmName(ASN1ObjectIdentifier algorithm) throws BadInputException {
		if (RSA_ENCRYPTION.equals(algorithm)) {
			return "RSA";
		}
		if (EC_PUBLIC_KEY.equals(algorithm)) {
			return "EC";
		}
		throw BadInputException.expected(file, "", "a private key of algorithm " + algorithm, "an RSA or EC key");
	}

	private BadInputException damaged(Exception cause) {
		return new BadInputException(file + ": found a damaged private key, expected one in PEM or DER", cause);
	}

	private BadInputException wrongPassword(Exception cause) {
		return new BadInputException(file + ": the password of this private key is wrong, or the file is damaged",
				cause);
	}
}
