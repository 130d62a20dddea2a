/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.finder;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bootseal.core.BadInputException;
import org.bootseal.core.config.BadConfigurationException;
import org.bootseal.core.config.YamlDocument;
import org.bootseal.core.config.YamlPath;
import org.bootseal.core.config.YamlValue;
import org.bootseal.core.flexspi.FlexSpiInstance;

/** Puts a memory configuration that was found into a provisioning file, with as few changed characters as possible. */
public final class MemoryEdit {

	private static final YamlPath WORDS = YamlPath.of("memory", "optionWords");
	private static final YamlPath FILE = YamlPath.of("memory", "file");

	private YamlDocument document;

	private MemoryEdit(YamlDocument document) {
		this.document = document;
	}

	/**
	 * @param document
	 *            the provisioning file
	 * @param found
	 *            what was found
	 * @param configuration
	 *            the memory configuration file that was written of it, as the provisioning file shall name it; empty if
	 *            none was, then the words go into the file itself
	 * @return the text of the file as it should be; the same text if it says so already
	 * @throws BadInputException
	 *             if a memory configuration file is needed, or the file can't be edited
	 */
	public static String apply(YamlDocument document, FoundMemory found, Optional<Path> configuration)
			throws BadInputException {
		return new MemoryEdit(document).edited(found, configuration);
	}

	private String edited(FoundMemory found, Optional<Path> configuration) throws BadInputException {
		if (found.option().isEmpty()) {
			throw BadInputException.in(document.file(), "memory",
					"no option words work with this flash, so there is nothing to put here");
		}
		if (configuration.isPresent()) {
			if (document.find(WORDS).isPresent()) {
				change(document.remove(WORDS).apply(document.text()));
			}
			set(FILE, configuration.get().toString());
			return document.text();
		}
		boolean other = found.instance().isPresent()
				&& !found.instance().equals(FlexSpiInstance.byDefault(found.device()));
		if (other || document.find(FILE).isPresent()) {
			throw BadInputException.in(document.file(), "memory",
					(other ? "the FlexSPI stands" : "the configuration stands")
							+ " in a memory configuration file; have one written with --out");
		}
		words(found.option().get().words());
		return document.text();
	}

	private void words(List<Integer> words) throws BadConfigurationException {
		int there = document.find(WORDS).isPresent() ? document.children(WORDS).size() : 0;
		for (int i = 0; i < words.size(); i++) {
			String word = String.format(Locale.ROOT, "0x%08X", words.get(i));
			if (i < there) {
				set(WORDS.item(i), word);
			} else {
				change(document.addItem(WORDS, word).apply(document.text()));
			}
		}
		for (int i = there - 1; i >= words.size(); i--) {
			change(document.remove(WORDS.item(i)).apply(document.text()));
		}
	}

	private void set(YamlPath path, String value) throws BadConfigurationException {
		Optional<YamlValue> now = document.find(path);
		if (now.isEmpty() || !now.get().text().equalsIgnoreCase(value)) {
			change(document.set(path, value).apply(document.text()));
		}
	}

	private void change(String text) {
		document = YamlDocument.parse(document.file(), text);
	}
}
