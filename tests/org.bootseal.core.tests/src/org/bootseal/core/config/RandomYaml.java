/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.config;

import java.util.Random;

/** Makes YAML as people write it: block and flow style, quotes, comments with a number each, all line ends. */
final class RandomYaml {

	private static final String[] WORDS = { "app.srec", "0xC0000007", "true", "a b", "MIMXRT1020", "1",
			"01/02/2026 03:04",
			"virtual:x", "- no", "'", "\u00E4\u20AC", "\uD83D\uDE00", "x#y", "{", "null", "", "a: b", "k:" };
	private static final String[] KEYS = { "bootseal", "device", "connection", "image", "keys", "memory", "fuses",
			"source",
			"words", "other", "a b" };

	private final Random random;
	private final String lineEnd;
	private final int indent;
	private int comments;

	RandomYaml(long seed) {
		random = new Random(seed);
		lineEnd = random.nextInt(3) == 0 ? "\r\n" : "\n";
		indent = 1 + random.nextInt(4);
	}

	/** How many comments were written; they read c0, c1 and so on, each followed by a full stop. */
	int comments() {
		return comments;
	}

	Random random() {
		return random;
	}

	/** Any text that a form field may hold. */
	String word() {
		return WORDS[random.nextInt(WORDS.length)];
	}

	String key() {
		return KEYS[random.nextInt(KEYS.length)];
	}

	String text() {
		StringBuilder text = new StringBuilder();
		if (random.nextInt(8) == 0) {
			text.append("---").append(lineEnd);
		}
		lines(text, 0);
		map(text, 0, 0, false);
		// without its line end, a text of several lines would be another text
		if (random.nextInt(3) == 0 && !text.toString().endsWith("# no comment" + lineEnd)) {
			text.setLength(text.length() - lineEnd.length());
		}
		return text.toString();
	}

	private void end(StringBuilder text) {
		if (random.nextInt(3) == 0) {
			text.append(random.nextBoolean() ? " " : "    ").append(comment());
		} else if (random.nextInt(6) == 0) {
			text.append(' ');
		}
		text.append(lineEnd);
	}

	private String comment() {
		String comment = "# c" + comments + ". - a: [b,\t\"c";
		comments++;
		return comment;
	}

	/** Empty lines and comments between two others. */
	private void lines(StringBuilder text, int column) {
		while (random.nextInt(5) == 0) {
			text.append(random.nextBoolean() ? "" : " ".repeat(column + random.nextInt(3)) + comment()).append(lineEnd);
		}
	}

	private void map(StringBuilder text, int column, int depth, boolean started) {
		int start = random.nextInt(KEYS.length);
		int count = 1 + random.nextInt(4);
		for (int i = 0; i < count; i++) {
			if (i > 0 || !started) {
				text.append(" ".repeat(column));
			}
			String key = KEYS[(start + i) % KEYS.length];
			text.append(random.nextInt(6) == 0 ? "'" + key + "'" : key).append(random.nextInt(9) == 0 ? " :" : ":");
			value(text, column, depth, true);
			if (i + 1 < count) {
				lines(text, column);
			}
		}
	}

	private void value(StringBuilder text, int column, int depth, boolean behindKey) {
		int inner = column + indent;
		switch (depth > 2 ? random.nextInt(3) : random.nextInt(7)) {
		case 0 -> end(text);
		case 1, 2 -> {
			text.append(" ".repeat(1 + random.nextInt(3))).append(scalar());
			end(text);
		}
		case 3 -> {
			text.append(' ');
			flow(text, depth, inner);
			end(text);
		}
		case 4 -> {
			if (behindKey) {
				end(text);
				lines(text, inner);
				list(text, random.nextBoolean() ? column : inner, depth + 1);
			} else {
				text.append(" ".repeat(indent));
				list(text, column + 1 + indent, depth + 1, true);
			}
		}
		case 5 -> {
			text.append(random.nextBoolean() ? " >" : " |-");
			end(text);
			text.append(" ".repeat(inner)).append("some text").append(lineEnd).append(" ".repeat(inner))
					.append("# no comment").append(lineEnd);
		}
		default -> {
			if (behindKey) {
				end(text);
				lines(text, inner);
				map(text, inner, depth + 1, false);
			} else {
				text.append(" ".repeat(indent));
				map(text, column + 1 + indent, depth + 1, true);
			}
		}
		}
	}

	private void list(StringBuilder text, int column, int depth) {
		list(text, column, depth, false);
	}

	private void list(StringBuilder text, int column, int depth, boolean started) {
		int count = 1 + random.nextInt(3);
		for (int i = 0; i < count; i++) {
			if (i > 0 || !started) {
				text.append(" ".repeat(column));
			}
			text.append('-');
			value(text, column, depth, false);
			if (i + 1 < count) {
				lines(text, column);
			}
		}
	}

	private void flow(StringBuilder text, int depth, int column) {
		boolean list = random.nextBoolean();
		text.append(list ? '[' : '{');
		int count = random.nextInt(4);
		for (int i = 0; i < count; i++) {
			text.append(random.nextInt(3) > 0 ? " " : "");
			if (random.nextInt(8) == 0) {
				end(text);
				text.append(" ".repeat(column));
			}
			if (!list) {
				text.append(KEYS[i]).append(": ");
			}
			if (depth < 2 && random.nextInt(4) == 0) {
				flow(text, depth + 1, column);
			} else {
				text.append(scalar());
			}
			text.append(i + 1 < count || random.nextInt(5) == 0 ? "," : "");
			if (random.nextInt(8) == 0) {
				end(text);
				text.append(" ".repeat(column));
			}
		}
		text.append(random.nextBoolean() ? " " : "").append(list ? ']' : '}');
	}

	private String scalar() {
		YamlWriting.Quotes[] quotes = YamlWriting.Quotes.values();
		return YamlWriting.scalar(word(), quotes[random.nextInt(quotes.length)]);
	}
}
