/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

import org.bootseal.core.config.YamlPlace.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where things are in a text, sound or broken. */
class YamlDocumentTest {

	private static final String TEXT = """
			# \uD83D\uDE00 the application
			bootseal: 1
			image:   # how it boots
			  source: "app one.srec"   # linked
			  bootType:    # not said
			memory: { optionWords: [ 0xC1, 0xC2 ] }
			fuses:
			  words:
			  - word: GP1
			    value: 0x5
			  - { word: GP2, value: 1 }
			output: >
			  one
			  two
			""";

	private static YamlDocument parse(String text) {
		return YamlDocument.parse(Path.of("board.bootseal"), text);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			bootseal              | bootseal  | 1
			image                 | image     | source: "app one.srec"   # linked~  bootType:
			image.source          | source    | "app one.srec"
			image.bootType        | bootType  | ''
			memory                | memory    | { optionWords: [ 0xC1, 0xC2 ] }
			memory.optionWords    | optionWords | [ 0xC1, 0xC2 ]
			memory.optionWords[1] |           | 0xC2
			fuses.words[0]        |           | word: GP1~    value: 0x5
			fuses.words[1]        |           | { word: GP2, value: 1 }
			fuses.words[1].value  | value     | 1
			output                | output    | >~  one~  two
			""", quoteCharacter = '\u0001')
	void everyKeyAndValueHasItsCharacters(String path, String key, String value) {
		String text = TEXT;
		YamlDocument document = parse(text);
		YamlPath place = YamlPath.parse(path);
		assertEquals(key == null ? "" : key, document.keyRange(place).map(range -> range.of(text)).orElse(""));
		assertEquals(value.replace("''", "").replace('~', '\n'),
				document.valueRange(place).orElseThrow().of(text));
	}

	@Test
	void rangesAreTheSameWithLineEndsOfWindowsAndMac() {
		for (String lineEnd : List.of("\r\n", "\r")) {
			String text = TEXT.replace("\n", lineEnd);
			YamlDocument document = parse(text);
			YamlValue source = document.find(YamlPath.of("image", "source")).orElseThrow();
			assertEquals("\"app one.srec\"", source.range().of(text));
			assertEquals(4, source.line());
			assertEquals(4, document.lineAt(source.range().offset()));
			assertEquals(">" + lineEnd + "  one" + lineEnd + "  two",
					document.valueRange(YamlPath.of("output")).orElseThrow().of(text));
		}
	}

	@Test
	void childrenAreInTheOrderOfTheText() {
		YamlDocument document = parse(TEXT);
		assertEquals("bootseal image memory fuses output", names(document, YamlPath.TOP));
		assertEquals("image.source image.bootType", names(document, YamlPath.of("image")));
		assertEquals("fuses.words[0] fuses.words[1]", names(document, YamlPath.of("fuses", "words")));
		assertEquals("", names(document, YamlPath.of("bootseal")));
		assertEquals("", names(document, YamlPath.of("nowhere")));
	}

	private static String names(YamlDocument document, YamlPath path) {
		return document.children(path).stream().map(YamlPath::toString).collect(Collectors.joining(" "));
	}

	/** The place is where the bar stands; a tilde is a line end. */
	@ParameterizedTest
	@ValueSource(strings = { "KEY image.source 'source' = image:~  so|urce: app",
			"KEY image 'image' = |image:~  source: app",
			"VALUE image.source 'app' = image:~  source: ap|p # c",
			"VALUE image.source 'a b' = image: { source: 'a |b' }",
			"COMMENT TOP '' = image: # a|~  source: app", "GAP image '' = image:~  source: app~  |~keys:",
			"GAP TOP '' = image:~  source: app~|", "KEY image.boo 'boo' = image:~  source: app~  boo|~keys:",
			"KEY im 'im' = device: X~im|", "KEY im 'im' = im|", "GAP TOP '' = |", "KEY image.so 'so' = image:~  so|",
			"VALUE image.bootType '' = image:~  bootType: |",
			"VALUE image.bootType 'auth' = image:~  bootType: auth|~ x:",
			"VALUE fuses.words[1].word 'GP' = fuses:~  words:~    - word: A~      value: 1~    - word: GP|~ x",
			"KEY fuses.words[1].va 'va' = fuses:~  words:~    - word: A~    - word: B~      va|",
			"VALUE fuses.words[1] 'wo' = fuses:~  words:~  - word: A~  - wo|~ x",
			"GAP fuses.words[1] '' = fuses:~  words:~  - word: A~  - |",
			"KEY fuses.words[0].va 'va' = fuses:~  words:~    - { word: A, va|",
			"VALUE fuses.words[0].word 'A' = fuses:~  words:~    - { word: A|",
			"VALUE fuses.words[0].word '' = fuses: { words: [ { word: |",
			"GAP fuses.words[0] '' = fuses: { words: [ { |", "GAP memory.optionWords '' = memory: { optionWords: [|",
			"VALUE memory.optionWords[1] '2' = memory: { optionWords: [1, 2|", "KEY a.b 'b' = \"a\":~  \"b|\": 'x'",
			"VALUE keys.folder 'pki' = image: [~keys:~  folder: p|ki", "GAP image '' = image:~  source: app~  | ~ x",
			"VALUE connection 'virtual:x y' = connection: virtual:x| y~x: [",
			"KEY image 'image' = image|:~  source: [" })
	void aPlaceIsNamedAlsoWhileTyping(String line) {
		String marked = line.substring(line.indexOf(" = ") + 3).replace('~', '\n');
		int offset = marked.indexOf('|');
		String text = marked.replace("|", "");
		YamlPlace place = parse(text).placeAt(offset);
		String path = place.path().isTop() ? "TOP" : place.path().toString();
		assertEquals(line.substring(0, line.indexOf(" = ")),
				place.kind() + " " + path + " '" + place.word().of(text) + "'");
		if (place.kind() != Kind.COMMENT) {
			assertTrue(place.word().touches(offset));
		}
	}

	@Test
	void aBrokenTextSaysWhereAndWhy() {
		YamlDocument document = parse("image:\n  source: [1, 2\nkeys: x\n");
		assertTrue(document.top().isEmpty());
		assertTrue(document.find(YamlPath.of("image")).isEmpty());
		assertTrue(document.problem().orElseThrow().getMessage().contains("line 3"));
		TextRange range = document.problemRange().orElseThrow();
		assertEquals(3, document.lineAt(range.offset()));
		assertFalse(range.of(document.text()).isBlank());
		assertThrows(BadConfigurationException.class, () -> document.set(YamlPath.of("image", "source"), "x"));
	}

	@Test
	void aKeyThatStandsTwiceIsTheProblemThere() {
		YamlDocument document = parse("device: a\nimage: b\ndevice: c\n");
		assertEquals("device: c", document.problemRange().orElseThrow().of(document.text()));
	}

	@Test
	void anEmptyTextIsADocument() {
		for (String text : List.of("", "\n", "# only a comment\n", "---\n")) {
			YamlDocument document = parse(text);
			assertTrue(document.problem().isEmpty());
			assertEquals(List.of(), document.children(YamlPath.TOP));
		}
	}
}
