/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.config;

import java.util.List;
import java.util.Map;

/** What stands at a place of a YAML text. */
sealed interface YamlContent {

	/** A single value; plain means without quotes. */
	record Scalar(String text, boolean plain) implements YamlContent {

		/** Whether nothing stands here: an empty value, ~ or null. */
		boolean isNothing() {
			return plain && switch (text) {
			case "", "~", "null", "Null", "NULL" -> true;
			default -> false;
			};
		}
	}

	/** A list. */
	record Sequence(List<YamlValue> elements) implements YamlContent {
	}

	/** The keys, as values that know where they stand, and what they mean; both in the order of the text. */
	record Mapping(Map<String, YamlValue> keys, Map<String, YamlValue> values) implements YamlContent {
	}
}
