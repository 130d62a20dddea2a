/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.csource;

/**
 * A word of a C source.
 *
 * @param kind
 *            what it is
 * @param text
 *            as it stands in the source
 * @param line
 *            the line, from 1
 */
record CToken(Kind kind, String text, int line) {

	/** What a word is. */
	enum Kind {
		/** A name. */
		NAME,
		/** A number, with its suffix. */
		NUMBER,
		/** An operator, or a text in quotes, of which nothing is read here. */
		OTHER,
		/** The end of the source. */
		END
	}

	boolean is(String other) {
		return kind != Kind.NUMBER && text.equals(other);
	}
}
