/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Broken, half-typed and odd texts are documents too. */
class YamlDocumentPropertiesTest {

	@Provide
	Arbitrary<String> texts() {
		Arbitrary<String> odd = Arbitraries.strings()
				.withChars("ab:-#'\"[]{},&*!|>%@`~ \n\r\t\\?\uFEFF\u0085\u0000\uD83D\uDE00")
				.ofMaxLength(40);
		Arbitrary<String> broken = Arbitraries.longs().flatMap(seed -> {
			String text = new RandomYaml(seed).text();
			return Arbitraries.integers().between(0, text.length()).map(cut -> text.substring(0, cut));
		});
		Arbitrary<String> spoiled = Arbitraries.longs().flatMap(seed -> {
			String text = new RandomYaml(seed).text();
			return Arbitraries.integers().between(0, text.length() - 1).flatMap(
					at -> Arbitraries.strings().withChars(":-#'\"[]{},&*!|>\n ab").ofMaxLength(2)
							.map(put -> text.substring(0, at) + put + text.substring(at + 1)));
		});
		return Arbitraries.oneOf(odd, broken, spoiled);
	}

	@Property(tries = 500)
	void nothingThrows(@ForAll("texts") String text) {
		YamlDocument document = YamlDocument.parse(Path.of("x.bootseal"), text);
		assertEquals(document.problem().isPresent(), document.top().isEmpty());
		document.problemRange().ifPresent(range -> assertTrue(range.end() <= text.length()));
		for (int offset = 0; offset <= text.length(); offset++) {
			YamlPlace place = document.placeAt(offset);
			assertTrue(place.word().end() <= text.length());
		}
		for (Finding finding : ConfigurationChecks.provisioning(document)) {
			assertTrue(finding.range().end() <= text.length());
			assertEquals(document.lineAt(finding.range().offset()), finding.line());
			finding.remedies().forEach(remedy -> remedy.edit().apply(text));
		}
		assertTrue(document.problem().isEmpty() || !ConfigurationChecks.memoryConfiguration(document).isEmpty());
	}

	@Property
	void anEditIsRightOrRefused(@ForAll("texts") String text, @ForAll("paths") YamlPath path) {
		YamlDocument document = YamlDocument.parse(Path.of("x.bootseal"), text);
		try {
			String after = document.set(path, "value").apply(text);
			assertEquals("value", YamlDocument.parse(Path.of("x.bootseal"), after).find(path).orElseThrow().text());
			document.remove(path);
		} catch (BadConfigurationException refused) {
			assertTrue(refused.getMessage().startsWith("x.bootseal: line "));
		}
	}

	@Provide
	Arbitrary<YamlPath> paths() {
		return Arbitraries.of("device", "image.source", "a", "a.b", "words[0]", "fuses.words[1].value", "keys", "b[1]")
				.map(YamlPath::parse);
	}
}
