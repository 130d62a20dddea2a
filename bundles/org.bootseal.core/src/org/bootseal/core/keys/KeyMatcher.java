/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.keys;

import java.io.IOException;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.bootseal.core.BadInputException;

/**
 * Finds the private keys of certificates: by the names that NXP's tools give to both, else by trying those that are not
 * encrypted. A key that is encrypted is opened only where its name says that it belongs there.
 */
final class KeyMatcher {

	private final FoundFiles files;
	private final PasswordSource passwords;
	private final Map<Path, PrivateKey> plain = new LinkedHashMap<>();
	private final Set<Path> encrypted = new LinkedHashSet<>();
	private final Map<Pkcs12File.Entry, Path> stored = new LinkedHashMap<>();
	private final Set<Path> used = new LinkedHashSet<>();

	/**
	 * What was found for a certificate.
	 *
	 * @param file
	 *            the file of the private key, or empty
	 * @param state
	 *            what is known about it
	 * @param problem
	 *            why it can't be used, or empty
	 */
	record Match(Optional<Path> file, KeyEntry.State state, Optional<String> problem) {

		private static final Match NONE = new Match(Optional.empty(), KeyEntry.State.MISSING, Optional.empty());
	}

	KeyMatcher(FoundFiles files, PasswordSource passwords) throws BadInputException, IOException {
		this.files = files;
		this.passwords = passwords;
		for (Path file : files.keys()) {
			open(file);
		}
		for (Path file : files.stores()) {
			byte[] content = InputFile.read(file, "key", InputFile.KEY_LENGTH_MAX);
			for (Pkcs12File.Entry entry : Pkcs12File.read(file, content, passwords)) {
				stored.put(entry, file);
			}
		}
	}

	/** Tells apart keys that are encrypted, those that are not, and files that only look like one. */
	private void open(Path file) throws BadInputException, IOException {
		boolean[] asked = new boolean[1];
		try {
			plain.put(file, PrivateKeyFile.read(file, name -> {
				asked[0] = true;
				throw new BadInputException("no password is asked for yet");
			}));
		} catch (BadInputException e) {
			if (asked[0]) {
				encrypted.add(file);
			} else if (file.getFileName().toString().contains("_key")) {
				throw e;
			}
		}
	}

	/** All keys of PKCS #12 files, with the file that each comes from. */
	Map<Pkcs12File.Entry, Path> stored() {
		return stored;
	}

	/** The private key of a certificate. */
	Match match(X509Certificate certificate, Path certificateFile) throws IOException {
		for (Map.Entry<Pkcs12File.Entry, Path> entry : stored.entrySet()) {
			if (entry.getKey().chain().get(0).equals(certificate)) {
				return new Match(Optional.of(entry.getValue()), KeyEntry.State.ENCRYPTED, Optional.empty());
			}
		}
		List<Path> named = named(certificateFile);
		for (Path file : named) {
			if (encrypted.contains(file)) {
				return unlocked(file, certificate);
			}
			if (FileSigner.belongs(plain.get(file), certificate)) {
				return found(file, KeyEntry.State.PLAIN);
			}
		}
		for (Map.Entry<Path, PrivateKey> key : plain.entrySet()) {
			if (FileSigner.belongs(key.getValue(), certificate)) {
				return found(key.getKey(), KeyEntry.State.PLAIN);
			}
		}
		return named.isEmpty() ? Match.NONE
				: new Match(Optional.of(named.get(0)), KeyEntry.State.MISSING, Optional.of(named.get(0)
						+ ": this private key does not belong to the certificate " + certificateFile));
	}

	/** Keys with the name of a certificate, those that are not encrypted first. */
	private List<Path> named(Path certificateFile) {
		String stem = stem(certificateFile);
		List<Path> named = new ArrayList<>();
		plain.keySet().stream().filter(file -> stem(file).equals(stem)).forEach(named::add);
		encrypted.stream().filter(file -> stem(file).equals(stem)).forEach(named::add);
		return named;
	}

	private static String stem(Path file) {
		return file.getFileName().toString().replaceFirst("\\.[^.]*$", "")
				.replaceFirst("(_crt|_key|_cert|_key_encrypted)$", "").replaceFirst("_key$", "");
	}

	private Match found(Path file, KeyEntry.State state) {
		used.add(file);
		return new Match(Optional.of(file), state, Optional.empty());
	}

	private Match unlocked(Path file, X509Certificate certificate) throws IOException {
		used.add(file);
		Optional<String> problem = Optional.empty();
		for (PasswordSource source : files.hasPasswordFile() ? List.of(files.passwords(passwords), passwords)
				: List.of(passwords)) {
			boolean[] given = new boolean[1];
			try {
				FileSigner.open(file, certificate, name -> {
					char[] password = source.passwordFor(name);
					given[0] = true;
					return password;
				});
				return found(file, KeyEntry.State.ENCRYPTED);
			} catch (BadInputException e) {
				// no password is no problem yet; the one of the file may be old, so that of the user counts
				problem = given[0] ? Optional.of(e.getMessage()) : problem;
			}
		}
		return new Match(Optional.of(file), KeyEntry.State.LOCKED, problem);
	}

	/** Private keys for which there was no certificate. */
	List<Path> unused() {
		Map<String, Path> left = new HashMap<>();
		for (Path file : plain.keySet()) {
			left.put(stem(file), file);
		}
		encrypted.forEach(file -> left.putIfAbsent(stem(file), file));
		used.forEach(file -> left.remove(stem(file)));
		return left.values().stream().sorted().toList();
	}
}
