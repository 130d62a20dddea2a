/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.otp;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What was read of a board's fuses. */
final class FuseState {

	private final Map<Integer, Integer> values;

	/**
	 * @param values
	 *            by word index; a word that could not be read is missing
	 */
	FuseState(Map<Integer, Integer> values) {
		this.values = Map.copyOf(values);
	}

	/** Returns what was read, by word index. */
	Map<Integer, Integer> values() {
		return values;
	}

	boolean knows(FuseWord word) {
		return values.containsKey(word.index());
	}

	/** Returns what is burnt in a word, 0 if it is not known. */
	int value(FuseWord word) {
		return values.getOrDefault(word.index(), 0);
	}

	/** Returns what is burnt in some words, each as eight hexadecimal digits or "unknown". */
	String text(Collection<FuseWord> words) {
		return words.stream().map(word -> knows(word) ? String.format(Locale.ROOT, "%08x", value(word)) : "unknown")
				.collect(Collectors.joining(" "));
	}

	/** Returns the lock word's value; empty if it was not read. */
	Optional<Integer> lockValue(FuseLock lock) {
		return Optional.ofNullable(values.get(lock.word()));
	}
}
