/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Translations fit the texts that they are of, and what a first run shows is translated without a gap. */
class TranslationTest {

	/** Files whose texts a first run shows, without ending. */
	private static final List<String> FIRST_RUN = List.of("org.bootseal.ui/OSGI-INF/l10n/bundle",
			"org.bootseal.ide/OSGI-INF/l10n/bundle", "org.bootseal.doc/OSGI-INF/l10n/bundle",
			"org.bootseal.ui/src/org/bootseal/ui/boards/messages",
			"org.bootseal.ui/src/org/bootseal/ui/editor/messages",
			"org.bootseal.ui/src/org/bootseal/ui/editor/fields/messages",
			"org.bootseal.ui/src/org/bootseal/ui/provisioning/messages",
			"org.bootseal.ui/src/org/bootseal/ui/virtual/messages",
			"org.bootseal.ui/src/org/bootseal/ui/wizards/messages");
	private static final Pattern ARGUMENT = Pattern.compile("\\{\\d}");
	private static final Pattern MNEMONIC = Pattern.compile("(?<!&)&(?!&)");
	private static final String SUFFIX = ".properties";

	/** Names and terms of the field are the same in each language; of the others none may be forgotten. */
	private static final double MOST_THE_SAME = 0.3;

	private static Path source(String name) {
		return SourceFiles.ROOT.resolve("bundles").resolve(name + SUFFIX);
	}

	/** As the platform reads them: other characters than those of ISO 8859-1 are escaped. */
	private static Properties read(Path file) throws IOException {
		Properties texts = new Properties();
		try (Reader in = Files.newBufferedReader(file, StandardCharsets.US_ASCII)) {
			texts.load(in);
		}
		return texts;
	}

	private static Properties original(Path file) throws IOException {
		Properties texts = new Properties();
		try (Reader in = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
			texts.load(in);
		}
		return texts;
	}

	private static List<String> found(Pattern pattern, String text) {
		return pattern.matcher(text).results().map(MatchResult::group).sorted().toList();
	}

	@ParameterizedTest
	@ValueSource(strings = { "de", "zh" })
	void eachTextFitsItsOriginal(String language) throws IOException {
		List<Path> files = new ArrayList<>();
		for (Path file : SourceFiles.below("bundles")) {
			if (file.getFileName().toString().endsWith("_" + language + SUFFIX)) {
				files.add(file);
			}
		}
		assertTrue(files.size() >= FIRST_RUN.size(), () -> files.toString());
		for (Path file : files) {
			Properties originals = original(
					file.resolveSibling(file.getFileName().toString().replace("_" + language, "")));
			for (String key : read(file).stringPropertyNames()) {
				String text = read(file).getProperty(key);
				String original = originals.getProperty(key);
				assertTrue(original != null, () -> file + ": " + key + " is no text");
				assertTrue(!text.isBlank(), () -> file + ": " + key + " is empty");
				assertEquals(found(ARGUMENT, original), found(ARGUMENT, text), () -> file + ": " + key);
				assertEquals(found(MNEMONIC, original), found(MNEMONIC, text), () -> file + ": " + key);
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "de", "zh" })
	void whatAFirstRunShowsIsTranslated(String language) throws IOException {
		for (String name : FIRST_RUN) {
			Properties originals = original(source(name));
			Properties texts = read(source(name + "_" + language));
			Set<String> missing = new TreeSet<>(originals.stringPropertyNames());
			missing.removeAll(texts.stringPropertyNames());
			assertEquals(Set.of(), missing, () -> name + "_" + language);
			long same = texts.stringPropertyNames().stream()
					.filter(key -> texts.getProperty(key).equals(originals.getProperty(key))).count();
			assertTrue(same <= MOST_THE_SAME * texts.size(),
					() -> same + " of " + texts.size() + " texts of " + name + "_" + language + " are the same");
		}
	}
}
