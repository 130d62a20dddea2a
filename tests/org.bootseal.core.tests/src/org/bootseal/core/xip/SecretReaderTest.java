/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.xip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import org.bootseal.core.BadInputException;
import org.bootseal.core.config.YamlMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretReaderTest {

	private static final String KEY = "00112233445566778899aabbccddeeff";

	@TempDir
	private Path folder;
	private final List<String> warnings = new ArrayList<>();

	private Secret key(String text) throws Exception {
		YamlMap map = YamlMap.parse(folder.resolve("c.yaml"), "key: " + text);
		return new SecretReader(warnings).key(map.required("key"), 16);
	}

	@ParameterizedTest
	@ValueSource(strings = { "'0x00112233445566778899AABBCCDDEEFF'", "0x00112233445566778899aabbccddeeff",
			"'00112233445566778899aabbccddeeff'", "88962710306127702866241727433142015", "binary.bin", "text.txt" })
	void allFormsAreRead(String text) throws Exception {
		Files.write(folder.resolve("binary.bin"), HexFormat.of().parseHex(KEY));
		Files.writeString(folder.resolve("text.txt"), "0x" + KEY + "\n");

		assertEquals(Secret.of(HexFormat.of().parseHex(KEY)), key(text));
		assertEquals(List.of(), warnings);
	}

	@ParameterizedTest
	@CsvSource({ "0x112233445566778899aabbccddeeff00112233445566778899, no 16 bytes", "0xZZ, no 16 bytes",
			"short.bin, 'has 3 bytes, expected the 16'", "both.bin, 'can be read as 16 bytes and as hex'",
			"long.bin, 'has 161 bytes'", "missing.bin, no 16 bytes" })
	void whatIsNoKeyIsRefusedWithoutShowingIt(String text, String message) throws Exception {
		Files.write(folder.resolve("short.bin"), new byte[] { 1, (byte) 0xFE, 3 });
		Files.write(folder.resolve("long.bin"), new byte[161]);
		Files.write(folder.resolve("both.bin"), "0123456789abcdef".getBytes(StandardCharsets.US_ASCII));

		BadInputException e = assertThrows(BadInputException.class, () -> key(text));

		assertTrue(e.getMessage().contains("c.yaml: line 1, column 6: key: "), e.getMessage());
		assertTrue(e.getMessage().contains(message), e.getMessage());
		assertFalse(e.getMessage().contains("112233"), e.getMessage());
	}

	@Test
	void whatIsUnsafeIsTold() throws Exception {
		assertTrue(key("'0x00'").isZero());
		assertEquals(2, warnings.size());
		assertTrue(warnings.get(0).contains("has 2 hexadecimal digits instead of 32"), warnings.get(0));
		assertTrue(warnings.get(1).contains("all zero"), warnings.get(1));
	}
}
