/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The text of a YAML file with what stands in it and where. Changes are computed as edits of the text, so that
 * comments, order, quotes and line ends of everything else stay as they are. A text that is broken or only half typed
 * is a document too.
 */
public final class YamlDocument {

	private final Path file;
	private final String text;
	private final Optional<YamlValue> top;
	private final Optional<BadConfigurationException> problem;
	private final TextLines lines;

	private YamlDocument(Path file, String text, Optional<YamlValue> top, Optional<BadConfigurationException> problem) {
		this.file = file;
		this.text = text;
		this.top = top;
		this.problem = problem;
		this.lines = new TextLines(text);
	}

	/**
	 * @param file
	 *            the file that the text is of; its name says which schema orders new keys, and paths count from its
	 *            folder
	 * @param text
	 *            the text, broken or not
	 * @return the document
	 */
	public static YamlDocument parse(Path file, String text) {
		try {
			return new YamlDocument(file, text, Optional.of(YamlReader.read(file, text)), Optional.empty());
		} catch (BadConfigurationException e) {
			return new YamlDocument(file, text, Optional.empty(), Optional.of(e));
		}
	}

	/** @return the file that the text is of */
	public Path file() {
		return file;
	}

	/** @return the whole text */
	public String text() {
		return text;
	}

	/** @return where and why the text is no YAML with each key once; empty if it is */
	public Optional<BadConfigurationException> problem() {
		return problem;
	}

	/** @return the value at the top; empty if there is a {@link #problem()} */
	public Optional<YamlValue> top() {
		return top;
	}

	/**
	 * @return the characters where the {@link #problem()} is, at least one unless the text is empty; empty if there is
	 *         none
	 */
	public Optional<TextRange> problemRange() {
		return problem.map(found -> {
			int start = lines.offset(found.line(), found.column());
			int end = lines.end(lines.indexOf(start));
			while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
				end--;
			}
			while (end <= start && start > 0) {
				start--;
				end = Character.isWhitespace(text.charAt(start)) ? start : start + 1;
			}
			return TextRange.between(start, end);
		});
	}

	/**
	 * @param offset
	 *            a place in the text, in characters
	 * @return the number of its line, from 1
	 */
	public int lineAt(int offset) {
		return lines.indexOf(offset) + 1;
	}

	TextLines lines() {
		return lines;
	}

	/**
	 * @param path
	 *            a path
	 * @return the value there, which may be nothing (a key without a value); empty if there is no such key or element,
	 *         or a {@link #problem()}
	 */
	public Optional<YamlValue> find(YamlPath path) {
		Optional<YamlValue> found = top;
		for (YamlPath.Step step : path.steps()) {
			found = found.flatMap(value -> below(value, step));
		}
		return found;
	}

	private static Optional<YamlValue> below(YamlValue value, YamlPath.Step step) {
		if (step instanceof YamlPath.Key key) {
			return value.content() instanceof YamlContent.Mapping mapping
					? Optional.ofNullable(mapping.values().get(key.name()))
					: Optional.empty();
		}
		int index = ((YamlPath.Item) step).index();
		return value.content() instanceof YamlContent.Sequence sequence && index < sequence.elements().size()
				? Optional.of(sequence.elements().get(index))
				: Optional.empty();
	}

	/**
	 * @param path
	 *            a path to a key
	 * @return the characters of the key, with its quotation marks; empty if there is no such key
	 */
	public Optional<TextRange> keyRange(YamlPath path) {
		if (path.last().isEmpty() || !(path.last().get() instanceof YamlPath.Key key)) {
			return Optional.empty();
		}
		return find(path.parent()).flatMap(
				parent -> parent.content() instanceof YamlContent.Mapping mapping
						&& mapping.keys().containsKey(key.name())
								? Optional.of(mapping.keys().get(key.name()).range())
								: Optional.empty());
	}

	/**
	 * @param path
	 *            a path
	 * @return the characters of the value, with its quotation marks, without comments around it; of no length if
	 *         nothing stands there; empty if there is no such key or element
	 */
	public Optional<TextRange> valueRange(YamlPath path) {
		return find(path).map(YamlValue::range);
	}

	/**
	 * @param path
	 *            a path to a mapping or list
	 * @return the paths of its keys or elements in the order of the text; empty if it has none or is something else
	 */
	public List<YamlPath> children(YamlPath path) {
		Optional<YamlValue> value = find(path);
		List<YamlPath> children = new ArrayList<>();
		if (value.isPresent() && value.get().content() instanceof YamlContent.Mapping mapping) {
			mapping.keys().keySet().forEach(key -> children.add(path.key(key)));
		} else if (value.isPresent() && value.get().content() instanceof YamlContent.Sequence sequence) {
			for (int i = 0; i < sequence.elements().size(); i++) {
				children.add(path.item(i));
			}
		}
		return children;
	}

	/**
	 * @param offset
	 *            a place in the text, in characters
	 * @return the path of the key or value there, as {@link #placeAt} finds it
	 */
	public YamlPath pathAt(int offset) {
		return placeAt(offset).path();
	}

	/**
	 * @param offset
	 *            a place in the text, in characters
	 * @return what is there, as far as that can be said, also in a broken or half-typed text
	 */
	public YamlPlace placeAt(int offset) {
		return new YamlPlaces(this).at(Math.min(Math.max(offset, 0), text.length()));
	}

	/**
	 * Changes a single value, or adds its key, with the keys and lists above it that are missing, in the order of the
	 * schema. A position behind a list's last element adds one.
	 *
	 * @param path
	 *            where
	 * @param scalar
	 *            the value as it shall be read back
	 * @return the change of the text
	 * @throws BadConfigurationException
	 *             if the text is broken, or the change can't be made without changing something else
	 */
	public TextEdit set(YamlPath path, String scalar) throws BadConfigurationException {
		return new YamlEdits(this).set(path, scalar);
	}

	/**
	 * Removes a key with its value, or an element of a list, with the comment at the end of its line. A mapping or list
	 * that would be empty then goes too.
	 *
	 * @param path
	 *            what to remove
	 * @return the change of the text
	 * @throws BadConfigurationException
	 *             if there is no such key or element, the text is broken, or the change can't be made without changing
	 *             something else
	 */
	public TextEdit remove(YamlPath path) throws BadConfigurationException {
		return new YamlEdits(this).remove(path);
	}

	/**
	 * Adds a single value at the end of a list; the list, and the keys above it, are made if they are missing.
	 *
	 * @param list
	 *            the list
	 * @param scalar
	 *            the element as it shall be read back
	 * @return the change of the text
	 * @throws BadConfigurationException
	 *             as {@link #set}
	 */
	public TextEdit addItem(YamlPath list, String scalar) throws BadConfigurationException {
		return new YamlEdits(this).add(list, scalar);
	}

	/**
	 * Adds an element of several keys at the end of a list; the list, and the keys above it, are made if they are
	 * missing.
	 *
	 * @param list
	 *            the list
	 * @param fields
	 *            the keys and values of the element, in their order
	 * @return the change of the text
	 * @throws BadConfigurationException
	 *             as {@link #set}
	 */
	public TextEdit addItem(YamlPath list, Map<String, String> fields) throws BadConfigurationException {
		return new YamlEdits(this).add(list, fields);
	}
}
