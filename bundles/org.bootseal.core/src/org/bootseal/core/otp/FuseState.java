/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.otp;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What was read of a board's fuses. */
final class FuseState {

	private final Map<Integer, Integer> values;
	private final Set<Integer> locked;

	/**
	 * @param values
	 *            by word index; a word that could not be read is missing
	 * @param locked
	 *            indexes of the words that the part says can't be programmed any more
	 */
	FuseState(Map<Integer, Integer> values, Set<Integer> locked) {
		this.values = Map.copyOf(values);
		this.locked = Set.copyOf(locked);
	}

	/** Whether the part says that the word can't be programmed any more. */
	boolean isLocked(FuseWord word) {
		return locked.contains(word.index());
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
