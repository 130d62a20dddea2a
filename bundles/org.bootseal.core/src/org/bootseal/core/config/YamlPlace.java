/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.config;

/**
 * What is at one place of a YAML text, also of a broken or unfinished one.
 *
 * @param kind
 *            what is there
 * @param path
 *            the path of the key or value there; for a gap that of the mapping or list that a line typed there would
 *            belong to; for a misspelt or unfinished key its path as it is typed
 * @param word
 *            the characters of the key or value, without its quotation marks; empty at the place itself if there are
 *            none yet
 */
public record YamlPlace(Kind kind, YamlPath path, TextRange word) {

	/** What is at a place. */
	public enum Kind {
		/** A key, or what is being typed where a key is due. */
		KEY,
		/** A value, or the place for one. */
		VALUE,
		/** Nothing: an empty line or a blank where a key or a list element could be added. */
		GAP,
		/** A comment. */
		COMMENT
	}
}
