/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.bootseal.core.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class YamlValueTest {

	private static final Path NAME = Path.of("some/app.yaml");
	private static final long MOST = 0xFFFF_FFFFL;

	/** Of the forms that SPSDK's value_to_int takes, all but decimal numbers with leading zeros. */
	@ParameterizedTest
	@CsvSource({ "12,12", "0,0", "0x1F,31", "0X1f,31", "0b101,5", "0o17,15", "1_000,1000", "0xC0000007,3221225479",
			"0x10UL,16", "7u,7" })
	void readsNumbersAsTheToolsOfTheFieldDo(String text, long number) throws BadInputException {
		assertEquals(number, value(text).number(0, MOST));
		assertEquals(number, value("\"" + text + "\"").number(0, MOST));
		assertEquals(number, value("' " + text + " '").number(0, MOST));
	}

	@ParameterizedTest
	@ValueSource(strings = { "many", "-1", "+1", "010", "00", "0x", "0xu", "u", "_1", "0x_1", "0x-1", "0b2", "0o8",
			"1.0",
			"1e3", "99999999999999999999", "[1]", "{a: 1}", "''", "4294967296" })
	void whatIsNoNumberIsRefused(String text) {
		assertThrows(BadConfigurationException.class, () -> value(text).number(0, MOST));
	}

	@Test
	void everyErrorNamesFileLineColumnAndKey() throws BadInputException {
		YamlMap top = YamlMap.parse(NAME, "# comment\na:\n  b: many\n");
		YamlValue value = top.required("a").map().required("b");
		BadConfigurationException e = assertThrows(BadConfigurationException.class, () -> value.number(0, 7));
		assertEquals("some/app.yaml: line 3, column 6: b: found \"many\", expected a number from 0 to 7",
				e.getMessage());
		assertEquals(List.of(3, 6), List.of(e.line(), e.column()));
		assertEquals("some/app.yaml: line 3, column 6: b", value.place());
	}

	@Test
	void numbersOutsideTheirRangeAreNamed() throws BadInputException {
		assertRefused("line 1, column 4: a: found 8, expected a number from 0 to 7", () -> value("8").number(0, 7));
		assertRefused("line 1, column 4: a: found \"-1\", expected a number from 0x0 to 0xFFFFFFFF",
				() -> value("-1").number(0, MOST));
	}

	@Test
	void partsOfAValueHaveItsPlace() throws BadInputException {
		YamlValue value = value("1 x");
		assertEquals(1, value.number("1", 0, 7));
		assertRefused("line 1, column 4: a: found \"x\", expected a number from 0 to 7", () -> value.number("x", 0, 7));
		assertEquals(Path.of("some/x"), value.path("x"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "~", "null", "Null", "NULL" })
	void nothingIsAsGoodAsMissing(String nothing) throws BadInputException {
		YamlMap top = YamlMap.parse(NAME, "a: " + nothing + "\nb: '" + nothing + "'\n");
		assertTrue(top.optional("a").isEmpty());
		assertTrue(top.optional("c").isEmpty());
		assertFalse(top.optional("b").isEmpty());
		assertRefused("line 1, column 1: the key c is missing, expected the third",
				() -> top.required("c", "the third"));
		assertRefused("line 1, column 1: the key c is missing", () -> top.required("c"));
		assertTrue(assertThrows(BadConfigurationException.class, () -> top.required("a")).getMessage()
				.endsWith("a: found nothing, expected a value"));
	}

	@Test
	void textIsNeverBlank() throws BadInputException {
		assertEquals("x y", value("' x y '").text());
		assertRefused("line 1, column 4: a: found nothing, expected a text", () -> value("' '").text());
		assertRefused("line 1, column 4: a: found keys with values, expected a text", () -> value("{b: c}").text());
	}

	@Test
	void flagsAndChoices() throws BadInputException {
		YamlMap top = YamlMap.parse(NAME, "yes: true\nno: FALSE\nmaybe: perhaps\n");
		assertTrue(top.flag("yes"));
		assertFalse(top.flag("no"));
		assertFalse(top.flag("missing"));
		assertRefused("line 3, column 8: maybe: found \"perhaps\", expected one of true, false",
				() -> top.flag("maybe"));
		assertRefused("line 3, column 8: maybe: found \"perhaps\", expected x509",
				() -> top.required("maybe").choice("x509"));
	}

	@Test
	void aKeyGivenTwiceIsAnError() {
		assertRefused("line 2, column 1: a: this key stands here twice, expected it once",
				() -> YamlMap.parse(NAME, "a: 1\na: 2\n"));
		assertRefused("line 1, column 3: found a list, expected a plain key",
				() -> YamlMap.parse(NAME, "? [b]\n: 1\n"));
	}

	@Test
	void unknownKeysAreNamedWithTheKnownOnes() throws BadInputException {
		YamlMap top = YamlMap.parse(NAME, "devize: x\nother: y\n");
		assertRefused(
				"line 1, column 1: devize: this is no known key (did you mean device?), expected one of device, image",
				() -> top.allowing("device", "image"));
		assertRefused("line 2, column 1: other: this is no known key, expected one of devize",
				() -> YamlMap.parse(NAME, "devize: x\nother: y\n").allowing("devize"));
	}

	@Test
	void keysThatNobodyAskedForAreKnown() throws BadInputException {
		YamlMap top = YamlMap.parse(NAME, "device: x\nimag: y\n");
		top.optional("device");
		top.optional("image");
		assertEquals(List.of("imag"), top.unknown().stream().map(YamlValue::key).toList());
		assertEquals(" (did you mean image?)", top.suggestion(top.unknown().get(0)));
	}

	@Test
	void pathsAreTakenFromTheFolderOfTheFileWithEitherSlash() throws BadInputException {
		assertEquals(Path.of("keys/k.pem"), value("..\\keys\\k.pem").path());
		assertEquals(Path.of("/keys/k.pem"), value("/keys/k.pem").path());
		assertRefused("line 1, column 4: a: found a file name that this system does not allow",
				() -> value("\"a\\0b\"").path());
	}

	@Test
	void missingFilesAndFoldersAreNamed(@TempDir Path folder) throws Exception {
		YamlMap top = YamlMap.parse(folder.resolve("x.yaml"), "file: x.bin\nfolder: .\nmissing: y.bin\n");
		Path file = Files.write(folder.resolve("x.bin"), new byte[1]);
		assertEquals(file, top.required("file").existingFile("an image"));
		assertEquals(folder + "/x.yaml: line 2, column 9: folder: found the folder " + folder + ", expected an image",
				assertThrows(BadConfigurationException.class, () -> top.required("folder").existingFile("an image"))
						.getMessage());
		assertEquals(
				folder + "/x.yaml: line 3, column 10: missing: found no file " + folder + "/y.bin, expected an image",
				assertThrows(BadConfigurationException.class, () -> top.required("missing").existingFile("an image"))
						.getMessage());
	}

	@Test
	void listsAreStrictOrNot() throws BadInputException {
		assertEquals(1, value("x").items().size());
		List<YamlValue> items = value("[x, y]").items();
		assertEquals("a", items.get(1).key());
		assertEquals("y", items.get(1).text());
		assertEquals(2, value("[x, y]").elements().size());
		assertRefused("line 1, column 4: a: found \"x\", expected a list", () -> value("x").elements());
	}

	@Test
	void aliasesStandForTheirAnchors() throws BadInputException {
		YamlMap top = YamlMap.parse(NAME, "a: &x {b: 1}\nc: *x\n");
		YamlValue alias = top.required("c");
		assertEquals(1, alias.map().required("b").number(0, 7));
		assertEquals(List.of("c", 2, 4), List.of(alias.key(), alias.line(), alias.column()));
		assertRefused("line 1, column 4: found \"*x\", expected the name of a value before it",
				() -> YamlMap.parse(NAME, "a: *x\nb: &x 1\n"));
	}

	@Test
	void jsonIsYaml() throws BadInputException {
		YamlMap top = YamlMap.parse(NAME, "{\"a\": {\"b\": [\"0x10\", 17]}, \"c\": null}");
		assertEquals(16, top.required("a").map().required("b").elements().get(0).number(0, MOST));
		assertTrue(top.optional("c").isEmpty());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "just text|line 1, column 1: found \"just text\", expected keys with values",
			"[1, 2]|line 1, column 1: found a list, expected keys with values",
			"''|line 1, column 1: found nothing, expected keys with values",
			"'a: 1\n---\nb: 2\n'|line 2, column 1: found a second document, expected one",
			"'a: 1\nb: \u0001'|line 2, column 4: this is no YAML: found the control character 0x1" })
	void whatIsNoMappingIsRefused(String text, String problem) {
		assertRefused(problem, () -> YamlMap.parse(NAME, text));
	}

	@ParameterizedTest
	@ValueSource(strings = { "a: [1", "a: \"x", "\t- x", "%YAML 3.0\n---\na: 1\n", "a: b: c" })
	void whatIsNoYamlIsRefusedWithItsPlace(String text) {
		String message = assertThrows(BadConfigurationException.class, () -> YamlMap.parse(NAME, text)).getMessage();
		assertTrue(message.startsWith("some/app.yaml: line ") && message.contains(": this is no YAML: "), message);
	}

	@Test
	void endlessNestingIsRefused() {
		assertTrue(assertThrows(BadConfigurationException.class,
				() -> YamlMap.parse(NAME, "a: " + "[".repeat(100_000))).getMessage()
				.endsWith("a: found lists and keys nested deeper than 50 levels"));
	}

	@Test
	void filesAreReadAsUtf8(@TempDir Path folder) throws Exception {
		Path file = folder.resolve("x.yaml");
		Files.writeString(file, "\uFEFFname: \u00fcber\n");
		assertEquals("\u00fcber", YamlMap.read(file).required("name").text());
		Files.write(file, new byte[] { (byte) 0xFF, (byte) 0xFE, 0, 1 });
		assertEquals(file + ": this is not a text file in UTF-8",
				assertThrows(BadInputException.class, () -> YamlMap.read(file)).getMessage());
		Files.write(file, new byte[YamlMap.MAX_BYTES + 1]);
		assertEquals(file + ": found 1048577 bytes, expected a configuration of at most 1048576 bytes",
				assertThrows(BadInputException.class, () -> YamlMap.read(file)).getMessage());
		assertEquals(folder + "/none.yaml: this configuration file does not exist",
				assertThrows(BadInputException.class, () -> YamlMap.read(folder.resolve("none.yaml"))).getMessage());
	}

	@Property
	void noTextThrowsAnythingElse(@ForAll String text) {
		try {
			YamlMap.parse(NAME, text);
		} catch (BadConfigurationException e) {
			assertFalse(e.getMessage().isEmpty());
		}
	}

	private static YamlValue value(String text) throws BadInputException {
		return YamlMap.parse(NAME, "a: " + text).required("a");
	}

	private static void assertRefused(String problem, Executable executable) {
		assertEquals("some/app.yaml: " + problem,
				assertThrows(BadConfigurationException.class, executable).getMessage());
	}
}
