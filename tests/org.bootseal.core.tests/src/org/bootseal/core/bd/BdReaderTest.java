/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.bd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;

import org.bootseal.core.BadInputException;
import org.bootseal.core.config.BadConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BdReaderTest {

	private static final Path FILE = Path.of("test.bd");

	@Test
	void optionsSourcesAndSections() throws Exception {
		BdFile file = parse("""
				// a comment
				options {
				    flags = 0x08; # another
				    family = mimxrt1176;
				    signatureTimestamp = "11/05/2023 11:58:00"; /* one
				    over lines */ startAddress = 4K;
				}
				constants { HEADER = 20; KEY = HEADER + 1; }
				sources { elfFile = extern(KEY - 21); other = "a b.bin" (x=1); }
				section (HEADER; Header_Version="4.2", Header_Engine="ANY") { }
				section (KEY;) <= other;
				section (0) { load elfFile > .; { } }
				""");
		assertEquals(List.of(new BdEntry("flags", new BdValue.Number(8), 3, 5),
				new BdEntry("family", new BdValue.Text("mimxrt1176"), 4, 5),
				new BdEntry("signatureTimestamp", new BdValue.Text("11/05/2023 11:58:00"), 5, 5),
				new BdEntry("startAddress", new BdValue.Number(4096), 6, 19)), file.options());
		assertEquals(List.of(new BdEntry("elfFile", new BdValue.Number(0), 9, 11),
				new BdEntry("other", new BdValue.Text("a b.bin"), 9, 39)), file.sources());
		assertEquals(List.of(20L, 21L, 0L), file.sections().stream().map(BdFile.Section::id).toList());
		assertEquals(List.of(new BdEntry("Header_Version", new BdValue.Text("4.2"), 10, 18),
				new BdEntry("Header_Engine", new BdValue.Text("ANY"), 10, 40)), file.sections().get(0).entries());
		assertEquals(
				List.of("test.bd: line 9, column 39: found the options of the source other, left out because it means"
						+ " nothing for HAB",
						"test.bd: line 11, column 1: found the source of a section, left out because it means nothing"
								+ " for HAB",
						"test.bd: line 12, column 15: found the statements of a section, left out because it means"
								+ " nothing for HAB"),
				file.warnings());
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '`', value = { "12; 12", "0x1F; 31", "4K; 4096", "'A'; 65",
			"'ABC'; 0x414243",
			"2 + 3 * 4; 14", "(2 + 3) * 4; 20", "7 / 2; 3", "7 % 4; 3", "10 - 3 - 2; 5", "1 << 4 | 3; 19",
			"0xF0 >> 4; 15",
			"6 & 3; 2", "6 ^ 3; 5", "~0 & 0xFF; 255", "-1 & 0xFFFFFFFF; 0xFFFFFFFF", "+5; 5", "!0; 1", "!5; 0",
			"1 < 2; 1", "2 <= 1; 0", "2 > 1; 1", "1 >= 2; 0", "3 == 3; 1", "3 != 3; 0", "1 && 0; 0", "1 || 0; 1",
			"true; 1", "yes; 1", "false; 0", "no; 0", "0x12345678.b; 0x78", "0x12345678.h; 0x5678",
			"0x123456789.w; 0x23456789", "defined(one); 1", "defined(other); 0", "one + two; 3",
			"0xFFFFFFFFFFFFFFFF; -1", "1 | 2 ^ 3 & 4; 3", "1 == 1 && 2 > 1; 1" })
	void numbersAreComputed(String expression, String expected) throws Exception {
		BdFile file = parse("constants { one = 1; two = 2; }\noptions { x = " + expression + "; }");
		assertEquals(new BdValue.Number(Long.decode(expected)), file.options().get(0).value());
	}

	@Test
	void textsAreTakenAsTheyAre() throws Exception {
		BdFile file = parse("""
				options { a = "c:\\keys\\n // # 'x'"; b = a; c = unknown; }""");
		assertEquals(List.of(new BdValue.Text("c:\\keys\\n // # 'x'"), new BdValue.Text("c:\\keys\\n // # 'x'"),
				new BdValue.Text("unknown")), file.options().stream().map(BdEntry::value).toList());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', value = { "options { a = 1 }|1|17|found \"}\", expected ;",
			"options { a 1; }|1|13|found \"1\", expected =", "options { 1 = a; }|1|11|found \"1\", expected a name",
			"options { a = 1; a = 2; }|1|18|a: this name stands here twice, expected it once",
			"options { a = b + 1; }|1|15|found \"b\", which is no constant",
			"options { a = 1 + b; }|1|19|found \"b\", which is no constant",
			"options { t = \"x\"; a = 1 + t; }|1|28|found \"t\", which is a text, expected a number",
			"options { a = 1 / 0; }|1|17|found a division by zero",
			"options { a = 1 % (1 - 1); }|1|17|found a division by zero",
			"options { a = 1 << 64; }|1|17|found a shift by 64, expected 0 to 63",
			"options { a = 1.x; }|1|17|found \"x\", expected w, h or b behind the dot",
			"options { a = 12AB; }|1|15|found \"12AB\", expected a number like 12, 0x1F or 4K of at most 64 bits",
			"options { a = 99999999999999999999; }|1|15|found \"99999999999999999999\", expected a number like 12, 0x1F or 4K of at most 64 bits",
			"options { a = ''; }|1|15|found 0 characters, expected 1 to 8 between single quotes",
			"options { a = 'ABCDEFGHI'; }|1|15|found 9 characters, expected 1 to 8 between single quotes",
			"options { a = \"x; }|1|15|found no second \" in this line, which ends the text",
			"options { a = sizeof(b); }|1|15|found sizeof, which asks for a symbol of a program; expected a number",
			"options { a = ; }|1|15|found \";\", expected a number", "options { a = (1; }|1|17|found \";\", expected )",
			"options {|1|10|found the end of the file, expected a name",
			"/* x|1|1|found a comment without its end, expected */",
			"option { }|1|1|found \"option\", expected options, constants, sources or section",
			"\"x\"|1|1|found a text, expected options, constants, sources or section",
			"sources { a = b; }|1|15|found \"b\", expected a file in quotes, or extern(0)",
			"section (20; a=1, a=2) {}|1|19|a: this name stands here twice, expected it once",
			"section (20) { {|1|17|found the end of the file, expected }",
			"section (20) x|1|14|found \"x\", expected {",
			"options { a = §; }|1|15|found the character \"§\", which means nothing here",
			"section (20) { load {{ 0a }|1|21|found bytes without their end, expected }}" })
	void whatIsWrongIsSaidWithItsPlace(String text, int line, int column, String problem) {
		BadConfigurationException refused = assertThrows(BadConfigurationException.class, () -> parse(text));
		assertEquals(problem, refused.problem());
		assertEquals(List.of(line, column), List.of(refused.line(), refused.column()));
	}

	@Test
	void placesAreCountedOverLinesAndComments() {
		BadConfigurationException refused = assertThrows(BadConfigurationException.class,
				() -> parse("/* one\ntwo */ # x\r\n\toptions { a = 1;\n  /* a\n b\n */  b = ; }"));
		assertEquals(List.of(6, 10), List.of(refused.line(), refused.column()));
	}

	@Test
	void whatSbFilesHaveIsSkipped() throws Exception {
		BdFile file = parse("""
				keyblob (0) { (start=0x60001000, end=0x60001fff, key="00", counter="00", byteSwap=false) }
				section (1) {
				  load $text*, ~$data > .;
				  load {{ 0a 0b }} > 0x1000..0x2000;
				  if defined(x) { erase all; } else { jump 'abc'; }
				  enable @0x110 0x2000;
				}
				""");
		assertEquals(2, file.warnings().size());
		assertEquals(List.of(), file.sections().get(0).entries());
	}

	@Test
	void deepNestingEndsInASentence() {
		for (String open : List.of("(", "-", "!")) {
			BadConfigurationException refused = assertThrows(BadConfigurationException.class,
					() -> parse("options { a = " + open.repeat(50_000) + "1; }"));
			assertTrue(refused.problem().startsWith("found an expression that is nested too deeply"), open);
		}
	}

	/** Whatever stands in a file, it is read or refused with one sentence. */
	@Property(tries = 2000)
	void anyTextIsReadOrRefused(@ForAll @StringLength(max = 60) String text, @ForAll boolean inOptions) {
		String content = inOptions ? "options { a = " + text + "; }" : text;
		try {
			parse(content);
		} catch (BadConfigurationException refused) {
			assertTrue(refused.line() >= 1 && refused.column() >= 1);
		}
	}

	@Test
	void filesThatAreNoTextAreRefused(@TempDir Path folder) throws Exception {
		Path file = Files.write(folder.resolve("x.bd"), new byte[] { (byte) 0xFF, 0 });
		assertEquals(file + ": this is not a text file in UTF-8",
				assertThrows(BadInputException.class, () -> BdReader.read(file)).getMessage());
		Files.write(file, "\uFEFFoptions { a = 1; }".getBytes(StandardCharsets.UTF_8));
		assertEquals(1, BdReader.read(file).options().size());
	}

	private static BdFile parse(String text) throws BadConfigurationException {
		return BdReader.parse(FILE, text);
	}
}
