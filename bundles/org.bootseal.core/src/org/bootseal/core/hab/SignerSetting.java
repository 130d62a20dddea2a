/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.hab;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.Map;

import org.bootseal.core.BadInputException;
import org.bootseal.core.config.YamlValue;
import org.bootseal.core.keys.FileSigner;
import org.bootseal.core.keys.InputFile;
import org.bootseal.core.keys.PasswordSource;
import org.bootseal.core.keys.Signer;

/**
 * The key that a configuration names as Signer: a key file, or "type=file;file_path=...;password=...". The password may
 * be a file whose first line is the password, the name of an environment variable after a dollar sign, or the password
 * itself, as in SPSDK.
 */
final class SignerSetting {

	private static final int PASSWORD_FILE_MAX = 4096;

	private final YamlValue node;
	private final Path keyFile;
	/** As it stands in the configuration, or null. */
	private final String password;

	private SignerSetting(YamlValue node, Path keyFile, String password) {
		this.node = node;
		this.keyFile = keyFile;
		this.password = password;
	}

	static SignerSetting of(YamlValue node) throws BadInputException {
		String text = node.text();
		if (!text.contains("=")) {
			return new SignerSetting(node, node.path(), null);
		}
		Map<String, String> parameters = new HashMap<>();
		for (String parameter : text.split(";")) {
			int equals = parameter.indexOf('=');
			if (equals < 0) {
				// not quoted, since it may be part of a password
				throw node.problem("found a part without \"=\", expected name=value parts separated by semicolons");
			}
			parameters.put(parameter.substring(0, equals).strip(), parameter.substring(equals + 1).strip());
		}
		String type = parameters.getOrDefault("type", "file");
		if (!"file".equals(type) && !"interactive_file".equals(type)) {
			throw node.problem("found a signer of type \"" + type + "\", expected a key file: type=file;file_path=...");
		}
		String path = parameters.get("file_path");
		if (path == null || path.isEmpty()) {
			throw node.problem("found no file_path, expected type=file;file_path=...");
		}
		return new SignerSetting(node, node.path(path), parameters.get("password"));
	}

	/** Reads the key, checks that it is the certificate's, and asks for its password when none is given here. */
	Signer open(X509Certificate certificate, PasswordSource passwords) throws BadInputException, IOException {
		try {
			return FileSigner.open(keyFile, certificate, password == null ? passwords : file -> configuredPassword());
		} catch (BadInputException e) {
			throw node.because(e);
		}
	}

	private char[] configuredPassword() throws BadInputException {
		if (password.startsWith("$")) {
			String value = System.getenv(password.substring(1));
			if (value == null) {
				throw new BadInputException("the environment variable " + password.substring(1) + " is not set");
			}
			return value.toCharArray();
		}
		Path file = passwordFile();
		if (file == null) {
			return password.toCharArray();
		}
		try {
			byte[] content = InputFile.read(file, "password", PASSWORD_FILE_MAX);
			return new String(content, StandardCharsets.UTF_8).lines().findFirst().orElse("").strip().toCharArray();
		} catch (IOException e) {
			throw new BadInputException(file + ": reading this password file failed: " + e.getMessage(), e);
		}
	}

	/** The password file, or null when the setting names none; a password need not be a possible file name. */
	private Path passwordFile() {
		try {
			Path file = node.path(password);
			return Files.isRegularFile(file) ? file : null;
		} catch (BadInputException e) {
			return null;
		}
	}

	@Override
	public String toString() {
		return "signer " + keyFile;
	}
}
