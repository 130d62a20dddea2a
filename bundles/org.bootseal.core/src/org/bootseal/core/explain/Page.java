/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.explain;

import java.util.ArrayList;
import java.util.List;

/**
 * What is known of one code.
 *
 * @param kind
 *            whose code it is
 * @param id
 *            the word by which it is called up; no two pages have the same
 * @param title
 *            one line: number, name and a few words
 * @param meaning
 *            what it says, one or a few sentences
 * @param causes
 *            what usually leads to it, most likely first; at least one
 * @param steps
 *            what to do next, in this order; at least one
 * @param sources
 *            where this is known from
 * @param names
 *            other words by which people know it
 * @param general
 *            whether a part of it was written for a whole group of codes, because nothing is recorded of this one
 */
public record Page(Kind kind, String id, String title, String meaning, List<String> causes, List<String> steps,
		List<String> sources, List<String> names, boolean general) {

	/** Whose code it is. */
	public enum Kind {
		/** A status of the flashloader, or of the host tools that talk to it. */
		FLASHLOADER("status of the flashloader"),
		/** A word of the ROM over SDP. */
		ROM("word of the ROM"),
		/** The verdict of HAB: first byte of an event. */
		HAB_STATUS("status of HAB"),
		/** Why HAB came to it: second byte of an event. */
		HAB_REASON("reason of HAB"),
		/** What HAB was doing: third byte of an event. */
		HAB_CONTEXT("context of HAB"),
		/** The engine that HAB used: last byte of an event. */
		HAB_ENGINE("engine of HAB"),
		/** Why the way to the board failed. */
		CONNECTION("failure of the connection"),
		/** What the doctor finds wrong. */
		CAUSE("cause");

		private final String text;

		Kind(String text) {
			this.text = text;
		}

		/** @return a few words for people */
		public String text() {
			return text;
		}
	}

	/** Copies the lists. */
	public Page {
		causes = List.copyOf(causes);
		steps = List.copyOf(steps);
		sources = List.copyOf(sources);
		names = List.copyOf(names);
	}

	/** @return all of it but the title, one thought a line */
	public List<String> lines() {
		List<String> lines = new ArrayList<>(List.of(meaning));
		causes.forEach(cause -> lines.add("cause: " + cause));
		for (int i = 0; i < steps.size(); i++) {
			lines.add("try " + (i + 1) + ": " + steps.get(i));
		}
		if (general) {
			lines.add("Not all of this is known of this code itself: some is what holds for its whole group.");
		}
		if (!sources.isEmpty()) {
			lines.add("source: " + String.join("; ", sources));
		}
		return List.copyOf(lines);
	}
}
