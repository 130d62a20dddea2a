/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.provision;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.bootseal.core.config.BadConfigurationException;
import org.bootseal.core.config.TextEdit;
import org.bootseal.core.config.YamlDocument;
import org.bootseal.core.config.YamlPath;
import org.bootseal.core.flexspi.FlexSpiNorOption;
import org.bootseal.core.flexspi.KnownMemories;
import org.bootseal.core.flexspi.KnownMemory;
import org.bootseal.core.flexspi.MemoryConfiguration;
import org.bootseal.core.provision.FindingCandidates.Candidate;

/** Changes that may mend a finding about the flash. */
final class MemoryCandidates {

	private static final YamlPath MEMORY = YamlPath.of("memory");
	private static final YamlPath WORDS = MEMORY.key("optionWords");
	private static final YamlPath FILE = MEMORY.key("file");
	private static final YamlPath FCB = MEMORY.key("fcb");
	private static final int MOST_WORDS = 5;

	private final YamlDocument document;
	private final NearbyFiles nearby;
	private final YamlPath path;
	private final List<Candidate> candidates = new ArrayList<>();

	MemoryCandidates(YamlDocument document, NearbyFiles nearby, YamlPath path) {
		this.document = document;
		this.nearby = nearby;
		this.path = path;
	}

	List<Candidate> collect() {
		if (path.equals(FILE)) {
			moved(FILE, nearby.find(file -> file.getFileName().toString().endsWith(MemoryConfiguration.SUFFIX)));
			add("Use 0xC0000007, the option words of most quad SPI chips, instead", this::wordsInsteadOfFile);
		} else if (path.equals(FCB)) {
			moved(FCB, nearby.find(file -> file.getFileName().toString().equals(name(FCB))));
			add("Let the flashloader make the FCB", () -> document.remove(FCB));
		} else if (path.steps().size() >= WORDS.steps().size()) {
			words();
		}
		return candidates;
	}

	/** A change that can be made or not. */
	private interface Change {

		TextEdit make() throws BadConfigurationException;
	}

	private void add(String label, Change change) {
		try {
			candidates.add(new Candidate(label, change.make(), false));
		} catch (BadConfigurationException unsafe) {
			// a change that can't be made without another is not offered
			return;
		}
	}

	private String name(YamlPath key) {
		try {
			Path named = document.find(key).orElseThrow().path();
			return named.getFileName().toString();
		} catch (BadConfigurationException noFile) {
			return "";
		}
	}

	private void moved(YamlPath key, List<String> names) {
		for (String name : names) {
			if (Files.isRegularFile(document.file().resolveSibling(name))) {
				add("Change to " + name, () -> document.set(key, name));
			}
		}
	}

	private TextEdit wordsInsteadOfFile() throws BadConfigurationException {
		YamlDocument with = YamlDocument.parse(document.file(),
				document.set(WORDS.item(0), "0xC0000007").apply(document.text()));
		return TextEdit.between(document.text(), with.remove(FILE).apply(with.text()));
	}

	/** Words that are known, those of most chips first. */
	private void words() {
		Map<FlexSpiNorOption, String> known = new LinkedHashMap<>();
		for (KnownMemory memory : KnownMemories.builtIn().norFlashes()) {
			memory.option().filter(option -> option.words().size() == 1)
					.ifPresent(option -> known.putIfAbsent(option, memory.toString()));
		}
		known.entrySet().stream().limit(MOST_WORDS)
				.forEach(entry -> add("Change to " + entry.getKey() + ", as for " + entry.getValue(),
						() -> wordsChangedTo(entry.getKey())));
	}

	private TextEdit wordsChangedTo(FlexSpiNorOption option) throws BadConfigurationException {
		String word = String.format(Locale.ROOT, "0x%08X", option.words().get(0));
		YamlDocument changed = document;
		for (int last = document.children(WORDS).size() - 1; last > 0; last--) {
			changed = YamlDocument.parse(document.file(), changed.remove(WORDS.item(last)).apply(changed.text()));
		}
		YamlPath first = document.children(WORDS).isEmpty() ? WORDS : WORDS.item(0);
		return TextEdit.between(document.text(), changed.set(first, word).apply(changed.text()));
	}
}
