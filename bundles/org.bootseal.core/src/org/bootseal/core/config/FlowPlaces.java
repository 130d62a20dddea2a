/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.config;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import org.bootseal.core.config.YamlPlace.Kind;

/** Says what is at a place of a value on one line, such as a list of keys in braces, also an unfinished one. */
final class FlowPlaces {

	/** An open bracket or brace. */
	private static final class Open {

		final boolean list;
		int index;
		String key;

		Open(boolean list) {
			this.list = list;
		}

		void next() {
			index++;
			key = null;
		}
	}

	private final String text;
	private final int from;
	private final int to;

	FlowPlaces(String text, int from, int to) {
		this.text = text;
		this.from = from;
		this.to = to;
	}

	/** The path is that of the whole value. */
	YamlPlace at(YamlPath path, int offset) {
		Deque<Open> open = new ArrayDeque<>();
		int start = from;
		while (start < to && Character.isWhitespace(text.charAt(start))) {
			start++;
		}
		if (start >= to || "[{".indexOf(text.charAt(start)) < 0 || offset <= start) {
			int end = to;
			while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
				end--;
			}
			return offset < start || offset > end || start == end
					? new YamlPlace(Kind.VALUE, path, new TextRange(offset, 0))
					: new YamlPlace(Kind.VALUE, path, word(start, end));
		}
		int at = start;
		while (at < to) {
			int end = end(at, !open.isEmpty() && open.peek().list);
			if (end > at && offset >= at && offset <= end) {
				return place(path, open, at, end);
			}
			if (end == at) {
				if (offset <= at) {
					break;
				}
				bracket(open, text.charAt(at));
				end = at + 1;
			} else if (!open.isEmpty() && !open.peek().list && open.peek().key == null
					&& !text.substring(at, end).isBlank()) {
				open.peek().key = word(at, end).of(text);
			}
			at = end;
			while (at < to && Character.isWhitespace(text.charAt(at)) && at < offset) {
				at++;
			}
		}
		return place(path, open, offset, offset);
	}

	private static void bracket(Deque<Open> open, char c) {
		switch (c) {
		case '[', '{' -> open.push(new Open(c == '['));
		case ']', '}' -> open.poll();
		case ',' -> {
			if (!open.isEmpty()) {
				open.peek().next();
			}
		}
		default -> {
			// a colon: the key before it is known
		}
		}
	}

	/** The end of the word that starts here; the start itself if an indicator stands there. */
	private int end(int start, boolean list) {
		char quote = text.charAt(start);
		if (quote == '"' || quote == '\'') {
			int close = text.indexOf(quote, start + 1);
			return close < 0 || close >= to ? to : close + 1;
		}
		int end = start;
		while (end < to && ",[]{}".indexOf(text.charAt(end)) < 0 && !isColon(end, list)) {
			end++;
		}
		while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
			end--;
		}
		return end;
	}

	private boolean isColon(int at, boolean list) {
		return !list && text.charAt(at) == ':' && (at + 1 >= to || " \t,[]{}".indexOf(text.charAt(at + 1)) >= 0);
	}

	private YamlPlace place(YamlPath path, Deque<Open> open, int start, int end) {
		YamlPath inner = path;
		List<Open> outerFirst = new ArrayList<>(open);
		for (int i = outerFirst.size() - 1; i > 0; i--) {
			inner = step(inner, outerFirst.get(i));
		}
		TextRange word = word(start, end);
		if (outerFirst.isEmpty()) {
			return new YamlPlace(Kind.VALUE, inner, word);
		}
		Open innermost = outerFirst.get(0);
		boolean typed = end > start;
		if (innermost.list ? typed : innermost.key != null) {
			return new YamlPlace(Kind.VALUE, step(inner, innermost), word);
		}
		return typed ? new YamlPlace(Kind.KEY, inner.key(word.of(text)), word) : new YamlPlace(Kind.GAP, inner, word);
	}

	private static YamlPath step(YamlPath path, Open open) {
		if (open.list) {
			return path.item(open.index);
		}
		return open.key == null ? path : path.key(open.key);
	}

	private TextRange word(int start, int end) {
		boolean quoted = end > start && "'\"".indexOf(text.charAt(start)) >= 0;
		boolean closed = quoted && end > start + 1 && text.charAt(end - 1) == text.charAt(start);
		return TextRange.between(quoted ? start + 1 : start, closed ? end - 1 : end);
	}
}
