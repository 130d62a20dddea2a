/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an edit makes of a text, character for character. In the tables a tilde is a line end. */
class YamlEditsTest {

	private static YamlDocument parse(String text) {
		return YamlDocument.parse(Path.of("board.bootseal"), text.replace('~', '\n'));
	}

	private static String shown(YamlDocument document, TextEdit edit) {
		return edit.apply(document.text()).replace('\n', '~');
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '\u0001', textBlock = """
			device              | X      | device: A # why                | device: X # why
			device              | X      | device: 'A' # why              | device: 'X' # why
			device              | it's   | device: 'A'                    | device: 'it''s'
			device              | X      | device: "A"                    | device: "X"
			device              | A      | device: "\\x41" # same         | device: "\\x41" # same
			device              | a: b   | device: A                      | device: 'a: b'
			device              | null   | device: A                      | device: 'null'
			device              | # x    | device: A                      | device: '# x'
			device              | X      | device:                        | device: X
			device              | X      | device:   # none~image: b      | device: X   # none~image: b
			device              | X      | device: ~ # none               | device: X # none
			device              | X      | device: null # none            | device: X # none
			device              | X      | { device: A, image: b }        | { device: X, image: b }
			device              | [x]    | { device: A, image: b }        | { device: '[x]', image: b }
			device              | X      | { device, image: b }           | { device: X, image: b }
			device              | X      | device: a~  b~image: c         | device: X~image: c
			output              | X      | output: >~  a~  b~~# end       | output: X~~# end
			image.bootType      | x      | image:~  source: a # s~keys: k | image:~  source: a # s~  bootType: x~keys: k
			image.source        | x      | image:~  bootType: a           | image:~  source: x~  bootType: a
			image.source        | x      | image: { bootType: a }         | image: { source: x, bootType: a }
			image.bootType      | x      | image: { source: a }           | image: { source: a, bootType: x }
			image.bootType      | x      | image: {source: a, timestamp: t} | image: {source: a, bootType: x, timestamp: t}
			image.source        | x      | image: {}                      | image: { source: x }
			image.source        | x      | image:   # c~  # d~keys: k     | image:   # c~  source: x~  # d~keys: k
			device              | X      | # top~bootseal: 1~image: a     | # top~bootseal: 1~device: X~image: a
			bootseal            | 1      | # top~device: X                | # top~bootseal: 1~device: X
			output              | o      | bootseal: 1                    | bootseal: 1~output: o
			output              | o      | bootseal: 1~                   | bootseal: 1~output: o~
			connection          | usb    | device: X~  # about X~fuses:   | device: X~  # about X~connection: usb~fuses:
			keys.folder         | pki    | device: X~                     | device: X~keys:~  folder: pki~
			keys.folder         | pki    | image:~    source: a~          | image:~    source: a~keys:~    folder: pki~
			memory.optionWords[0] | 0xC7 | device: X~                     | device: X~memory:~  optionWords: [0xC7]~
			memory.optionWords[0] | 0xC7 | memory: { optionWords: [1, 2] } | memory: { optionWords: [0xC7, 2] }
			memory.optionWords[0] | 0xC7 | memory:~  optionWords:~        | memory:~  optionWords: [0xC7]~
			memory.optionWords[1] | 0xC7 | memory:~  optionWords: [1] # c | memory:~  optionWords: [1, 0xC7] # c
			memory.optionWords[1] | 2    | memory:~  optionWords:~  - 1 # c~fuses: | memory:~  optionWords:~  - 1 # c~  - 2~fuses:
			fuses.words[0].mask | 7      | fuses:~  words:~  - word: A    | fuses:~  words:~  - word: A~    mask: 7
			fuses.words[0].word | A      | fuses:~  srk: true~            | fuses:~  srk: true~  words:~    - { word: A }~
			device              | X      |                                | device: X~
			image.source        | a      | # nothing                      | # nothing~image:~  source: a~
			other               | a      | output: x~zoo: y~              | output: x~zoo: y~other: a~
			"a b"               | a      | output: x~                     | output: x~a b: a~
			""")
	void setChangesTheValueAndNothingElse(String path, String value, String before, String after)
			throws BadConfigurationException {
		String text = before == null ? "" : before;
		YamlDocument document = YamlDocument.parse(Path.of("board.bootseal"), tilde(text));
		assertTrue(document.problem().isEmpty(), text);
		assertEquals(tilde(after), document.set(YamlPath.parse(path), value).apply(document.text()));
	}

	/** A tilde with a blank on each side is YAML's nothing. */
	private static String tilde(String text) {
		return text.replace(" ~ ", "\u0002").replace('~', '\n').replace("\u0002", " ~ ");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '\u0001', textBlock = """
			device              | device: A # why~image: b          | image: b
			image               | device: A~image: b # c            | device: A~
			image               | # top~device: A~image:~  # in~  source: b # c~# k~keys: k | # top~device: A~# k~keys: k
			image.source        | device: A~image:~  source: b      | device: A~
			image.source        | device: A~image: { source: b }~   | device: A~
			image.source        | image: { source: b, entryPoint: 1 } | image: { entryPoint: 1 }
			image.entryPoint    | image: { source: b, entryPoint: 1 } | image: { source: b }
			memory.optionWords[0] | memory: { optionWords: [1, 2] } | memory: { optionWords: [2] }
			memory.optionWords[1] | memory: { optionWords: [1, 2,] } | memory: { optionWords: [1,] }
			memory.optionWords[1] | memory:~  optionWords: [~    1,   # first~    2    # second~  ] | memory:~  optionWords: [~    1   # first~  ]
			memory.optionWords[0] | memory:~  optionWords: [~    1,   # first~    # about~    2~  ] | memory:~  optionWords: [~    # about~    2~  ]
			fuses.words[0]      | fuses:~  words:~  - word: A # a~    value: 1~  - word: B | fuses:~  words:~  - word: B
			fuses.words[1]      | fuses:~  words:~  - word: A # a~  # - b~  - word: B | fuses:~  words:~  - word: A # a~  # - b
			fuses.words[0].word | fuses:~  words:~  - word: A # a~    value: 1 | fuses:~  words:~  - value: 1
			fuses.words[0].value | fuses:~  srk: true~  words:~  - value: 1~output: o | fuses:~  srk: true~output: o
			device              | device: A # why                   | ''
			""")
	void removeTakesWhatBelongsToIt(String path, String before, String after) throws BadConfigurationException {
		YamlDocument document = parse(before);
		assertEquals(after.equals("''") ? "" : after.replaceAll("~$", ""),
				shown(document, document.remove(YamlPath.parse(path))).replaceAll("~$", ""));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '\u0001', textBlock = """
			memory:~  optionWords: 0xC1 # one        | memory:~  optionWords: [0xC1, 2] # one
			memory: { optionWords: [0xC1] }          | memory: { optionWords: [0xC1, 2] }
			memory: { optionWords: [] }              | memory: { optionWords: [2] }
			memory:~  optionWords:~    - 1           | memory:~  optionWords:~    - 1~    - 2
			device: X                                | device: X~memory:~  optionWords: [2]
			""")
	void aListGetsAnotherValue(String before, String after) throws BadConfigurationException {
		YamlDocument document = parse(before);
		assertEquals(after, shown(document, document.addItem(YamlPath.of("memory", "optionWords"), "2")));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '\u0001', textBlock = """
			fuses:~  words:~    - { word: A } # a~output: o | fuses:~  words:~    - { word: A } # a~    - { word: GP1, value: 'a, b' }~output: o
			fuses:~  words:~  - word: A~    value: 1        | fuses:~  words:~  - word: A~    value: 1~  - word: GP1~    value: 'a, b'
			fuses: { words: [ { word: A } ] }               | fuses: { words: [ { word: A }, { word: GP1, value: 'a, b' } ] }
			fuses:~  srk: true                              | fuses:~  srk: true~  words:~    - { word: GP1, value: 'a, b' }
			device: X                                       | device: X~fuses:~  words:~    - { word: GP1, value: 'a, b' }
			fuses:~  words:~                                | fuses:~  words:~    - { word: GP1, value: 'a, b' }~
			""")
	void aListGetsAnotherElementOfKeys(String before, String after) throws BadConfigurationException {
		YamlDocument document = parse(before);
		Map<String, String> fields = new LinkedHashMap<>();
		fields.put("word", "GP1");
		fields.put("value", "a, b");
		assertEquals(after, shown(document, document.addItem(YamlPath.of("fuses", "words"), fields)));
	}

	@Test
	void lineEndsOfWindowsStay() throws BadConfigurationException {
		YamlDocument document = YamlDocument.parse(Path.of("b.bootseal"), "device: A # a\r\nimage:\r\n  source: b\r\n");
		assertEquals("device: A # a\r\nimage:\r\n  source: b\r\nkeys:\r\n  folder: pki\r\n",
				document.set(YamlPath.of("keys", "folder"), "pki").apply(document.text()));
		assertEquals("device: A # a\r\nimage:\r\n  source: b\r\n  bootType: x\r\n",
				document.set(YamlPath.of("image", "bootType"), "x").apply(document.text()));
		assertEquals("device: A # a\r\n", document.remove(YamlPath.of("image", "source")).apply(document.text()));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '\u0001', textBlock = """
			device: &x A~image: *x              | device   | an anchor, an alias
			device: &x A~image: *x              | image    | an anchor, an alias
			image: &x { a: 1 }~keys: *x         | keys.a   | an anchor, an alias
			device: !!str A                     | device   | an anchor, an alias
			device: A                           | device.x | expected keys with values
			device: [A]                         | device   | expected a single value
			image: { source: a }                | image    | expected a single value
			image: [a]                          | image[3] | there is no element 3
			output: > # why~  text              | output   | can't be changed
			""")
	void whatCannotBeDoneSafelyIsRefused(String text, String path, String message) {
		YamlDocument document = parse(text);
		assertTrue(document.problem().isEmpty());
		String refusal = assertThrows(BadConfigurationException.class,
				() -> document.set(YamlPath.parse(path), "new")).getMessage();
		assertTrue(refusal.contains(message), refusal);
	}

	@Test
	void anAnchorThatIsUsedElsewhereStays() {
		YamlDocument document = parse("image:~  source: &x A~output: *x~");
		assertThrows(BadConfigurationException.class, () -> document.remove(YamlPath.of("image")));
		assertThrows(BadConfigurationException.class, () -> document.remove(YamlPath.of("nowhere")));
		assertEquals(List.of(), document.children(YamlPath.of("output")));
	}
}
