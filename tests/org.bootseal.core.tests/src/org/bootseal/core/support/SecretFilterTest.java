/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is secret goes out of a text, however it is written; the rest stays. */
class SecretFilterTest {

	private static final String SECRET = "4711c0de";

	private static String clean(String text) {
		return new SecretFilter(Set.of(41), "/home/bob").clean(text).orElseThrow();
	}

	@ParameterizedTest
	@ValueSource(strings = { "dek:\n- 0x4711c0de\n- 0x4711c0de\nnext: 1", "{name: x, password: \"4711c0de\"}",
			"{\"name\": 1, \"password\": \"4711c0de\"}", "{name: x, password: '4711c0de', y: 1}",
			"[{word: 5, value: 0x1}, {word: 41, value: 0x4711c0de}]", "dek: | # mine\n  4711c0de",
			"dek: [0x1,\n  0x4711c0de]",
			"passwd:\n  4711c0de", "token: >-\n  4711c0de", "efuse-program-once 041 4711c0de",
			"bootseal --password 4711c0de", "<entry key=\"password\" value=\"4711c0de\"/>",
			"key: \"abc\n  4711c0de\"" })
	void secretsGoHoweverTheyAreWritten(String text) {
		String clean = clean(text);
		assertFalse(clean.contains(SECRET), clean);
		assertTrue(clean.contains(SecretFilter.HIDDEN), clean);
	}

	@Test
	void aKeyWordByItsIndexIsHiddenInAnyBase() {
		assertEquals("  41: (left out)\n  42: 4712", clean("  41: 4711\n  42: 4712"));
	}

	@Test
	void whatIsNoSecretStays() {
		String text = "device: MIMXRT1020\nimage:\n  source: app.elf\nkeys:\n  folder: pki\n- a\n";
		assertEquals(text, clean(text));
	}

	@Test
	void theHomeFolderGoesInAllSpellings() {
		SecretFilter windows = new SecretFilter(Set.of(), "C:\\Users\\bob");
		assertEquals("~\\a ~\\\\b ~/c",
				windows.clean("C:\\Users\\bob\\a C:\\\\Users\\\\bob\\\\b C:/Users/bob/c").orElseThrow());
		assertEquals("/a/b", new SecretFilter(Set.of(), "/").clean("/a/b").orElseThrow());
	}
}
