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
import java.util.Optional;
import java.util.Set;

import org.bootseal.core.BadInputException;
import org.bootseal.core.config.YamlValue;
import org.bootseal.core.keys.FileSigner;
import org.bootseal.core.keys.InputFile;
import org.bootseal.core.keys.PasswordSource;
import org.bootseal.core.keys.Signer;
import org.bootseal.core.keys.SignerString;
import org.bootseal.core.pkcs11.TokenKey;
import org.bootseal.core.pkcs11.TokenSigner;

/**
 * The key that a configuration names as Signer: a key file, "type=file;file_path=...;password=...", or a key in a token
 * as "type=pkcs11;..." or a pkcs11: URI. The password may be a file whose first line is the password, the name of an
 * environment variable after a dollar sign, or the password itself, as in SPSDK.
 */
final class SignerSetting {

	private static final int PASSWORD_FILE_MAX = 4096;

	/** What opens a key file: itself, or one that holds keys with their certificates. */
	private static final Set<String> FILE_TYPES = Set.of(SignerString.FILE, "interactive_file", "p12", "pkcs12");

	private final YamlValue node;
	/** The key file, or null when the key is in a token. */
	private final Path keyFile;
	/** The key in a token, or null when it is in a file. */
	private final TokenKey tokenKey;
	/** As it stands in the configuration, or null. */
	private final String password;

	private SignerSetting(YamlValue node, Path keyFile, TokenKey tokenKey, String password) {
		this.node = node;
		this.keyFile = keyFile;
		this.tokenKey = tokenKey;
		this.password = password;
	}

	static SignerSetting of(YamlValue node) throws BadInputException {
		SignerString signer = parsed(node);
		if (SignerString.PKCS11.equals(signer.type())) {
			return new SignerSetting(node, null, token(node, signer), null);
		}
		if (!FILE_TYPES.contains(signer.type())) {
			throw node.problem("found a signer of type \"" + signer.type()
					+ "\", expected a key file: type=file;file_path=..., or a token: type=pkcs11;...");
		}
		Optional<String> path = signer.parameter(SignerString.FILE_PATH);
		if (path.isEmpty()) {
			throw node.problem("found no file_path, expected type=file;file_path=...");
		}
		return new SignerSetting(node, node.path(path.get()), null, signer.parameter("password").orElse(null));
	}

	private static SignerString parsed(YamlValue node) throws BadInputException {
		String text = node.text();
		try {
			return SignerString.parse(text);
		} catch (BadInputException e) {
			throw node.problem(e.getMessage(), e);
		}
	}

	private static TokenKey token(YamlValue node, SignerString signer) throws BadInputException {
		try {
			return TokenKey.of(signer);
		} catch (BadInputException e) {
			throw node.problem(e.getMessage(), e);
		}
	}

	/** Opens the key, checks that it is the certificate's, and asks for its password or PIN when none is given here. */
	Signer open(X509Certificate certificate, PasswordSource passwords) throws BadInputException, IOException {
		try {
			if (tokenKey != null) {
				return TokenSigner.open(tokenKey, certificate, passwords);
			}
			return FileSigner.open(keyFile, certificate, password == null ? passwords : file -> configuredPassword());
		} catch (BadInputException e) {
			throw tokenKey == null ? node.because(e) : node.problem(e.getMessage(), e);
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
		return "signer " + (tokenKey == null ? keyFile : tokenKey);
	}
}
