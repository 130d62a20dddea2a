/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.config;

/** What a key wants, in words. */
final class SchemaWords {

	private SchemaWords() {
		// static only
	}

	static String expected(KeyInfo key) {
		return switch (key.kind()) {
		case TEXT -> "a text";
		case NUMBER -> YamlValue.range(key.min(), key.max());
		case CHOICE -> (key.choices().size() > 1 ? "one of " : "") + String.join(", ", key.choices())
				+ (key.max() >= 0 ? ", or " + YamlValue.range(key.min(), key.max()) : "");
		case FLAG -> "one of true, false";
		case FILE -> "the name of a file";
		case FOLDER -> "the name of a folder";
		case LIST -> "a list";
		case MAP -> "keys with values" + (key.max() >= 0 ? ", or " + YamlValue.range(key.min(), key.max()) : "");
		default -> throw new IllegalStateException("unknown kind " + key.kind());
		};
	}
}
