/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.hab;

import java.util.List;
import java.util.Optional;

import org.bootseal.core.config.YamlMap;
import org.bootseal.core.config.YamlValue;

/**
 * Something about an image or its configuration that a user should know although the image is built.
 *
 * @param kind
 *            what it is about
 * @param message
 *            one sentence, with the place in it
 * @param line
 *            line in the configuration from 1, or 0 when it is about no line
 * @param column
 *            column in the configuration from 1, or 0
 */
public record HabWarning(Kind kind, String message, int line, int column) {

	/** What a warning is about. */
	public enum Kind {
		/** A key of the configuration that is not known or not used. */
		UNUSED_KEY,
		/** The entry point is not where the application says. */
		ENTRY_POINT,
		/** The application is not where it was linked to, or leaves its memory. */
		ADDRESS,
		/** A certificate is expired or not valid yet. */
		CERTIFICATE_VALIDITY,
		/** A certificate is not issued by the super root key: a closed part refuses the image. */
		CERTIFICATE_CHAIN,
		/** Anything else. */
		OTHER
	}

	static HabWarning of(Kind kind, String message) {
		return new HabWarning(kind, message, 0, 0);
	}

	/** About a value of a configuration; the message goes on behind the value's place and key. */
	static HabWarning at(YamlValue value, Kind kind, String message) {
		return new HabWarning(kind, value.place() + message, value.line(), value.column());
	}

	/** Adds one if a key is there that is known but has no effect. */
	static void addIgnored(YamlMap map, String key, String reason, List<HabWarning> warnings) {
		Optional<YamlValue> value = map.optional(key);
		if (value.isPresent()) {
			warnings.add(at(value.get(), Kind.UNUSED_KEY, " has no effect: " + reason));
		}
	}

	/** Adds one for each key that nobody asked for. */
	static void addUnknown(YamlMap map, List<HabWarning> warnings) {
		for (YamlValue key : map.unknown()) {
			warnings.add(at(key, Kind.UNUSED_KEY, " is no known key" + map.suggestion(key)));
		}
	}
}
