/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.compare;

/**
 * Something that differs between two boards.
 *
 * @param kind
 *            what it is about
 * @param subject
 *            what differs, a few words
 * @param good
 *            what the good board has
 * @param bad
 *            what the bad board has
 * @param meaning
 *            what the difference means, one sentence
 */
public record Difference(Kind kind, String subject, String good, String bad, String meaning) {

	/** What a difference is about, the most telling first. */
	public enum Kind {
		/** HAB: open or closed, its last verdict. */
		HAB,
		/** What the flashloader found of the flash. */
		FLASH,
		/** What the flashloader was told of the flash. */
		CONFIGURATION,
		/** The FCB in the flash. */
		FCB,
		/** What is burnt. */
		FUSES,
		/** Versions of ROM and flashloader. */
		VERSION,
		/** Which commands were answered otherwise. */
		ANSWER,
		/** What the ROM did at the end. */
		BOOT,
		/** How often something was done again. */
		RETRIES,
		/** How long something took. */
		TIMING
	}

	/** @return one line */
	@Override
	public String toString() {
		return subject + ": good " + good + ", bad " + bad + ". " + meaning;
	}
}
