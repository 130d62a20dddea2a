/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import java.util.Optional;

/** The person at the other end, if there is one. */
interface Terminal {

	/** Nobody is there. */
	Terminal NONE = new Terminal() {
		@Override
		public boolean isThere() {
			return false;
		}

		@Override
		public Optional<String> ask(String question) {
			return Optional.empty();
		}

		@Override
		public Optional<char[]> askSecret(String question) {
			return Optional.empty();
		}
	};

	/** @return whether somebody can be asked */
	default boolean isThere() {
		return true;
	}

	/**
	 * @param question
	 *            what to ask, in one line
	 * @return the answer; empty if nobody answers
	 */
	Optional<String> ask(String question);

	/**
	 * @param question
	 *            what to ask, in one line
	 * @return the answer, which was not shown while it was typed; the caller clears it; empty if nobody can answer
	 */
	Optional<char[]> askSecret(String question);

	/** @return the terminal of this process, if its input and output are one */
	static Terminal ofProcess() {
		java.io.Console console = System.console();
		if (console == null) {
			return NONE;
		}
		return new Terminal() {
			@Override
			public Optional<String> ask(String question) {
				return Optional.ofNullable(console.readLine("%s", question));
			}

			@Override
			public Optional<char[]> askSecret(String question) {
				return Optional.ofNullable(console.readPassword("%s", question));
			}
		};
	}
}
