/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.keysheet;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

import org.bootseal.core.config.BadConfigurationException;
import org.bootseal.core.config.YamlDocument;
import org.bootseal.core.config.YamlPath;
import org.bootseal.core.config.YamlValue;

/**
 * Which key tree to look at, and for what.
 *
 * @param folder
 *            the folder that holds "crts" and "keys"
 * @param device
 *            name of the device whose fuses are meant; empty if none is known
 * @param srkIndex
 *            index of the super root key that signs, 0 to 3; empty if nobody says
 * @param csfSigner
 *            what signs the CSF in place of the key in the folder; empty for that key. It may hold a secret
 * @param imageSigner
 *            what signs the image in place of the key in the folder; empty for that key. It may hold a secret
 */
public record KeySource(Path folder, Optional<String> device, OptionalInt srkIndex, Optional<String> csfSigner,
		Optional<String> imageSigner) {

	private static final YamlPath KEYS = YamlPath.of("keys");

	/**
	 * @param folder
	 *            the folder that holds "crts" and "keys"
	 * @return the tree in it, for no device
	 */
	public static KeySource of(Path folder) {
		return new KeySource(folder, Optional.empty(), OptionalInt.empty(), Optional.empty(), Optional.empty());
	}

	/**
	 * @param document
	 *            a provisioning file, right or not
	 * @return the key tree that it names; empty if it names none
	 */
	public static Optional<KeySource> of(YamlDocument document) {
		Optional<Path> folder = path(document);
		return folder.map(found -> new KeySource(found, text(document, YamlPath.of("device")), index(document),
				text(document, KEYS.key("csfSigner")), text(document, KEYS.key("imageSigner"))));
	}

	private static Optional<Path> path(YamlDocument document) {
		try {
			Optional<YamlValue> value = document.find(KEYS.key("folder"));
			return value.isEmpty() || value.get().isBlank() ? Optional.empty() : Optional.of(value.get().path());
		} catch (BadConfigurationException e) {
			// what is wrong with it is for the findings
			return Optional.empty();
		}
	}

	private static Optional<String> text(YamlDocument document, YamlPath path) {
		try {
			Optional<YamlValue> value = document.find(path);
			return value.isEmpty() || value.get().isBlank() ? Optional.empty() : Optional.of(value.get().text());
		} catch (BadConfigurationException e) {
			// what is wrong with it is for the findings
			return Optional.empty();
		}
	}

	private static OptionalInt index(YamlDocument document) {
		String text = text(document, KEYS.key("srkIndex")).orElse("0");
		return text.matches("[0-3]") ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
	}

	/**
	 * @param other
	 *            the device whose fuses are meant; empty for none
	 * @return this for that device
	 */
	public KeySource withDevice(Optional<String> other) {
		return new KeySource(folder, other, srkIndex, csfSigner, imageSigner);
	}

	/** Names the folder; a signer may be a secret. */
	@Override
	public String toString() {
		return folder.toString();
	}
}
