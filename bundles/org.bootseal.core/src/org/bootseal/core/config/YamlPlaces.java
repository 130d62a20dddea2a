/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.bootseal.core.config.YamlPlace.Kind;

/**
 * Says what is at a place of a text: by what was read where that is possible, otherwise by the indentation of the
 * lines, which works while a line is being typed.
 */
final class YamlPlaces {

	private static final Pattern DASH = Pattern.compile("\\G-(?=\\s|$)[ \\t]*");
	private static final Pattern KEY = Pattern
			.compile(
					"\\G(?:\"((?:[^\"\\\\]|\\\\.)*)\"|'((?:[^']|'')*)'|([^\\s#'\"\\[{&*!|>%@`](?:[^:#]|:(?=\\S)|(?<=\\S)#)*?))"
							+ "\\s*:(?=\\s|$)");

	/** A key or dash at the start of a line. */
	private record Token(int line, int column, String key) {

		boolean isDash() {
			return key == null;
		}
	}

	private final YamlDocument document;
	private final String text;
	private final TextLines lines;

	YamlPlaces(YamlDocument document) {
		this.document = document;
		this.text = document.text();
		this.lines = document.lines();
	}

	YamlPlace at(int offset) {
		Optional<YamlPlace> read = document.top().flatMap(top -> read(YamlPath.TOP, top, offset));
		return read.orElseGet(() -> typed(offset));
	}

	/** The key or single value there, if the text is sound. */
	private Optional<YamlPlace> read(YamlPath path, YamlValue value, int offset) {
		if (value.content() instanceof YamlContent.Scalar) {
			return scalar(path, value, offset);
		}
		for (YamlPath child : document.children(path)) {
			Optional<TextRange> key = document.keyRange(child);
			if (key.isPresent() && key.get().touches(offset)) {
				return Optional.of(new YamlPlace(Kind.KEY, child, unquoted(key.get())));
			}
			YamlValue below = document.find(child).orElseThrow();
			if (below.range().touches(offset)) {
				Optional<YamlPlace> found = read(child, below, offset);
				if (found.isPresent() || below.content() instanceof YamlContent.Scalar) {
					return found;
				}
			}
		}
		return Optional.empty();
	}

	private Optional<YamlPlace> scalar(YamlPath path, YamlValue value, int offset) {
		if (value.range().length() == 0 || !value.range().touches(offset)) {
			return Optional.empty();
		}
		String written = value.range().of(text);
		int keyLine = document.keyRange(path).map(key -> lines.indexOf(key.offset())).orElse(-1);
		boolean plain = "'\"|>&*!".indexOf(written.charAt(0)) < 0;
		if (plain && !(path.last().orElse(null) instanceof YamlPath.Item) && keyLine != value.line() - 1) {
			// a text on a line of its own is a key whose colon is not typed yet
			return Optional.of(new YamlPlace(Kind.KEY, path.key(written), value.range()));
		}
		return Optional.of(new YamlPlace(Kind.VALUE, path, unquoted(value.range())));
	}

	private TextRange unquoted(TextRange range) {
		boolean quoted = range.length() > 1 && "'\"".indexOf(text.charAt(range.offset())) >= 0;
		return quoted ? new TextRange(range.offset() + 1, range.length() - 2) : range;
	}

	/** By indentation. */
	private YamlPlace typed(int offset) {
		int line = lines.indexOf(offset);
		int start = lines.start(line);
		int end = lines.end(line);
		List<Token> tokens = new ArrayList<>();
		for (int i = 0; i < line; i++) {
			tokenize(i, tokens);
		}
		int comment = TextLines.comment(text, start, end);
		int ink = comment < 0 ? end : comment;
		int at = lines.firstInk(line);
		while (at < offset) {
			Matcher dash = DASH.matcher(text).region(at, end);
			if (!dash.find() || dash.end() > offset && dash.start() + 1 > offset) {
				break;
			}
			tokens.add(new Token(line, at - start, null));
			at = dash.end();
		}
		if (comment >= 0 && offset > comment) {
			return new YamlPlace(Kind.COMMENT, parent(tokens, at - start), new TextRange(offset, 0));
		}
		if (offset < at || at >= ink) {
			int column = Math.max(offset, offset >= at ? at : start) - start;
			YamlPath gap = parent(tokens, offset < at ? offset - start : column);
			return new YamlPlace(Kind.GAP, gap, new TextRange(offset, 0));
		}
		return typed(offset, at, ink, tokens);
	}

	private YamlPlace typed(int offset, int at, int ink, List<Token> tokens) {
		int start = lines.start(lines.indexOf(offset));
		boolean afterDash = !tokens.isEmpty() && tokens.get(tokens.size() - 1).isDash()
				&& tokens.get(tokens.size() - 1).line() == lines.indexOf(offset);
		YamlPath parent = parent(tokens, at - start);
		Matcher key = KEY.matcher(text).region(at, ink);
		if (key.find()) {
			String name = name(key);
			if (offset < key.end()) {
				return new YamlPlace(Kind.KEY, parent.key(name), unquoted(TextRange.between(at, keyEnd(key))));
			}
			return new FlowPlaces(text, key.end(), ink).at(parent.key(name), offset);
		}
		if (afterDash || "[{".indexOf(text.charAt(at)) >= 0) {
			return new FlowPlaces(text, at, ink).at(parent, offset);
		}
		int end = ink;
		while (end > at && Character.isWhitespace(text.charAt(end - 1))) {
			end--;
		}
		TextRange word = TextRange.between(at, end);
		return new YamlPlace(Kind.KEY, parent.key(word.of(text)), unquoted(word));
	}

	private void tokenize(int line, List<Token> tokens) {
		int end = lines.end(line);
		int at = lines.firstInk(line);
		Matcher dash = DASH.matcher(text).region(at, end);
		while (dash.find()) {
			tokens.add(new Token(line, at - lines.start(line), null));
			at = dash.end();
		}
		Matcher key = KEY.matcher(text).region(at, end);
		if (at < end && text.charAt(at) != '#' && key.find()) {
			tokens.add(new Token(line, at - lines.start(line), name(key)));
		}
	}

	private static String name(Matcher key) {
		if (key.group(1) != null) {
			return key.group(1).replaceAll("\\\\([\"\\\\])", "$1");
		}
		return key.group(2) != null ? key.group(2).replace("''", "'") : key.group(3);
	}

	private static int keyEnd(Matcher key) {
		return key.group(3) != null ? key.end(3) : key.end(key.group(1) != null ? 1 : 2) + 1;
	}

	/** The path of the mapping or list that something at a column after these tokens belongs to. */
	private static YamlPath parent(List<Token> tokens, int column) {
		List<YamlPath.Step> steps = new ArrayList<>();
		int limit = column;
		boolean dash = false;
		int index = 0;
		for (int i = tokens.size() - 1; i >= 0; i--) {
			Token token = tokens.get(i);
			if (dash && token.isDash() && token.column() == limit) {
				index++;
			} else if (token.column() < limit || dash && token.column() == limit) {
				if (dash) {
					steps.add(0, new YamlPath.Item(index));
				}
				limit = token.column();
				dash = token.isDash();
				index = 0;
				if (!dash) {
					steps.add(0, new YamlPath.Key(token.key()));
				}
			}
		}
		if (dash) {
			steps.add(0, new YamlPath.Item(index));
		}
		return new YamlPath(steps);
	}
}
