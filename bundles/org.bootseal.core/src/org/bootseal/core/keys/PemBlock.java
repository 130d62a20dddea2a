/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.keys;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/**
 * A block of a PEM text. Source: RFC 7468; the headers are those of RFC 1421, which encrypted private keys in OpenSSL's
 * traditional form have. Bouncy Castle's reader would start java.util.logging, which takes as long as a signature.
 *
 * @param type
 *            what stands behind BEGIN: "PRIVATE KEY"
 * @param headers
 *            values by name
 * @param content
 *            the bytes
 */
record PemBlock(String type, Map<String, String> headers, byte[] content) {

	private static final String BEGIN = "-----BEGIN ";
	private static final String END = "-----END ";
	private static final String DASHES = "-----";

	/**
	 * @param text
	 *            a PEM text; what stands before it is skipped
	 * @return the next block in it, or null when there is none
	 * @throws IOException
	 *             when reading fails
	 * @throws IllegalArgumentException
	 *             when the block has no end, or is not Base64
	 */
	static PemBlock next(BufferedReader text) throws IOException {
		String line = text.readLine();
		while (line != null && !line.startsWith(BEGIN)) {
			line = text.readLine();
		}
		if (line == null) {
			return null;
		}
		// the space belongs to BEGIN, also where nothing follows
		String name = line.substring(BEGIN.length()).strip();
		if (!name.endsWith(DASHES)) {
			throw new IllegalArgumentException("found no dashes behind BEGIN");
		}
		String end = END + name;
		Map<String, String> headers = new HashMap<>();
		StringBuilder base64 = new StringBuilder();
		for (line = text.readLine(); line != null && !line.strip().equals(end); line = text.readLine()) {
			int colon = line.indexOf(':');
			if (colon >= 0) {
				headers.put(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
			} else {
				base64.append(line.strip());
			}
		}
		if (line == null) {
			throw new IllegalArgumentException("found no END");
		}
		return new PemBlock(name.substring(0, name.length() - DASHES.length()), headers,
				Base64.getDecoder().decode(base64.toString()));
	}
}
