/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.factory;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A file of a factory package.
 *
 * @param name
 *            its name in the package
 * @param length
 *            in bytes
 * @param sha256
 *            the SHA-256 of its bytes, 64 hexadecimal digits
 * @param meaning
 *            what it is, for people
 */
public record FactoryFile(String name, long length, String sha256, String meaning) {

	static FactoryFile of(String name, String meaning, byte[] content) {
		return new FactoryFile(name, content.length, digest(content), meaning);
	}

	static String digest(byte[] content) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
		} catch (NoSuchAlgorithmException e) {
			throw new IllegalStateException("every Java platform has SHA-256", e);
		}
	}
}
