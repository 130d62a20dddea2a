/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.hab;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import org.bootseal.core.BadInputException;
import org.bootseal.core.keys.InputFile;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * A value in a YAML (or JSON) configuration with its place, so that every complaint says where. Values are read from
 * their text: 0x2000, 8192 and "8192" are one number, as in SPSDK.
 */
final class ConfigNode {

	private static final int LENGTH_MAX = 1 << 20;
	private static final Pattern DECIMAL = Pattern.compile("0|[1-9][0-9_]*");
	private static final Pattern HEXADECIMAL = Pattern.compile("0[xX][0-9a-fA-F][0-9a-fA-F_]*");
	private static final Pattern BINARY = Pattern.compile("0[bB][01][01_]*");

	private final Path file;
	private final String key;
	private final Node node;

	private ConfigNode(Path file, String key, Node node) {
		this.file = file;
		this.key = key;
		this.node = node;
	}

	static ConfigNode read(Path file) throws BadInputException, IOException {
		byte[] content = InputFile.read(file, "configuration", LENGTH_MAX);
		try {
			LoadSettings settings = LoadSettings.builder().setLabel(file.toString()).build();
			Optional<Node> root = new Compose(settings).composeInputStream(new ByteArrayInputStream(content));
			return new ConfigNode(file, "", root.orElseThrow(
					() -> BadInputException.expected(file, "", "nothing",
							"a HAB configuration with options and inputImageFile")));
		} catch (MarkedYamlEngineException e) {
			int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
			int column = e.getProblemMark().map(mark -> mark.getColumn() + 1).orElse(1);
			throw new BadConfigurationException(file, line, column, "this is no YAML: " + e.getProblem(), e);
		} catch (YamlEngineException e) {
			throw new BadInputException(file + ": this is no YAML: " + e.getMessage(), e);
		}
	}

	String key() {
		return key;
	}

	int line() {
		return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
	}

	int column() {
		return node.getStartMark().map(mark -> mark.getColumn() + 1).orElse(1);
	}

	/** Where it stands and what it is called, for messages about it that come later. */
	String place() {
		return file + ": line " + line() + ", column " + column() + ": " + key;
	}

	/** The values of a mapping by key, in order. */
	Map<String, ConfigNode> children() throws BadInputException {
		if (!(node instanceof MappingNode mapping)) {
			throw expected("keys with values");
		}
		Map<String, ConfigNode> children = new LinkedHashMap<>();
		for (NodeTuple tuple : mapping.getValue()) {
			if (!(tuple.getKeyNode() instanceof ScalarNode name)) {
				throw new ConfigNode(file, key, tuple.getKeyNode()).expected("a plain key");
			}
			ConfigNode child = new ConfigNode(file, name.getValue(), tuple.getValueNode());
			if (children.put(name.getValue(), child) != null) {
				throw new ConfigNode(file, name.getValue(), name)
						.problem("this key stands here twice, expected it once");
			}
		}
		return children;
	}

	/** The elements of a list, each under the name of the list. */
	List<ConfigNode> elements() throws BadInputException {
		if (!(node instanceof SequenceNode sequence)) {
			throw expected("a list");
		}
		List<ConfigNode> elements = new ArrayList<>();
		for (Node element : sequence.getValue()) {
			elements.add(new ConfigNode(file, key, element));
		}
		return elements;
	}

	boolean isList() {
		return node instanceof SequenceNode;
	}

	/** Whether nothing stands here: an empty value, ~ or null. */
	boolean isNothing() {
		return node instanceof ScalarNode scalar && scalar.isPlain()
				&& List.of("", "~", "null", "Null", "NULL").contains(scalar.getValue());
	}

	String text() throws BadInputException {
		if (!(node instanceof ScalarNode scalar) || scalar.getValue().isBlank()) {
			throw expected("a text");
		}
		return scalar.getValue().strip();
	}

	/** A number in decimal, hexadecimal (0x) or binary (0b), with underscores where one likes. */
	long number(long minimum, long maximum) throws BadInputException {
		String range = maximum > Short.MAX_VALUE ? String.format("a number from 0x%X to 0x%X", minimum, maximum)
				: "a number from " + minimum + " to " + maximum;
		if (!(node instanceof ScalarNode scalar)) {
			throw expected(range);
		}
		String text = scalar.getValue().strip();
		int radix = DECIMAL.matcher(text).matches() ? 10
				: HEXADECIMAL.matcher(text).matches() ? 16 : BINARY.matcher(text).matches() ? 2 : 0;
		if (radix == 0) {
			throw expected(range);
		}
		String digits = (radix == 10 ? text : text.substring(2)).replace("_", "");
		try {
			long value = Long.parseLong(digits, radix);
			if (value < minimum || value > maximum) {
				throw expected(range);
			}
			return value;
		} catch (NumberFormatException e) {
			throw problem("found " + found() + ", expected " + range, e);
		}
	}

	/** A file name, from the folder of the configuration; backslashes separate folders as on Windows. */
	Path path() throws BadInputException {
		return resolve(text());
	}

	/** A file name that is part of this value. */
	Path resolve(String name) throws BadInputException {
		try {
			Path folder = file.toAbsolutePath().getParent();
			Path named = Path.of(name.replace('\\', '/'));
			return named.isAbsolute() ? named : folder.resolve(named).normalize();
		} catch (InvalidPathException e) {
			// the value is not quoted, since a password may be part of it
			throw problem("found a file name that this system does not allow", e);
		}
	}

	private String found() {
		if (node instanceof ScalarNode scalar) {
			return scalar.getValue().isBlank() ? "nothing" : "\"" + scalar.getValue() + "\"";
		}
		return node instanceof MappingNode ? "keys with values" : "a list";
	}

	BadConfigurationException expected(String expected) {
		return problem("found " + found() + ", expected " + expected);
	}

	BadConfigurationException problem(String problem) {
		return problem(problem, null);
	}

	BadConfigurationException problem(String problem, Throwable cause) {
		return new BadConfigurationException(file, line(), column(), key.isEmpty() ? problem : key + ": " + problem,
				cause);
	}

	/** A complaint of another part about this value. */
	BadConfigurationException because(BadInputException cause) {
		return problem(cause.getMessage(), cause);
	}
}
