/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that a misspelt one was meant to be. */
public final class Spelling {

	private Spelling() {
		// static only
	}

	/**
	 * @param word
	 *            a word that is not known
	 * @param known
	 *            the known ones
	 * @return " (did you mean X?)" with the nearest of them, or nothing when none is near
	 */
	public static String suggestion(String word, Collection<String> known) {
		return nearest(word, known).map(best -> " (did you mean " + best + "?)").orElse("");
	}

	/**
	 * @param word
	 *            a word that is not known
	 * @param known
	 *            the known ones
	 * @return the nearest of them; empty when none is near
	 */
	public static Optional<String> nearest(String word, Collection<String> known) {
		String best = null;
		int bestDistance = Math.max(2, word.length() / 3) + 1;
		List<String> sorted = new ArrayList<>(known);
		sorted.sort(null);
		for (String candidate : sorted) {
			int distance = distance(word.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
			if (distance < bestDistance) {
				best = candidate;
				bestDistance = distance;
			}
		}
		return Optional.ofNullable(best);
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
