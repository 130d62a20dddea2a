/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.keys;

import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Optional;

/**
 * One key of a collection: its certificate, and where its private key is.
 *
 * @param place
 *            its place in the tree
 * @param certificate
 *            its certificate
 * @param certificateFile
 *            the file that holds it
 * @param keyFile
 *            the file of its private key, or empty when there is none
 * @param state
 *            what is known about the private key
 */
public record KeyEntry(KeyPlace place, X509Certificate certificate, Path certificateFile, Optional<Path> keyFile,
		State state) {

	/** What is known about a private key. */
	public enum State {
		/** There is none here. */
		MISSING("no private key"),
		/** It is there, not encrypted, and fits its certificate. */
		PLAIN("private key, not encrypted"),
		/** It is there, its password is known, and it fits its certificate. */
		ENCRYPTED("private key, encrypted"),
		/** It is there, but without its password nobody can tell whether it fits. */
		LOCKED("private key, encrypted, not checked");

		private final String meaning;

		State(String meaning) {
			this.meaning = meaning;
		}

		/**
		 * @return what it means, in words
		 */
		public String meaning() {
			return meaning;
		}
	}

	/**
	 * @return SHA-256 of the certificate in DER, in lower-case hexadecimal digits
	 */
	public String fingerprint() {
		try {
			return HexFormat.of().formatHex(SrkTable.sha256(certificate.getEncoded()));
		} catch (CertificateEncodingException e) {
			throw new IllegalStateException("what was read can be encoded", e);
		}
	}

	/** Names the place only. */
	@Override
	public String toString() {
		return place + ", " + state.meaning();
	}
}
