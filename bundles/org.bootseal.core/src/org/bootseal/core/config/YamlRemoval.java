/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.config;

import java.util.List;

/** Finds the characters that go with a key or list element. */
final class YamlRemoval {

	private final YamlDocument document;
	private final String text;
	private final TextLines lines;

	YamlRemoval(YamlDocument document) {
		this.document = document;
		this.text = document.text();
		this.lines = document.lines();
	}

	/** What may be right, the best first. */
	List<TextEdit> of(YamlPath target) {
		if (target.isTop()) {
			return all();
		}
		YamlValue parent = document.find(target.parent()).orElseThrow();
		int end = document.valueRange(target).orElseThrow().end();
		char first = text.charAt(parent.range().offset());
		if (first == '{' || first == '[') {
			return fromFlow(parent, target, end);
		}
		return fromBlock(target.last().orElseThrow() instanceof YamlPath.Item item ? dash(parent, item.index())
				: document.keyRange(target).orElseThrow().offset(), end);
	}

	private List<TextEdit> all() {
		TextRange top = document.top().orElseThrow().range();
		return fromBlock(top.offset(), top.end());
	}

	private List<TextEdit> fromBlock(int start, int end) {
		int line = lines.indexOf(start);
		int last = lines.indexOf(end);
		if (text.substring(lines.start(line), start).isBlank()) {
			if (last + 1 < lines.count()) {
				return List.of(cut(lines.start(line), lines.start(last + 1)));
			}
			// no line end at the end of the text: there is none then either, unless a text of several lines needs it
			return List.of(cut(line == 0 ? 0 : lines.end(line - 1), text.length()),
					cut(lines.start(line), text.length()));
		}
		// the first key beside a dash: the next one moves up to it
		int next = last + 1;
		while (next < lines.count() - 1 && lines.firstInk(next) == lines.end(next)) {
			next++;
		}
		return List.of(cut(start, next < lines.count() ? lines.firstInk(next) : text.length()));
	}

	/** The dash of an element: between it and the one before stand only blanks and comments. */
	private int dash(YamlValue list, int index) {
		int at = index == 0 ? list.range().offset() : list.items().get(index - 1).range().end();
		while (text.charAt(at) != '-') {
			at = text.charAt(at) == '#' ? lines.end(lines.indexOf(at)) : at + 1;
		}
		return at;
	}

	private List<TextEdit> fromFlow(YamlValue parent, YamlPath target, int end) {
		List<YamlPath> all = document.children(target.parent());
		int index = all.indexOf(target);
		int start = start(all.get(index));
		if (index + 1 < all.size()) {
			return List.of(cut(start, toNext(end, start(all.get(index + 1)))));
		}
		int stop = withOwnComment(comma(end, parent.range().end() - 1, end));
		if (index == 0) {
			return List.of(cut(start, stop));
		}
		int before = document.valueRange(all.get(index - 1)).orElseThrow().end();
		int comma = comma(before, start, before);
		boolean trailing = comma(end, parent.range().end() - 1, -1) >= 0;
		String between = trailing ? text.substring(before, start)
				: text.substring(before, comma - 1) + text.substring(comma, start);
		// without the blanks before what goes; with them where a comment would swallow what follows
		return List.of(new TextEdit(TextRange.between(before, stop), between.stripTrailing()),
				new TextEdit(TextRange.between(before, stop), between));
	}

	private int start(YamlPath entry) {
		return document.keyRange(entry).or(() -> document.valueRange(entry)).orElseThrow().offset();
	}

	/** Where the rest begins when an entry of several goes: its own comment goes, that of the next one stays. */
	private int toNext(int end, int next) {
		int comma = comma(end, next, end);
		int stop = withOwnComment(comma);
		if (stop == comma) {
			int ink = comma;
			while (ink < next && Character.isWhitespace(text.charAt(ink))) {
				ink++;
			}
			return ink;
		}
		int line = lines.indexOf(stop) + 1;
		return line < lines.count() ? Math.min(next, lines.firstInk(line)) : next;
	}

	/** The offset behind the comma between two places, comments left out; another offset if there is none. */
	private int comma(int from, int to, int otherwise) {
		for (int i = from; i < to; i++) {
			if (text.charAt(i) == ',') {
				return i + 1;
			}
			if (text.charAt(i) == '#') {
				i = lines.end(lines.indexOf(i));
			}
		}
		return otherwise;
	}

	private int withOwnComment(int from) {
		int end = lines.end(lines.indexOf(from));
		int comment = TextLines.comment(text, from, end);
		return comment >= 0 && text.substring(from, comment).isBlank() ? end : from;
	}

	private static TextEdit cut(int start, int end) {
		return new TextEdit(TextRange.between(start, end), "");
	}
}
