/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.imports;

/**
 * Something to know about an import.
 *
 * @param kind
 *            what became of it
 * @param place
 *            what it is about: a file and a key in it, as the user knows them; may be empty
 * @param message
 *            one sentence or clause; never holds a secret
 */
public record Remark(Kind kind, String place, String message) {

	/** What became of a thing. */
	public enum Kind {
		/** It is in what will be written. */
		TAKEN("taken over"),
		/** It is in what will be written, but what it meant was not certain: to be looked at. */
		ASSUMED("assumed"),
		/** It is not in what will be written. */
		LEFT_OUT("left out");

		private final String words;

		Kind(String words) {
			this.words = words;
		}

		/** @return the kind in words, such as "left out" */
		public String words() {
			return words;
		}
	}

	/** @return the remark as one line */
	@Override
	public String toString() {
		return kind.words + ": " + (place.isEmpty() ? "" : place + ": ") + message;
	}
}
