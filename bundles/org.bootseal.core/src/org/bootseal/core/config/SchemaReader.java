/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.config;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads the resource that describes a kind of configuration file. */
final class SchemaReader {

	private SchemaReader() {
		// static only
	}

	static KeyInfo read(String resource) {
		try {
			return key("", YamlMap.readResource(SchemaReader.class, resource));
		} catch (BadConfigurationException e) {
			throw new IllegalStateException(e);
		}
	}

	private static KeyInfo key(String name, YamlMap map) throws BadConfigurationException {
		KeyInfo.Kind kind = KeyInfo.Kind.valueOf(map.required("kind").text().toUpperCase(Locale.ROOT));
		Optional<YamlValue> item = map.optional("item");
		Optional<YamlValue> standard = map.optional("default");
		KeyInfo info = new KeyInfo(name, map.required("meaning").text(), kind, number(map, "min", 0),
				number(map, "max", -1), choices(map), standard.isPresent() ? standard.get().text() : "",
				map.flag("required"), children(map),
				item.isPresent() ? Optional.of(key("", item.get().map())) : Optional.empty());
		map.allowing();
		return info;
	}

	private static long number(YamlMap map, String key, long standard) throws BadConfigurationException {
		Optional<YamlValue> value = map.optional(key);
		return value.isPresent() ? value.get().number(0, Long.MAX_VALUE) : standard;
	}

	private static List<KeyInfo> children(YamlMap map) throws BadConfigurationException {
		List<KeyInfo> children = new ArrayList<>();
		Optional<YamlValue> keys = map.optional("keys");
		if (keys.isPresent()) {
			for (YamlValue value : keys.get().map().values()) {
				children.add(key(value.key(), value.map()));
			}
		}
		return children;
	}

	private static List<String> choices(YamlMap map) throws BadConfigurationException {
		List<String> choices = new ArrayList<>();
		Optional<YamlValue> list = map.optional("choices");
		if (list.isPresent()) {
			for (YamlValue value : list.get().elements()) {
				choices.add(value.text());
			}
		}
		Optional<YamlValue> index = map.optional("choicesFrom");
		return index.isPresent() ? firstWords(index.get().text()) : choices;
	}

	private static List<String> firstWords(String resource) {
		try (InputStream stream = SchemaReader.class.getResourceAsStream(resource);
				BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
			return reader.lines().filter(line -> !line.isBlank() && !line.startsWith("#"))
					.map(line -> line.split(" ")[0]).toList();
		} catch (IOException unreadable) {
			throw new IllegalStateException("the resource " + resource + " cannot be read", unreadable);
		}
	}
}
