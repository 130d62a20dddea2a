/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.keys;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.bootseal.core.BadInputException;

/**
 * Keys that were collected from folders and files: NXP's code-signing tool (CST), MCUXpresso Secure Provisioning (SEC)
 * and SPSDK lay them out in "keys", "crts" and "gen_hab_certs". Says which key is which, and what is missing or does
 * not fit together. Nothing is written.
 *
 * @param entries
 *            the keys in their order: SRK1, CSF1_1, IMG1_1, SRK2, ...
 * @param table
 *            the table of the super root keys, or empty when there are none, or a kind that HAB does not know
 * @param findings
 *            what was found besides, errors first
 */
public record KeyCollection(List<KeyEntry> entries, Optional<SrkTable> table, List<Finding> findings) {

	/** Copies the lists. */
	public KeyCollection {
		entries = List.copyOf(entries);
		findings = findings.stream().sorted(Comparator.comparing(finding -> !finding.isError())).toList();
	}

	/**
	 * Something to tell about keys.
	 *
	 * @param isError
	 *            whether such a collection is not imported
	 * @param message
	 *            a sentence that names files
	 */
	public record Finding(boolean isError, String message) {
	}

	/**
	 * @param sources
	 *            folders and files: certificates, private keys, PKCS #12 files, the SRK table and hash
	 * @param passwords
	 *            asked for keys that are encrypted, unless a key_pass.txt opens them
	 * @return what they are
	 * @throws BadInputException
	 *             when a source does not exist or is no such thing
	 * @throws IOException
	 *             when reading fails
	 */
	public static KeyCollection read(List<Path> sources, PasswordSource passwords)
			throws BadInputException, IOException {
		return new KeyCollector(sources, Optional.of(passwords)).collect();
	}

	/**
	 * Reads only what is public, where private keys are elsewhere, as in a token.
	 *
	 * @param sources
	 *            folders and files: certificates, the SRK table and hash
	 * @return what they are; no private key is looked for
	 * @throws BadInputException
	 *             when a source does not exist or is no such thing
	 * @throws IOException
	 *             when reading fails
	 */
	public static KeyCollection readCertificates(List<Path> sources) throws BadInputException, IOException {
		return new KeyCollector(sources, Optional.empty()).collect();
	}

	/**
	 * @return the errors, in one text of several lines; empty when there are none
	 */
	public Optional<String> errors() {
		List<String> messages = new ArrayList<>();
		findings.stream().filter(Finding::isError).forEach(finding -> messages.add(finding.message()));
		return messages.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", messages));
	}
}
