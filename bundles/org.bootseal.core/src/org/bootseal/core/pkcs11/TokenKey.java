/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.pkcs11;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

import org.bootseal.core.BadInputException;
import org.bootseal.core.keys.SignerString;

/**
 * Which private key of which token: what a configuration says about it. The names are those of RFC 7512 ("The PKCS #11
 * URI Scheme") and those of SPSDK's plug-in for PKCS #11 (spsdk-pkcs11: so_path, user_pin, token_label, token_serial,
 * key_label, key_id). What is not said matches everything, but in the end there has to be one key.
 *
 * @param module
 *            absolute path of the module, or the name of a library that the system finds; "$NAME" was replaced
 * @param slot
 *            number of the slot
 * @param token
 *            what the token has to say about itself: "token" (its label), "manufacturer", "model", "serial"
 * @param label
 *            label of the key
 * @param id
 *            id of the key, in hexadecimal digits
 * @param pin
 *            where the PIN is: "$NAME" for an environment variable, "file:" and a path, or a path; empty to ask for it
 */
public record TokenKey(String module, OptionalLong slot, Map<String, String> token, Optional<String> label,
		Optional<String> id, Optional<String> pin) {

	private static final Map<String, String> RFC_NAMES = Map.of("so_path", "module-path", "user_pin", "pin-source",
			"token_label", "token", "token_serial", "serial", "key_label", "object", "slot", "slot-id");
	private static final Set<String> TOKEN = Set.of("token", "manufacturer", "model", "serial");
	private static final Set<String> OTHERS = Set.of("module-path", "module-name", "pin-source", "slot-id", "object",
			"id", "key_id", "type");
	private static final String SCHEME = "pkcs11:";
	private static final int ID_DIGITS_MAX = 512;

	/** Copies the map. */
	public TokenKey {
		token = Map.copyOf(token);
	}

	/**
	 * @param signer
	 *            a signer of type pkcs11
	 * @return the key that it names
	 * @throws BadInputException
	 *             when it names no module, a parameter is not known, or holds the PIN itself
	 */
	public static TokenKey of(SignerString signer) throws BadInputException {
		Optional<String> uri = signer.parameter(SignerString.URI);
		Map<String, String> values = new HashMap<>();
		for (Map.Entry<String, String> parameter : signer.parameters().entrySet()) {
			if (!parameter.getKey().equals(SignerString.URI)) {
				put(values, parameter.getKey(), "id".equals(parameter.getKey())
						? HexFormat.of().formatHex(SignerString.percentDecoded(parameter.getValue()))
						: parameter.getValue());
			}
		}
		if (uri.isPresent()) {
			readUri(uri.get(), values);
		}
		return of(values);
	}

	private static void readUri(String uri, Map<String, String> values) throws BadInputException {
		if (!uri.startsWith(SCHEME)) {
			throw new BadInputException("found a URI of another kind, expected pkcs11:...");
		}
		String[] pathAndQuery = uri.substring(SCHEME.length()).split("\\?", 2);
		readAttributes(pathAndQuery[0], ";", values);
		if (pathAndQuery.length > 1) {
			readAttributes(pathAndQuery[1], "&", values);
		}
	}

	private static void readAttributes(String text, String separator, Map<String, String> values)
			throws BadInputException {
		for (String attribute : text.split(separator)) {
			if (attribute.isBlank()) {
				continue;
			}
			int equals = attribute.indexOf('=');
			if (equals < 0) {
				throw new BadInputException("found an attribute of a pkcs11: URI without \"=\"");
			}
			String name = attribute.substring(0, equals).strip();
			byte[] value = SignerString.percentDecoded(attribute.substring(equals + 1).strip());
			put(values, name, "id".equals(name) ? HexFormat.of().formatHex(value)
					: new String(value, StandardCharsets.UTF_8));
		}
	}

	private static void put(Map<String, String> values, String given, String value) throws BadInputException {
		String name = RFC_NAMES.getOrDefault(given, given);
		if ("pin-value".equals(name)) {
			throw new BadInputException("found pin-value: a PIN does not belong into a configuration; leave it away to"
					+ " be asked, or name where it is by pin-source");
		}
		if (!TOKEN.contains(name) && !OTHERS.contains(name)) {
			throw new BadInputException("found " + name + " for a key in a token, expected module-path (so_path), token"
					+ " (token_label), serial (token_serial), slot-id, object (key_label), id, key_id, pin-source"
					+ " (user_pin), manufacturer, model");
		}
		if (values.put(name, value) != null) {
			throw new BadInputException("found " + name + " twice for a key in a token");
		}
	}

	private static TokenKey of(Map<String, String> values) throws BadInputException {
		String type = values.getOrDefault("type", "private");
		if (!"private".equals(type)) {
			throw new BadInputException("found type " + type + ", expected private: signing takes a private key");
		}
		Map<String, String> token = new HashMap<>(values);
		token.keySet().retainAll(TOKEN);
		Optional<String> id = Optional.ofNullable(values.get("id"))
				.or(() -> Optional.ofNullable(values.get("key_id")).map(TokenKey::digits));
		if (id.isPresent() && (id.get().length() > ID_DIGITS_MAX || !id.get().matches("([0-9a-f]{2})+"))) {
			throw new BadInputException("found an id of a key that is none, expected hexadecimal digits in pairs");
		}
		return new TokenKey(module(values), slot(values.get("slot-id")), token,
				Optional.ofNullable(values.get("object")), id, Optional.ofNullable(values.get("pin-source")));
	}

	private static String digits(String text) {
		return text.toLowerCase(Locale.ROOT).replaceFirst("^0x", "").replace(":", "");
	}

	private static OptionalLong slot(String text) throws BadInputException {
		if (text == null) {
			return OptionalLong.empty();
		}
		try {
			long slot = Long.decode(text);
			if (slot >= 0) {
				return OptionalLong.of(slot);
			}
		} catch (NumberFormatException e) {
			throw new BadInputException("found slot-id " + text + ", expected a number", e);
		}
		throw new BadInputException("found slot-id " + text + ", expected a number from 0");
	}

	private static String module(Map<String, String> values) throws BadInputException {
		String path = values.getOrDefault("module-path", values.get("module-name"));
		if (path == null || path.isEmpty()) {
			throw new BadInputException("found no PKCS #11 module, expected module-path (so_path), such as"
					+ " /usr/lib/softhsm/libsofthsm2.so");
		}
		if (path.startsWith("$")) {
			String value = System.getenv(path.substring(1));
			if (value == null || value.isEmpty()) {
				throw new BadInputException("the environment variable " + path.substring(1)
						+ ", which names the PKCS #11 module, is not set");
			}
			return value;
		}
		return path;
	}

	/** How messages name the key: what was asked for, without the token. */
	String wanted() {
		return label.map(text -> " labelled \"" + text + "\"").orElse("")
				+ id.map(digits -> (label.isPresent() ? " and" : "") + " with id " + digits).orElse("");
	}

	/**
	 * @return which key it is, for messages; where the PIN is, is not part of it
	 */
	@Override
	public String toString() {
		return "key" + wanted() + " of the token " + token + " behind " + module;
	}
}
