/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.config;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How texts, keys and what is below them are written into YAML. Whoever uses it reads the result back to be sure. */
record YamlWriting(String lineEnd, int indent) {

	private static final int INDENT = 2;
	private static final String INDICATORS = "-?:,[]{}#&*!|>'\"%@`";

	/** How a single value is quoted. */
	enum Quotes {
		/** Without, where that is possible. */
		NONE("", ""),
		/** In which only ' is special. */
		SINGLE("'", "'"),
		/** In which everything can be said. */
		DOUBLE("\"", "\"");

		private final String open;
		private final String close;

		Quotes(String open, String close) {
			this.open = open;
			this.close = close;
		}

		/** The ways to write a value, the one that its place had first. */
		static List<Quotes> likeIn(String written) {
			if (written.startsWith("\"")) {
				return List.of(DOUBLE, SINGLE);
			}
			return written.startsWith("'") ? List.of(SINGLE, DOUBLE) : List.of(NONE, SINGLE, DOUBLE);
		}
	}

	/** As a text is written already; two blanks where it shows no habit. */
	static YamlWriting likeIn(String text, YamlValue top) {
		int end = text.indexOf('\n');
		String lineEnd = end < 0 && text.indexOf('\r') >= 0 ? "\r"
				: end > 0 && text.charAt(end - 1) == '\r' ? "\r\n" : "\n";
		int indent = INDENT;
		if (top.content() instanceof YamlContent.Mapping mapping) {
			for (YamlValue value : mapping.values().values()) {
				if (value.content() instanceof YamlContent.Mapping && value.line() > top.line()
						&& value.column() > top.column() && text.charAt(value.range().offset()) != '{') {
					indent = value.column() - top.column();
					break;
				}
			}
		}
		return new YamlWriting(lineEnd, indent);
	}

	/** A single value. */
	static String scalar(String value, Quotes quotes) {
		return switch (quotes) {
		case NONE -> isPlain(value) ? value : quoted(value);
		case SINGLE -> quotes.open + value.replace("'", "''") + quotes.close;
		case DOUBLE -> quotes.open + escaped(value) + quotes.close;
		default -> throw new IllegalStateException("unknown quotes " + quotes);
		};
	}

	private static String quoted(String value) {
		boolean printable = value.chars().allMatch(c -> c >= ' ' && c < 0x7F);
		return scalar(value, printable ? Quotes.SINGLE : Quotes.DOUBLE);
	}

	/** Whether a text may stand without quotation marks in flow and in block style. */
	private static boolean isPlain(String value) {
		if (value.isEmpty() || value.isBlank() || !value.equals(value.strip()) || value.endsWith(":")
				|| value.contains(": ") || value.contains(" #")) {
			return false;
		}
		boolean first = INDICATORS.indexOf(value.charAt(0)) < 0
				|| "-?:".indexOf(value.charAt(0)) >= 0 && value.length() > 1 && value.charAt(1) != ' ';
		return first && value.chars().allMatch(c -> c >= ' ' && c != 0x7F && ",[]{}".indexOf(c) < 0);
	}

	private static String escaped(String value) {
		StringBuilder escaped = new StringBuilder();
		value.codePoints().forEach(c -> {
			switch (c) {
			case '"', '\\' -> escaped.append('\\').appendCodePoint(c);
			case '\n' -> escaped.append("\\n");
			case '\r' -> escaped.append("\\r");
			case '\t' -> escaped.append("\\t");
			default -> {
				boolean printable = c >= ' ' && c < 0x7F || c >= 0xA0 && c < 0xD800 && c != 0x2028 && c != 0x2029
						|| c >= 0xE000 && c < 0xFFFE && c != 0xFEFF || c >= 0x10000 && c < 0xE0000;
				if (printable) {
					escaped.appendCodePoint(c);
				} else {
					escaped.append(String.format(Locale.ROOT, c > 0xFFFF ? "\\U%08x" : "\\u%04x", c));
				}
			}
			}
		});
		return escaped.toString();
	}

	/** A key with its colon. */
	static String key(String name) {
		return scalar(name, Quotes.NONE) + ":";
	}

	/**
	 * What comes behind a colon or a dash in block style, from the blank or line end on.
	 *
	 * @param steps
	 *            the keys and list positions still to be written
	 * @param column
	 *            how many blanks stand before the key or dash
	 * @param leaf
	 *            the value at their end, as written
	 * @param leafIsMap
	 *            whether the leaf is {@code {...}}: a list of those gets a line for each
	 */
	String block(List<YamlPath.Step> steps, int column, String leaf, boolean leafIsMap) {
		if (steps.isEmpty()) {
			return " " + leaf;
		}
		int inner = column + indent;
		List<YamlPath.Step> rest = steps.subList(1, steps.size());
		if (steps.get(0) instanceof YamlPath.Key key) {
			return lineEnd + " ".repeat(inner) + key(key.name()) + block(rest, inner, leaf, leafIsMap);
		}
		return rest.isEmpty() && !leafIsMap ? " [" + leaf + "]"
				: lineEnd + " ".repeat(inner) + "- " + flow(rest, leaf);
	}

	/** The same on one line. */
	static String flow(List<YamlPath.Step> steps, String leaf) {
		if (steps.isEmpty()) {
			return leaf;
		}
		String inner = flow(steps.subList(1, steps.size()), leaf);
		return steps.get(0) instanceof YamlPath.Key key ? "{ " + key(key.name()) + " " + inner + " }"
				: "[" + inner + "]";
	}

	/** Keys with values on one line. */
	static String flow(Map<String, String> fields, Quotes quotes) {
		List<String> written = new ArrayList<>();
		fields.forEach((key, value) -> written.add(key(key) + " " + scalar(value, quotes)));
		return written.isEmpty() ? "{}" : "{ " + String.join(", ", written) + " }";
	}

	/** Keys with values on a line each, the first without blanks before it. */
	String block(Map<String, String> fields, Quotes quotes, int column) {
		StringBuilder written = new StringBuilder();
		for (Iterator<Map.Entry<String, String>> i = fields.entrySet().iterator(); i.hasNext();) {
			Map.Entry<String, String> field = i.next();
			written.append(key(field.getKey())).append(' ').append(scalar(field.getValue(), quotes));
			if (i.hasNext()) {
				written.append(lineEnd).append(" ".repeat(column));
			}
		}
		return written.toString();
	}
}
