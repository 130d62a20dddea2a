/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.hab;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.bootseal.core.BadInputException;

/**
 * The keys of one mapping of a configuration. Notes which were asked for; what is left is not known and gives warnings.
 */
final class ConfigMap {

	private final ConfigNode node;
	private final Map<String, ConfigNode> children;
	private final Set<String> known = new HashSet<>();

	ConfigMap(ConfigNode node) throws BadInputException {
		this.node = node;
		this.children = node.children();
	}

	ConfigNode node() {
		return node;
	}

	/** The value of a key, or empty when the key is missing or nothing stands there. */
	Optional<ConfigNode> optional(String key) {
		known.add(key);
		return Optional.ofNullable(children.get(key)).filter(child -> !child.isNothing());
	}

	ConfigNode required(String key) throws BadInputException {
		return optional(key).orElseThrow(() -> {
			ConfigNode empty = children.get(key);
			return empty != null ? empty.problem("found nothing, expected a value")
					: node.problem("the key " + key + " is missing");
		});
	}

	/** A warning for a key that is known but has no effect here. */
	void ignored(String key, String reason, List<HabWarning> warnings) {
		optional(key).ifPresent(child -> warnings.add(new HabWarning(HabWarning.Kind.UNUSED_KEY,
				child.place() + " has no effect: " + reason, child.line(), child.column())));
	}

	/** Warnings for the keys that nobody asked for. */
	void warnUnknown(List<HabWarning> warnings) {
		for (ConfigNode child : children.values()) {
			if (!known.contains(child.key())) {
				warnings.add(new HabWarning(HabWarning.Kind.UNUSED_KEY,
						child.place() + " is no known key" + suggestion(child.key(), known), child.line(),
						child.column()));
			}
		}
	}

	/** ", did you mean X?" with the nearest of some words, or nothing when none is near. */
	static String suggestion(String word, Iterable<String> candidates) {
		String best = null;
		int bestDistance = Math.max(2, word.length() / 3) + 1;
		List<String> sorted = new ArrayList<>();
		candidates.forEach(sorted::add);
		sorted.sort(null);
		for (String candidate : sorted) {
			int distance = distance(word.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
			if (distance < bestDistance) {
				best = candidate;
				bestDistance = distance;
			}
		}
		return best == null ? "" : ", did you mean " + best + "?";
	}

	/** Levenshtein distance. */
	private static int distance(String one, String other) {
		int[] row = new int[other.length() + 1];
		for (int j = 0; j < row.length; j++) {
			row[j] = j;
		}
		for (int i = 1; i <= one.length(); i++) {
			int diagonal = row[0];
			row[0] = i;
			for (int j = 1; j < row.length; j++) {
				int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
				diagonal = row[j];
				row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
			}
		}
		return row[other.length()];
	}
}
