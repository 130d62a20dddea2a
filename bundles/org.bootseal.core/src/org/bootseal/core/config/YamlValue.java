/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.config;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.bootseal.core.BadInputException;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * One value of a YAML file that knows where it stands, so that whatever is wrong with it can be said with file, line
 * and column. Scalars are kept as their text: what a text means is decided by who asks.
 */
public final class YamlValue {

	/** Longest file that is read, in bytes; configurations of the field are far below 100 kB. */
	public static final int MAX_BYTES = 4 << 20;

	private final Path file;
	private final String name;
	private final Node node;

	private YamlValue(Path file, String name, Node node) {
		this.file = file;
		this.name = name;
		this.node = node;
	}

	/**
	 * Reads a file that holds one YAML document with a mapping at its top.
	 *
	 * @param file
	 *            the file, UTF-8
	 * @return its top mapping
	 * @throws IOException
	 *             if it can't be read
	 * @throws BadInputException
	 *             if it is not YAML, or not a mapping
	 */
	public static YamlValue read(Path file) throws IOException, BadInputException {
		if (Files.size(file) > MAX_BYTES) {
			throw BadInputException.expected(file, "", Files.size(file) + " bytes",
					"a configuration of at most " + MAX_BYTES + " bytes");
		}
		try {
			return parse(file, Files.readString(file, StandardCharsets.UTF_8));
		} catch (MalformedInputException e) {
			throw new BadInputException(file + ": this is not a text file in UTF-8", e);
		}
	}

	/**
	 * Reads a text as {@link #read(Path)} reads a file.
	 *
	 * @param file
	 *            the name to use in messages
	 * @param text
	 *            the YAML text
	 * @return its top mapping
	 * @throws BadInputException
	 *             if it is not YAML, or not a mapping
	 */
	public static YamlValue parse(Path file, String text) throws BadInputException {
		Optional<Node> root;
		try {
			root = new Compose(LoadSettings.builder().setLabel(file.toString()).build()).composeString(text);
		} catch (MarkedYamlEngineException e) {
			String place = e.getProblemMark().map(YamlValue::place).orElse("");
			throw new BadInputException(BadInputException.in(file, place, "not YAML: " + e.getProblem()).getMessage(), e);
		} catch (YamlEngineException e) {
			throw new BadInputException(file + ": not YAML: " + e.getMessage(), e);
		}
		if (root.isEmpty() || !(root.get() instanceof MappingNode)) {
			throw BadInputException.expected(file, "", root.isEmpty() ? "nothing" : "a single value or a list",
					"names and values (\"name: value\")");
		}
		return new YamlValue(file, "", root.get());
	}

	private static String place(Mark mark) {
		return "line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1);
	}

	/** @return the file that the value stands in */
	public Path file() {
		return file;
	}

	/** @return the keys that lead to the value, joined by dots, such as "options.startAddress"; empty for the top */
	public String name() {
		return name;
	}

	/** @return the line of the value's first character, from 1; 0 if unknown */
	public int line() {
		return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
	}

	/** @return whether the value is a mapping */
	public boolean isMapping() {
		return node instanceof MappingNode;
	}

	/** @return whether the value is a list */
	public boolean isList() {
		return node instanceof SequenceNode;
	}

	/**
	 * @return the entries of this mapping, in the order of the file
	 * @throws BadInputException
	 *             if it is no mapping, or names a key twice
	 */
	public Map<String, YamlValue> entries() throws BadInputException {
		if (!(node instanceof MappingNode mapping)) {
			throw expected("names and values");
		}
		Map<String, YamlValue> entries = new LinkedHashMap<>();
		for (NodeTuple tuple : mapping.getValue()) {
			YamlValue key = new YamlValue(file, name, tuple.getKeyNode());
			String text = key.text();
			YamlValue value = new YamlValue(file, name.isEmpty() ? text : name + "." + text, tuple.getValueNode());
			if (entries.put(text, value) != null) {
				throw value.problem("is given a second time");
			}
		}
		return entries;
	}

	/**
	 * @param key
	 *            a key of this mapping
	 * @return its value; empty if it is absent or has no value
	 * @throws BadInputException
	 *             if this is no mapping
	 */
	public Optional<YamlValue> get(String key) throws BadInputException {
		return Optional.ofNullable(entries().get(key)).filter(value -> !value.isNothing());
	}

	private boolean isNothing() {
		return node instanceof ScalarNode scalar && scalar.isPlain() && scalar.getValue().isEmpty();
	}

	/**
	 * @param key
	 *            a key that this mapping must have
	 * @param meaning
	 *            what its value is, for the message
	 * @return its value
	 * @throws BadInputException
	 *             if it is absent
	 */
	public YamlValue require(String key, String meaning) throws BadInputException {
		Optional<YamlValue> value = get(key);
		if (value.isEmpty()) {
			throw problem("has no \"" + key + "\" (" + meaning + ")");
		}
		return value.get();
	}

	/**
	 * @return the items of this list; a single value counts as a list of one
	 */
	public List<YamlValue> items() {
		if (!(node instanceof SequenceNode sequence)) {
			return List.of(this);
		}
		List<YamlValue> items = new ArrayList<>();
		for (Node item : sequence.getValue()) {
			items.add(new YamlValue(file, name + "[" + items.size() + "]", item));
		}
		return items;
	}

	/**
	 * @return the text of this scalar, without quotes
	 * @throws BadInputException
	 *             if it is a mapping or a list
	 */
	public String text() throws BadInputException {
		if (!(node instanceof ScalarNode scalar)) {
			throw expected("a single value");
		}
		return scalar.getValue();
	}

	/**
	 * @param least
	 *            smallest value that is right
	 * @param most
	 *            largest value that is right
	 * @return the number: decimal, 0x hexadecimal or 0b binary
	 * @throws BadInputException
	 *             if it is no number, or outside
	 */
	public long number(long least, long most) throws BadInputException {
		String range = String.format(Locale.ROOT, "a number from %d to %d (0x%X)", least, most, most);
		long value;
		try {
			value = parseNumber(text());
		} catch (NumberFormatException e) {
			throw new BadInputException(expected(range).getMessage(), e);
		}
		if (value < least || value > most) {
			throw expected(range);
		}
		return value;
	}

	/**
	 * Reads a number as configurations and command lines have it.
	 *
	 * @param text
	 *            decimal, 0x hexadecimal or 0b binary; underscores and blanks around are allowed
	 * @return the number
	 * @throws NumberFormatException
	 *             if it is none
	 */
	public static long parseNumber(String text) {
		String digits = text.strip().replace("_", "").toLowerCase(Locale.ROOT);
		if (digits.startsWith("0x")) {
			return Long.parseLong(digits.substring(2), 16);
		}
		return digits.startsWith("0b") ? Long.parseLong(digits.substring(2), 2) : Long.parseLong(digits);
	}

	/**
	 * @return the path that this value names, resolved against the folder of the file it stands in; backslashes count
	 *         as separators
	 * @throws BadInputException
	 *             if it is not a single value, or empty
	 */
	public Path path() throws BadInputException {
		String text = text().strip().replace('\\', '/');
		if (text.isEmpty()) {
			throw expected("a path");
		}
		return file.resolveSibling(text).normalize();
	}

	/**
	 * @return the path that this value names
	 * @throws BadInputException
	 *             if there is no such file
	 */
	public Path existingFile() throws BadInputException {
		Path path = path();
		if (!Files.isRegularFile(path)) {
			throw problem(Files.isDirectory(path) ? "names a folder, not a file: " + path : "no such file: " + path);
		}
		return path;
	}

	/**
	 * @param choices
	 *            the texts that are right, compared without case
	 * @return the one of them that stands here
	 * @throws BadInputException
	 *             if it is none of them
	 */
	public String choice(String... choices) throws BadInputException {
		for (String choice : choices) {
			if (choice.equalsIgnoreCase(text())) {
				return choice;
			}
		}
		throw expected("one of " + String.join(", ", choices));
	}

	/**
	 * @param allowed
	 *            the keys that this mapping may have
	 * @throws BadInputException
	 *             if it has another one
	 */
	public void onlyKeys(String... allowed) throws BadInputException {
		for (Map.Entry<String, YamlValue> entry : entries().entrySet()) {
			if (!List.of(allowed).contains(entry.getKey())) {
				throw entry.getValue().problem("is not known here; known are " + String.join(", ", allowed));
			}
		}
	}

	/**
	 * @param expected
	 *            what should stand here
	 * @return an error that names the place, what stands there and what should
	 */
	public BadInputException expected(String expected) {
		return BadInputException.in(file, where(), "found " + shown() + ", expected " + expected);
	}

	/**
	 * @param problem
	 *            what is wrong with this value, as the end of a sentence whose subject is its name
	 * @return an error that names the place
	 */
	public BadInputException problem(String problem) {
		return BadInputException.in(file, where(), problem);
	}

	/** @return where this value stands, for messages: "line 3, column 7, options.flags" */
	public String where() {
		String place = node.getStartMark().map(YamlValue::place).orElse("");
		return name.isEmpty() ? place : place + ", " + name;
	}

	private String shown() {
		if (node instanceof ScalarNode scalar) {
			return "\"" + scalar.getValue() + "\"";
		}
		return node instanceof SequenceNode ? "a list" : "names and values";
	}
}
