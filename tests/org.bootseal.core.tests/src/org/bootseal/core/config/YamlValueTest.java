/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.bootseal.core.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class YamlValueTest {

	private static final Path NAME = Path.of("some/app.yaml");

	@ParameterizedTest
	@CsvSource({ "12,12", "0x1F,31", "0b101,5", "1_000,1000", "0xC0000007,3221225479" })
	void readsNumbersAsTheToolsOfTheFieldDo(String text, long number) throws BadInputException {
		assertEquals(number, YamlValue.parse(NAME, "a: " + text).require("a", "").number(0, 0xFFFFFFFFL));
	}

	@Test
	void everyErrorNamesFileLineColumnAndKey() throws BadInputException {
		YamlValue top = YamlValue.parse(NAME, "# comment\na:\n  b: many\n");
		BadInputException e = assertThrows(BadInputException.class,
				() -> top.require("a", "").require("b", "").number(0, 7));
		assertEquals("some/app.yaml: line 3, column 6, a.b: found \"many\", expected a number from 0 to 7 (0x7)",
				e.getMessage());
	}

	@Test
	void numbersOutsideTheirRangeAreNamed() throws BadInputException {
		YamlValue value = YamlValue.parse(NAME, "a: 8").require("a", "");
		assertTrue(assertThrows(BadInputException.class, () -> value.number(0, 7)).getMessage().contains("\"8\""));
		YamlValue huge = YamlValue.parse(NAME, "a: 99999999999999999999").require("a", "");
		assertThrows(BadInputException.class, () -> huge.number(0, 7));
	}

	@Test
	void missingAndEmptyValuesAreTheSame() throws BadInputException {
		YamlValue top = YamlValue.parse(NAME, "a:\nb: ''\n");
		assertTrue(top.get("a").isEmpty());
		assertTrue(top.get("c").isEmpty());
		assertFalse(top.get("b").isEmpty());
		assertTrue(assertThrows(BadInputException.class, () -> top.require("c", "the third")).getMessage()
				.contains("has no \"c\" (the third)"));
	}

	@Test
	void aKeyGivenTwiceIsAnError() {
		assertThrows(BadInputException.class, () -> YamlValue.parse(NAME, "a: 1\na: 2\n").entries());
	}

	@Test
	void unknownKeysAreNamedWithTheKnownOnes() throws BadInputException {
		YamlValue top = YamlValue.parse(NAME, "devize: x\n");
		String message = assertThrows(BadInputException.class, () -> top.onlyKeys("device")).getMessage();
		assertEquals("some/app.yaml: line 1, column 9, devize: is not known here; known are device", message);
	}

	@Test
	void pathsAreTakenFromTheFolderOfTheFileWithEitherSlash() throws BadInputException {
		YamlValue top = YamlValue.parse(NAME, "a: ..\\keys\\k.pem");
		assertEquals(Path.of("keys/k.pem"), top.require("a", "").path());
	}

	@Test
	void aSingleValueIsAListOfOne() throws BadInputException {
		assertEquals(1, YamlValue.parse(NAME, "a: x").require("a", "").items().size());
		List<YamlValue> items = YamlValue.parse(NAME, "a: [x, y]").require("a", "").items();
		assertEquals("a[1]", items.get(1).name());
		assertEquals("y", items.get(1).text());
	}

	@ParameterizedTest
	@CsvSource({ "just text", "'[1, 2]'", "''", "'a: [1'", "'a: \"x'", "'\t- x'" })
	void whatIsNoMappingIsRefused(String text) {
		assertThrows(BadInputException.class, () -> YamlValue.parse(NAME, text));
	}

	@Test
	void binaryFilesAreRefusedInOneSentence(@TempDir Path folder) throws IOException {
		Path file = folder.resolve("x.yaml");
		Files.write(file, new byte[] { (byte) 0xFF, (byte) 0xFE, 0, 1 });
		assertTrue(assertThrows(BadInputException.class, () -> YamlValue.read(file)).getMessage().contains("UTF-8"));
	}

	@Property
	void noTextThrowsAnythingElse(@ForAll String text) {
		try {
			YamlValue.parse(NAME, text).entries();
		} catch (BadInputException e) {
			assertFalse(e.getMessage().isEmpty());
		}
	}
}
