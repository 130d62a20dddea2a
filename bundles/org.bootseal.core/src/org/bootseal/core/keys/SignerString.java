/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.keys;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.bootseal.core.BadInputException;

/**
 * How configurations name what signs: the path of a key file, {@code type=file;file_path=...} and other signers of
 * NXP's SPSDK ("signature provider configuration"), or a {@code pkcs11:} URI. Parameters may be secrets, so no message
 * quotes them, and neither does {@link #toString()}.
 */
public final class SignerString {

	/** Type of a signer with a key file. */
	public static final String FILE = "file";
	/** Type of a signer with a key in a token. */
	public static final String PKCS11 = "pkcs11";
	/** Parameter that holds a whole {@code pkcs11:} URI, which is the last one because of its semicolons. */
	public static final String URI = "uri";
	/** Parameter that holds the path of a key file. */
	public static final String FILE_PATH = "file_path";

	private static final String URI_SCHEME = "pkcs11:";
	private static final int LENGTH_MAX = 8192;

	private final String type;
	private final Map<String, String> parameters;

	private SignerString(String type, Map<String, String> parameters) {
		this.type = type;
		this.parameters = Map.copyOf(parameters);
	}

	/**
	 * @param text
	 *            a path, {@code name=value} parts separated by semicolons, or a URI
	 * @return what it says
	 * @throws BadInputException
	 *             when a part is no name and value, a name stands twice, or the text is longer than 8 KiB
	 */
	public static SignerString parse(String text) throws BadInputException {
		if (text.length() > LENGTH_MAX) {
			throw new BadInputException("found a signer of " + text.length() + " characters, expected at most "
					+ LENGTH_MAX);
		}
		if (text.startsWith(URI_SCHEME)) {
			return new SignerString(PKCS11, Map.of(URI, text));
		}
		if (!text.contains("=")) {
			return new SignerString(FILE, Map.of(FILE_PATH, text));
		}
		Map<String, String> parameters = new LinkedHashMap<>();
		String rest = text;
		while (!rest.isEmpty()) {
			boolean uri = rest.stripLeading().startsWith(URI + "=");
			int end = uri || rest.indexOf(';') < 0 ? rest.length() : rest.indexOf(';');
			addParameter(rest.substring(0, end), parameters);
			rest = rest.substring(Math.min(rest.length(), end + 1));
		}
		String type = parameters.getOrDefault("type", FILE);
		parameters.remove("type");
		return new SignerString(type, parameters);
	}

	private static void addParameter(String part, Map<String, String> parameters) throws BadInputException {
		if (part.isBlank()) {
			return;
		}
		int equals = part.indexOf('=');
		if (equals < 0) {
			// not quoted, since it may be part of a password
			throw new BadInputException(
					"found a part without \"=\", expected name=value parts separated by semicolons");
		}
		String name = part.substring(0, equals).strip();
		if (parameters.put(name, part.substring(equals + 1).strip()) != null) {
			throw new BadInputException("found the parameter " + name + " twice");
		}
	}

	/**
	 * Undoes the percent encoding of URIs.
	 *
	 * @param text
	 *            a part of a URI
	 * @return its bytes
	 * @throws BadInputException
	 *             when a percent sign is not followed by two hexadecimal digits
	 */
	public static byte[] percentDecoded(String text) throws BadInputException {
		byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
		byte[] decoded = new byte[encoded.length];
		int length = 0;
		for (int i = 0; i < encoded.length; i++) {
			decoded[length] = encoded[i];
			if (encoded[i] == '%') {
				int high = i + 2 < encoded.length ? Character.digit(encoded[i + 1], 16) : -1;
				int low = high < 0 ? -1 : Character.digit(encoded[i + 2], 16);
				if (low < 0) {
					throw new BadInputException("found a percent sign without two hexadecimal digits behind it");
				}
				decoded[length] = (byte) (high << 4 | low);
				i += 2;
			}
			length++;
		}
		return Arrays.copyOf(decoded, length);
	}

	/**
	 * @return what kind of signer it is: "file", "pkcs11", or anything else that stood there
	 */
	public String type() {
		return type;
	}

	/**
	 * @return all parameters but the type, by name
	 */
	public Map<String, String> parameters() {
		return parameters;
	}

	/**
	 * @param name
	 *            name of a parameter
	 * @return its value, unless it is missing or empty
	 */
	public Optional<String> parameter(String name) {
		return Optional.ofNullable(parameters.get(name)).filter(value -> !value.isEmpty());
	}

	@Override
	public String toString() {
		return "signer of type " + type;
	}
}
