/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class YamlPathTest {

	@Property
	void whatIsWrittenIsReadBack(@ForAll("paths") YamlPath path) {
		assertEquals(path, YamlPath.parse(path.toString()));
	}

	@Provide
	Arbitrary<YamlPath> paths() {
		Arbitrary<YamlPath.Step> keys = Arbitraries.strings().ofMaxLength(6).map(YamlPath.Key::new);
		Arbitrary<YamlPath.Step> tricky = Arbitraries.strings().withChars("a.[]\"\\ \n").ofMaxLength(5)
				.map(YamlPath.Key::new);
		Arbitrary<YamlPath.Step> items = Arbitraries.integers().between(0, 999_999_999).map(YamlPath.Item::new);
		return Arbitraries.oneOf(List.of(keys, tricky, items)).list().ofMaxSize(5).map(YamlPath::new);
	}

	@ParameterizedTest
	@ValueSource(strings = { ".a", "a.", "a..b", "a[x]", "a[1", "a]b", "\"a", "a\"b\"", "[-1]" })
	void whatIsNoPathIsRefused(String text) {
		assertThrows(IllegalArgumentException.class, () -> YamlPath.parse(text));
	}
}
