/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.verify;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.List;

/** What a signature is over: stretches of a file, one behind the other. */
record SignedContent(byte[] file, List<Span> spans) {

	byte[] digest() throws GeneralSecurityException {
		MessageDigest sha = MessageDigest.getInstance("SHA-256");
		for (Span span : spans) {
			sha.update(file, (int) span.offset(), (int) span.length());
		}
		return sha.digest();
	}

	void feed(Signature verifier) throws GeneralSecurityException {
		for (Span span : spans) {
			verifier.update(file, (int) span.offset(), (int) span.length());
		}
	}

	/** All bytes in one array. */
	byte[] copy() {
		byte[] copy = new byte[(int) spans.stream().mapToLong(Span::length).sum()];
		int at = 0;
		for (Span span : spans) {
			System.arraycopy(file, (int) span.offset(), copy, at, (int) span.length());
			at += (int) span.length();
		}
		return copy;
	}
}
