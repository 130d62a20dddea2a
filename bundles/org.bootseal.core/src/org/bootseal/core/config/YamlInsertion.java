/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds where a new key or list element goes, and what is to be typed there. */
final class YamlInsertion {

	private final YamlDocument document;
	private final String text;
	private final TextLines lines;
	private final YamlWriting writing;

	YamlInsertion(YamlDocument document) {
		this.document = document;
		this.text = document.text();
		this.lines = document.lines();
		this.writing = YamlWriting.likeIn(text, document.top().orElseThrow());
	}

	/** Writes a value where a key or dash has none. */
	TextEdit fill(YamlValue empty, String leaf) {
		int at = empty.range().offset();
		return insert(at, at > 0 && ":-".indexOf(text.charAt(at - 1)) >= 0 ? " " + leaf : ": " + leaf);
	}

	/**
	 * Writes a value below what is there.
	 *
	 * @param there
	 *            the path of a mapping, a list or nothing
	 * @param steps
	 *            the keys and positions from there down to the value, at least one
	 * @param leaf
	 *            the value as written on one line
	 * @param leafIsMap
	 *            whether it is {@code {...}}
	 */
	TextEdit at(YamlPath there, List<YamlPath.Step> steps, String leaf, boolean leafIsMap) {
		YamlValue value = document.find(there).orElseThrow();
		List<YamlPath.Step> rest = steps.subList(1, steps.size());
		if (value.content() instanceof YamlContent.Scalar) {
			return intoNothing(there, value, steps, leaf, leafIsMap);
		}
		boolean flow = isFlow(value);
		if (value.content() instanceof YamlContent.Sequence sequence) {
			String element = YamlWriting.flow(rest, leaf);
			return flow ? intoFlow(value, lastEnd(sequence.elements()), element)
					: intoBlock(value, lastEnd(sequence.elements()), "- " + element);
		}
		YamlContent.Mapping mapping = (YamlContent.Mapping) value.content();
		String key = ((YamlPath.Key) steps.get(0)).name();
		Optional<YamlValue> before = predecessor(there, mapping, key);
		if (before.isEmpty() && !mapping.keys().isEmpty()) {
			return beforeFirst(mapping, key, rest, leaf, leafIsMap, flow);
		}
		int end = before.isPresent() ? before.get().range().end() : value.range().end();
		return flow
				? intoFlow(value, before.isPresent() ? end : -1,
						YamlWriting.key(key) + " " + YamlWriting.flow(rest, leaf))
				: intoBlock(value, end,
						YamlWriting.key(key) + writing.block(rest, column(value.range().offset()), leaf, leafIsMap));
	}

	/** Writes an element of several lines behind a block list's last one, if that has several lines too. */
	Optional<TextEdit> likeLast(YamlValue list, Map<String, String> fields, YamlWriting.Quotes quotes) {
		List<YamlValue> elements = list.items();
		YamlValue last = elements.get(elements.size() - 1);
		if (isFlow(list) || !(last.content() instanceof YamlContent.Mapping) || isFlow(last)) {
			return Optional.empty();
		}
		int column = column(last.range().offset());
		String dash = "-" + " ".repeat(Math.max(1, column - column(list.range().offset()) - 1));
		return Optional.of(intoBlock(list, last.range().end(), dash + writing.block(fields, quotes, column)));
	}

	private TextEdit intoNothing(YamlPath there, YamlValue nothing, List<YamlPath.Step> steps, String leaf,
			boolean leafIsMap) {
		if (there.isTop()) {
			boolean fresh = text.isEmpty() || text.endsWith("\n") || text.endsWith("\r");
			String first = writing.block(steps, -writing.indent(), leaf, leafIsMap);
			String line = first.startsWith(writing.lineEnd()) ? first.substring(writing.lineEnd().length()) : first;
			return insert(text.length(), (fresh ? "" : writing.lineEnd()) + line + writing.lineEnd());
		}
		if (!nothing.range().of(text).isEmpty()) {
			return new TextEdit(nothing.range(), YamlWriting.flow(steps, leaf));
		}
		if (inFlow(there)) {
			return fill(nothing, YamlWriting.flow(steps, leaf));
		}
		if (there.last().orElseThrow() instanceof YamlPath.Item) {
			return fill(nothing, YamlWriting.flow(steps, leaf));
		}
		int column = column(document.keyRange(there).orElseThrow().offset());
		String below = writing.block(steps, column, leaf, leafIsMap);
		return insert(below.startsWith(" ") ? nothing.range().offset()
				: lines.end(lines.indexOf(nothing.range().offset())), below);
	}

	private TextEdit intoFlow(YamlValue collection, int lastEnd, String entry) {
		if (lastEnd >= 0) {
			return insert(lastEnd, ", " + entry);
		}
		int at = collection.range().offset() + 1;
		boolean blank = text.charAt(at) == ' ' || text.charAt(collection.range().offset()) == '[';
		return insert(at, (text.charAt(collection.range().offset()) == '[' ? "" : " ") + entry + (blank ? "" : " "));
	}

	private TextEdit intoBlock(YamlValue collection, int lastEnd, String entry) {
		int column = column(collection.range().offset());
		int line = lines.indexOf(lastEnd);
		// a comment that is set further in belongs to what is above it
		while (line + 1 < lines.count() && lines.firstInk(line + 1) < lines.end(line + 1)
				&& text.charAt(lines.firstInk(line + 1)) == '#' && column(lines.firstInk(line + 1)) > column) {
			line++;
		}
		return insert(lines.end(line), writing.lineEnd() + " ".repeat(column) + entry);
	}

	private TextEdit beforeFirst(YamlContent.Mapping mapping, String key, List<YamlPath.Step> rest, String leaf,
			boolean leafIsMap, boolean flow) {
		int at = mapping.keys().values().iterator().next().range().offset();
		if (flow) {
			return insert(at, YamlWriting.key(key) + " " + YamlWriting.flow(rest, leaf) + ", ");
		}
		int column = column(at);
		return insert(at, YamlWriting.key(key) + writing.block(rest, column, leaf, leafIsMap) + writing.lineEnd()
				+ " ".repeat(column));
	}

	/** The value, or the key if nothing stands there, that a new key comes behind; empty if it comes first. */
	private Optional<YamlValue> predecessor(YamlPath parent, YamlContent.Mapping mapping, String key) {
		List<String> order = new ArrayList<>();
		FileSchema.of(document.file()).flatMap(schema -> schema.at(parent))
				.ifPresent(info -> info.children().forEach(child -> order.add(child.name())));
		int place = order.indexOf(key);
		Optional<YamlValue> before = Optional.empty();
		for (YamlValue value : mapping.values().values()) {
			if (place < 0 || order.indexOf(value.key()) >= 0 && order.indexOf(value.key()) < place) {
				before = Optional.of(value);
			}
		}
		return before;
	}

	private static int lastEnd(List<YamlValue> elements) {
		return elements.isEmpty() ? -1 : elements.get(elements.size() - 1).range().end();
	}

	private boolean isFlow(YamlValue collection) {
		char first = text.charAt(collection.range().offset());
		return first == '{' || first == '[';
	}

	private boolean inFlow(YamlPath path) {
		YamlValue parent = document.find(path.parent()).orElseThrow();
		return isFlow(parent);
	}

	/** How many characters stand before a place in its line; dashes count as blanks. */
	private int column(int offset) {
		return offset - lines.start(lines.indexOf(offset));
	}

	private static TextEdit insert(int offset, String inserted) {
		return new TextEdit(new TextRange(offset, 0), inserted);
	}
}
