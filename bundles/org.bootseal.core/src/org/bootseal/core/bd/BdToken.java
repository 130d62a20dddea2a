/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.bd;

/**
 * A piece of a BD file.
 *
 * @param kind
 *            what it is
 * @param text
 *            a name, what stands between quotes, or the characters of a sign; digits of a number
 * @param number
 *            value of a number, else 0
 * @param line
 *            line of its first character, from 1
 * @param column
 *            column of its first character, from 1
 */
record BdToken(Kind kind, String text, long number, int line, int column) {

	/** What a token is. */
	enum Kind {
		/** A number, or one to eight characters in single quotes. */
		NUMBER,
		/** Text in double quotes. */
		TEXT,
		/** A name or a word of the grammar. */
		NAME,
		/** An operator or a bracket. */
		SIGN,
		/** What only SB files have: names of ELF sections, and bytes in double braces. */
		FOREIGN,
		/** Behind the last one. */
		END
	}

	boolean is(String sign) {
		return kind == Kind.SIGN && text.equals(sign);
	}

	boolean isName(String name) {
		return kind == Kind.NAME && text.equals(name);
	}

	/** For messages. */
	String shown() {
		return switch (kind) {
		case END -> "the end of the file";
		case TEXT -> "a text";
		default -> "\"" + text + "\"";
		};
	}
}
