/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.config;

import java.util.List;
import java.util.Optional;

/**
 * What may stand behind one key of a configuration file.
 *
 * @param name
 *            the key; empty for elements of a list and for the top
 * @param meaning
 *            what it is, one or two sentences for the user
 * @param kind
 *            what the value is
 * @param min
 *            smallest number that is right
 * @param max
 *            largest number that is right; -1 if no number is. Where it is 0 or more, a number is right even if the
 *            kind is another one, as in SPSDK's option words
 * @param choices
 *            the texts that are right, compared without case; of a TEXT those that are worth proposing; else empty
 * @param defaultText
 *            what counts if the key is absent, for people; may be empty
 * @param required
 *            whether the mapping that has this key can't be without it
 * @param children
 *            the keys below, in the order in which they are written; empty unless the kind is MAP
 * @param item
 *            what each element is; empty unless the kind is LIST
 */
public record KeyInfo(String name, String meaning, Kind kind, long min, long max, List<String> choices,
		String defaultText, boolean required, List<KeyInfo> children, Optional<KeyInfo> item) {

	/** What a value is. */
	public enum Kind {
		/** Any text that is not blank. */
		TEXT,
		/** A number from min to max. */
		NUMBER,
		/** One of some texts. */
		CHOICE,
		/** true or false. */
		FLAG,
		/** The name of a file, from the folder of the configuration. */
		FILE,
		/** The name of a folder, from the folder of the configuration. */
		FOLDER,
		/** Elements; a single one may stand there without being in a list. */
		LIST,
		/** Keys with values. */
		MAP
	}

	/** Copies the lists. */
	public KeyInfo {
		choices = List.copyOf(choices);
		children = List.copyOf(children);
	}

	/**
	 * @param key
	 *            a key
	 * @return what it is below this one, if it is known
	 */
	public Optional<KeyInfo> child(String key) {
		return children.stream().filter(child -> child.name().equals(key)).findFirst();
	}

	/** @return what is right as value, in words such as "a number from 0 to 3" */
	public String expected() {
		return SchemaWords.expected(this);
	}
}
