/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.hab;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.bootseal.core.config.BadConfigurationException;
import org.bootseal.core.config.FileSchema;
import org.bootseal.core.config.KeyInfo;
import org.bootseal.core.config.TextEdit;
import org.bootseal.core.config.TextRange;
import org.bootseal.core.config.YamlDocument;
import org.bootseal.core.config.YamlPath;

/**
 * Changes of the list of sections of a HAB configuration. A section moves with all its lines and comments; everything
 * else stays as it is. Lists that are not written as lines with a dash each are left alone.
 */
public final class CsfEdits {

	private static final YamlPath SECTIONS = YamlPath.of("sections");
	private static final String INDENT = "  ";
	/** The key without elements, and a comment behind it. */
	private static final Pattern EMPTY_LIST = Pattern.compile("sections\\s*:\\s*(?:\\[\\s*\\])?\\s*(#.*?)?\\s*");

	/** The lines of a section, from its dash to that of the next one. */
	private record Block(int start, int end) {
	}

	private final YamlDocument document;
	private final String text;
	private final List<Block> blocks;

	private CsfEdits(YamlDocument document) {
		this.document = document;
		text = document.text();
		blocks = blocks();
	}

	/**
	 * @param document
	 *            a HAB configuration, right or not
	 * @return what can be done with its sections
	 */
	public static CsfEdits of(YamlDocument document) {
		return new CsfEdits(document);
	}

	/** Empty if there are none, or not each of them begins with a dash on a line of its own block. */
	private List<Block> blocks() {
		List<Integer> starts = new ArrayList<>();
		int lastDash = 0;
		for (YamlPath section : document.children(SECTIONS)) {
			Optional<TextRange> range = document.children(section).isEmpty() ? document.valueRange(section)
					: document.keyRange(document.children(section).get(0));
			int dash = range.map(found -> dash(found.offset())).orElse(-1);
			if (dash < 0 || !starts.isEmpty() && dash <= starts.get(starts.size() - 1)) {
				return List.of();
			}
			starts.add(withComments(dash));
			lastDash = dash;
		}
		List<Block> found = new ArrayList<>();
		for (int i = 0; i < starts.size(); i++) {
			found.add(new Block(starts.get(i), i + 1 < starts.size() ? starts.get(i + 1) : end(lastDash)));
		}
		return found;
	}

	/** The start of the line with the dash that a section begins with, which may be some comments above its key. */
	private int dash(int key) {
		int line = lineStart(key);
		while (true) {
			String content = line(line).strip();
			if (content.startsWith("-")) {
				return content.startsWith("- ") || content.equals("-") ? line : -1;
			}
			boolean isAbove = !content.isEmpty() && !content.startsWith("#") && line != lineStart(key);
			if (line == 0 || isAbove) {
				return -1;
			}
			line = lineStart(line - 1);
		}
	}

	/** The comments that stand right above a section are its own. */
	private int withComments(int dash) {
		int start = dash;
		while (start > 0) {
			String above = line(lineStart(start - 1));
			if (!above.strip().startsWith("#") || indent(above) != indent(line(dash))) {
				break;
			}
			start = lineStart(start - 1);
		}
		return start;
	}

	private int lineStart(int offset) {
		return text.lastIndexOf('\n', offset - 1) + 1;
	}

	private int lineEnd(int offset) {
		int end = text.indexOf('\n', offset);
		return end < 0 ? text.length() : end + 1;
	}

	private String line(int start) {
		return text.substring(start, lineEnd(start));
	}

	private static int indent(String line) {
		return line.length() - line.stripLeading().length();
	}

	/** The last section goes as far as lines are further to the right than its dash. */
	private int end(int start) {
		int dash = indent(line(start));
		int end = lineEnd(start);
		int last = end;
		while (end < text.length()) {
			String line = line(end);
			boolean isInside = !line.isBlank() && indent(line) > dash;
			if (!line.isBlank() && !isInside) {
				break;
			}
			end = lineEnd(end);
			last = isInside ? end : last;
		}
		return last;
	}

	/**
	 * @param index
	 *            a section, from 0
	 * @param to
	 *            where it shall stand afterwards
	 * @return the change; empty if there is no such place
	 */
	public Optional<TextEdit> move(int index, int to) {
		if (index < 0 || index >= blocks.size() || to < 0 || to >= blocks.size() || index == to) {
			return Optional.empty();
		}
		List<Block> order = new ArrayList<>(blocks);
		order.add(to, order.remove(index));
		StringBuilder changed = new StringBuilder(text.substring(0, blocks.get(0).start()));
		for (Block block : order) {
			String lines = text.substring(block.start(), block.end());
			changed.append(lines).append(lines.endsWith("\n") ? "" : "\n");
		}
		changed.append(text.substring(blocks.get(blocks.size() - 1).end()));
		return Optional.of(TextEdit.between(text, changed.toString()));
	}

	/**
	 * @param index
	 *            a section, from 0
	 * @return the change that removes it; empty if there is no such section, or no other
	 */
	public Optional<TextEdit> remove(int index) {
		if (index < 0 || index >= blocks.size() || blocks.size() == 1) {
			return Optional.empty();
		}
		Block block = blocks.get(index);
		return Optional.of(new TextEdit(TextRange.between(block.start(), block.end()), ""));
	}

	/**
	 * @param name
	 *            the key of a section, such as "InstallKey"
	 * @param index
	 *            where it shall stand, from 0 to the number of sections
	 * @return the change that adds it, with the keys that it can't be without; empty if none is called so, or the list
	 *         is not written as one that can be added to
	 */
	public Optional<TextEdit> add(String name, int index) {
		Optional<KeyInfo> info = FileSchema.hab().at(SECTIONS).flatMap(KeyInfo::item)
				.flatMap(section -> section.child(name));
		if (info.isEmpty()) {
			return Optional.empty();
		}
		if (blocks.isEmpty()) {
			return addFirst(info.get());
		}
		if (index < 0 || index > blocks.size()) {
			return Optional.empty();
		}
		int place = index < blocks.size() ? blocks.get(index).start() : blocks.get(blocks.size() - 1).end();
		String before = " ".repeat(indent(line(blocks.get(0).start())));
		String lines = (place > 0 && text.charAt(place - 1) != '\n' ? "\n" : "") + lines(info.get(), before);
		return Optional.of(new TextEdit(TextRange.between(place, place), ended(lines)));
	}

	/** The first section of all: in place of an empty list, or with the list at the end of the text. */
	private Optional<TextEdit> addFirst(KeyInfo info) {
		boolean isFlow = text.strip().startsWith("{");
		boolean hasEnd = text.lines().anyMatch(line -> line.strip().equals("..."));
		if (!document.children(SECTIONS).isEmpty() || document.problem().isPresent() || isFlow || hasEnd) {
			return Optional.empty();
		}
		Optional<TextRange> key = document.keyRange(SECTIONS);
		if (key.isEmpty()) {
			String newLine = text.isEmpty() || text.endsWith("\n") ? "" : "\n";
			return Optional.of(new TextEdit(TextRange.between(text.length(), text.length()),
					ended(newLine + "sections:\n" + lines(info, INDENT))));
		}
		int end = lineEnd(key.get().offset());
		String line = text.substring(key.get().offset(), end);
		Matcher empty = EMPTY_LIST.matcher(line);
		if (!empty.matches()) {
			return Optional.empty();
		}
		String comment = empty.group(1) == null ? "" : " " + empty.group(1);
		return Optional.of(new TextEdit(TextRange.between(key.get().offset(), end),
				ended("sections:" + comment + "\n" + lines(info, INDENT))));
	}

	/** Lines end as those of the text do. */
	private String ended(String lines) {
		return text.contains("\r\n") ? lines.replace("\n", "\r\n") : lines;
	}

	/** A section with the keys that it can't be without. */
	private static String lines(KeyInfo info, String before) {
		StringBuilder lines = new StringBuilder();
		List<KeyInfo> needed = info.children().stream().filter(KeyInfo::required).toList();
		lines.append(before).append("- ").append(info.name()).append(needed.isEmpty() ? ": {}\n" : ":\n");
		for (KeyInfo key : needed) {
			lines.append(before).append(INDENT).append(INDENT).append(key.name()).append(": ").append(first(key))
					.append('\n');
		}
		return lines.toString();
	}

	/** A value to begin with. */
	private static String first(KeyInfo key) {
		return switch (key.kind()) {
		case NUMBER -> Long.toString(key.min());
		case CHOICE -> key.choices().get(0);
		default -> key.name().equals("Header_Version") ? "'4.2'" : "'?'";
		};
	}

	/**
	 * @param key
	 *            a key of a section
	 * @param value
	 *            what it shall say, the elements of a list with commas; empty to remove it
	 * @return the change
	 * @throws BadConfigurationException
	 *             if it can't be made in this text
	 */
	public TextEdit set(YamlPath key, String value) throws BadConfigurationException {
		return value.isEmpty() ? document.remove(key) : document.set(key, value);
	}
}
