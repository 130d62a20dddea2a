/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.hab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.bootseal.core.config.BadConfigurationException;
import org.bootseal.core.config.YamlDocument;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each key of each section of all reference configurations, changed and changed back: the text is what it was. */
class CsfRoundTripConformanceTest {

	static List<Path> configurations() throws IOException {
		try (Stream<Path> all = Files.walk(Path.of(System.getProperty("bootseal.vectors"), "hab"))) {
			List<Path> found = all.filter(path -> path.toString().endsWith(".yaml")).sorted().toList();
			assertTrue(found.size() > 20, "reference configurations: " + found.size());
			return found;
		}
	}

	private static YamlDocument document(Path file) throws IOException {
		return YamlDocument.parse(file, Files.readString(file));
	}

	@ParameterizedTest
	@MethodSource("configurations")
	void everyKeyIsChangedAndChangedBack(Path file) throws IOException, BadConfigurationException {
		YamlDocument document = document(file);
		for (CsfLine line : CsfLine.of(document)) {
			assertTrue(line.info().isPresent(), line.name() + " is not known");
			for (CsfKey key : line.keys(document)) {
				assertTrue(key.info().isPresent(), key.path() + " is not known");
				if (document.find(key.path()).filter(value -> !value.isList()).isPresent()) {
					changeAndBack(document, key);
				}
			}
		}
	}

	private static void changeAndBack(YamlDocument document, CsfKey key) throws BadConfigurationException {
		String text = CsfEdits.of(document).set(key.path(), "another").apply(document.text());
		YamlDocument changed = YamlDocument.parse(document.file(), text);
		assertEquals("another", changed.find(key.path()).orElseThrow().text(), key.path().toString());
		String back = CsfEdits.of(changed).set(key.path(), key.value()).apply(text);
		assertEquals(withoutQuotes(document.text()), withoutQuotes(back), key.path().toString());
	}

	/** Quotation marks around a value that needs none may be left out, or added. */
	private static String withoutQuotes(String text) {
		return text.replaceAll("[\"']", "");
	}

	@ParameterizedTest
	@MethodSource("configurations")
	void everySectionIsMovedAndMovedBack(Path file) throws IOException {
		YamlDocument document = document(file);
		int count = CsfLine.of(document).size();
		for (int i = 0; i < count; i++) {
			for (int to = 0; to < count; to++) {
				if (i != to) {
					String moved = CsfEdits.of(document).move(i, to).orElseThrow().apply(document.text());
					assertNotEquals(document.text(), moved);
					YamlDocument other = YamlDocument.parse(file, moved);
					assertEquals(CsfLine.of(document).get(i).says(), CsfLine.of(other).get(to).says());
					assertEquals(document.text(), CsfEdits.of(other).move(to, i).orElseThrow().apply(moved));
				}
			}
		}
	}

	@ParameterizedTest
	@MethodSource("configurations")
	void everySectionIsRemovedAndAnotherAdded(Path file) throws IOException {
		YamlDocument document = document(file);
		List<String> names = CsfLine.of(document).stream().map(CsfLine::name).toList();
		for (int i = 0; i <= names.size(); i++) {
			String added = CsfEdits.of(document).add("NOP", i).orElseThrow().apply(document.text());
			YamlDocument other = YamlDocument.parse(file, added);
			assertEquals("NOP", CsfLine.of(other).get(i).name());
			assertEquals(names.size() + 1, CsfLine.of(other).size());
			if (!names.isEmpty()) {
				assertEquals(document.text(), CsfEdits.of(other).remove(i).orElseThrow().apply(added));
			}
		}
	}
}
