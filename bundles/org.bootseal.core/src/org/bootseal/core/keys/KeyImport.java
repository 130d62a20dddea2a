/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.keys;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.bootseal.core.BadInputException;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;

/**
 * Makes a key tree of keys that were collected. Private keys keep their password: what is in a file of its own is
 * copied as it is, what is in a PKCS #12 file is encrypted under the password of that file.
 */
public final class KeyImport {

	private static final int DER_SEQUENCE = 0x30;
	private static final String CERTIFICATE_END = "_crt.pem";
	private static final String KEY_END = "_key.pem";

	private final PasswordSource passwords;
	private final SecureRandom random;

	/**
	 * @param passwords
	 *            asked for the passwords of PKCS #12 files
	 * @param random
	 *            for salts
	 */
	public KeyImport(PasswordSource passwords, SecureRandom random) {
		this.passwords = passwords;
		this.random = random;
	}

	/**
	 * Writes the tree, all or nothing; nothing is ever overwritten.
	 *
	 * @param keys
	 *            the keys
	 * @param target
	 *            the folder that gets the folders keys and crts
	 * @return the tree
	 * @throws BadInputException
	 *             when something is missing or does not fit, naming all of it, or the target has a tree
	 * @throws IOException
	 *             when reading or writing fails; nothing is left behind
	 */
	public KeyTree write(KeyCollection keys, Path target) throws BadInputException, IOException {
		check(keys);
		try (NewKeyFolder folder = NewKeyFolder.in(target)) {
			BigInteger serial = BigInteger.ZERO;
			for (KeyEntry entry : keys.entries()) {
				folder.addPublic(name(entry) + CERTIFICATE_END,
						NewKeyFolder.pem("CERTIFICATE", entry.certificate().getEncoded()));
				if (entry.keyFile().isPresent()) {
					addKey(folder, entry, entry.keyFile().get());
				}
				serial = serial.max(entry.certificate().getSerialNumber());
			}
			folder.addTable(keys.table().orElseThrow());
			String next = serial.add(BigInteger.ONE).toString(16).toUpperCase(Locale.ROOT);
			folder.addPrivate(KeyTree.SERIAL,
					String.format("%8s%n", next).replace(' ', '0').getBytes(StandardCharsets.US_ASCII));
			folder.finish();
		} catch (GeneralSecurityException e) {
			throw new IOException("writing keys failed: " + e.getMessage(), e);
		}
		return KeyTree.open(target);
	}

	private static void check(KeyCollection keys) throws BadInputException {
		if (keys.errors().isPresent()) {
			throw new BadInputException(keys.errors().get());
		}
		for (KeyEntry entry : keys.entries()) {
			if (entry.state() == KeyEntry.State.LOCKED) {
				throw BadInputException.in(entry.keyFile().orElseThrow(), "",
						"this private key is encrypted, and without its password nobody can tell whether it fits");
			}
		}
		if (keys.table().isEmpty()) {
			throw new BadInputException("there is no table of super root keys");
		}
	}

	/**
	 * @param entry
	 *            a key of a collection
	 * @return where its certificate lies in the tree that is made, relative to the tree, with slashes
	 * @throws BadInputException
	 *             if HAB knows no such key
	 */
	public static String certificatePath(KeyEntry entry) throws BadInputException {
		return KeyTree.CERTIFICATES + "/" + name(entry) + CERTIFICATE_END;
	}

	/**
	 * @param entry
	 *            a key of a collection
	 * @return where its private key lies in the tree that is made, if it is there; relative to the tree, with slashes
	 * @throws BadInputException
	 *             if HAB knows no such key
	 */
	public static String keyPath(KeyEntry entry) throws BadInputException {
		return KeyTree.KEYS + "/" + name(entry) + KEY_END;
	}

	/** The name that the code-signing tool gives, which the file may have already. */
	private static String name(KeyEntry entry) throws BadInputException {
		KeyKind kind = KeyKind.of(entry.certificate().getPublicKey())
				.orElseThrow(() -> new BadInputException(entry.certificateFile() + ": HAB knows no such key"));
		boolean ca = entry.place().role() == KeyPlace.Role.SRK && entry.certificate().getBasicConstraints() >= 0;
		return entry.place() + "_sha256_" + kind.fileNamePart() + "_v3_" + (ca ? "ca" : "usr");
	}

	private void addKey(NewKeyFolder folder, KeyEntry entry, Path file)
			throws BadInputException, IOException, GeneralSecurityException {
		byte[] content = InputFile.read(file, "private key", InputFile.KEY_LENGTH_MAX);
		try {
			folder.addPrivate(name(entry) + KEY_END, pem(entry, file, content));
		} finally {
			Arrays.fill(content, (byte) 0);
		}
	}

	private byte[] pem(KeyEntry entry, Path file, byte[] content)
			throws BadInputException, IOException, GeneralSecurityException {
		if (Pkcs12File.isOne(content)) {
			return fromStore(entry, file, content);
		}
		if (content[0] != DER_SEQUENCE) {
			return content.clone();
		}
		if (entry.state() == KeyEntry.State.ENCRYPTED) {
			return NewKeyFolder.pem("ENCRYPTED PRIVATE KEY",
					ASN1Sequence.getInstance(ASN1Primitive.fromByteArray(content)).getEncoded());
		}
		return NewKeyFolder.pem("PRIVATE KEY", PrivateKeyFile.read(file, PasswordSource.NONE).getEncoded());
	}

	private byte[] fromStore(KeyEntry entry, Path file, byte[] content)
			throws BadInputException, IOException, GeneralSecurityException {
		char[] password = passwords.passwordFor(file);
		try {
			List<Pkcs12File.Entry> entries = Pkcs12File.read(file, content, name -> password.clone());
			PrivateKey key = entries.stream().filter(one -> one.chain().get(0).equals(entry.certificate()))
					.map(Pkcs12File.Entry::key).findFirst()
					.orElseThrow(() -> BadInputException.in(file, "", "the private key is gone"));
			byte[] encoded = key.getEncoded();
			try {
				return NewKeyFolder.pem("ENCRYPTED PRIVATE KEY", EncryptedKey.encrypt(encoded, password, random));
			} finally {
				Arrays.fill(encoded, (byte) 0);
			}
		} finally {
			Arrays.fill(password, '\0');
		}
	}
}
