/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.keys;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import org.bootseal.core.BadInputException;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;

/**
 * Reads PKCS #12 files (RFC 7292), as *.p12 and *.pfx: private keys with their certificates, under one password. The
 * ciphers are the platform's, which also limits the rounds of key derivation.
 */
final class Pkcs12File {

	private static final int VERSION = 3;
	private static final int ENTRIES_MAX = 256;

	private Pkcs12File() {
		// static only
	}

	/**
	 * A private key with its certificates.
	 *
	 * @param alias
	 *            its name in the file
	 * @param key
	 *            the key
	 * @param chain
	 *            its certificate first, then those of the issuers
	 */
	record Entry(String alias, PrivateKey key, List<X509Certificate> chain) {

		@Override
		public String toString() {
			return "key " + alias;
		}
	}

	/** Whether bytes are such a file: a sequence that starts with version 3 and the content. */
	static boolean isOne(byte[] content) {
		try {
			return ASN1Primitive.fromByteArray(content) instanceof ASN1Sequence sequence && sequence.size() >= 2
					&& sequence.getObjectAt(0) instanceof ASN1Integer version && version.hasValue(VERSION)
					&& sequence.getObjectAt(1) instanceof ASN1Sequence;
		} catch (IOException | RuntimeException e) {
			// the ASN.1 classes report malformed structures in both ways
			return false;
		}
	}

	/**
	 * @param file
	 *            the file, for messages
	 * @param content
	 *            its bytes
	 * @param passwords
	 *            asked once
	 * @return its keys with certificates, by alias
	 * @throws BadInputException
	 *             when the password is wrong, or there is no key in it
	 */
	static List<Entry> read(Path file, byte[] content, PasswordSource passwords) throws BadInputException {
		char[] password = passwords.passwordFor(file);
		try {
			KeyStore store = KeyStore.getInstance("PKCS12");
			store.load(new ByteArrayInputStream(content), password);
			List<String> aliases = Collections.list(store.aliases());
			if (aliases.size() > ENTRIES_MAX) {
				throw BadInputException.expected(file, "", aliases.size() + " entries",
						"at most " + ENTRIES_MAX + " in a PKCS #12 file");
			}
			List<Entry> entries = new ArrayList<>();
			for (String alias : aliases) {
				entry(store, alias, password).ifPresent(entries::add);
			}
			if (entries.isEmpty()) {
				throw BadInputException.in(file, "", "found no private key with a certificate in this PKCS #12 file");
			}
			return entries;
		} catch (IOException e) {
			throw e.getCause() instanceof UnrecoverableKeyException ? wrongPassword(file, e) : damaged(file, e);
		} catch (UnrecoverableKeyException e) {
			throw wrongPassword(file, e);
		} catch (GeneralSecurityException | RuntimeException e) {
			// the platform reports malformed structures in all of these ways
			throw damaged(file, e);
		} finally {
			Arrays.fill(password, '\0');
		}
	}

	private static Optional<Entry> entry(KeyStore store, String alias, char[] password)
			throws GeneralSecurityException {
		if (!store.isKeyEntry(alias) || !(store.getKey(alias, password) instanceof PrivateKey key)) {
			return Optional.empty();
		}
		List<X509Certificate> chain = new ArrayList<>();
		Certificate[] certificates = store.getCertificateChain(alias);
		for (Certificate certificate : certificates == null ? new Certificate[0] : certificates) {
			if (certificate instanceof X509Certificate x509) {
				chain.add(x509);
			}
		}
		return chain.isEmpty() ? Optional.empty() : Optional.of(new Entry(alias, key, List.copyOf(chain)));
	}

	private static BadInputException wrongPassword(Path file, Exception cause) {
		return new BadInputException(file + ": the password of this PKCS #12 file is wrong, or the file is damaged",
				cause);
	}

	private static BadInputException damaged(Path file, Exception cause) {
		return new BadInputException(file + ": found a damaged PKCS #12 file", cause);
	}
}
