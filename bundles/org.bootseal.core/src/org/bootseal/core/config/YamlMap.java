/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.bootseal.core.BadInputException;
import org.bootseal.core.keys.InputFile;

/**
 * The keys of one mapping of a YAML (or JSON) file. It notes which keys were asked for, so that the others can be
 * complained about.
 */
public final class YamlMap {

	/** Longest file that is read, in bytes; configurations of the field are far below 100 kB. */
	public static final int MAX_BYTES = 1 << 20;

	private final YamlValue value;
	private final YamlContent.Mapping content;
	private final Set<String> known = new HashSet<>();

	YamlMap(YamlValue value, YamlContent.Mapping content) {
		this.value = value;
		this.content = content;
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
	 *             if it is missing or too long, or, as {@link BadConfigurationException}, if it is not YAML, names a
	 *             key twice in one mapping, or is no mapping
	 */
	public static YamlMap read(Path file) throws IOException, BadInputException {
		byte[] content = InputFile.read(file, "configuration", MAX_BYTES);
		try {
			return parse(file, StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString());
		} catch (CharacterCodingException e) {
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
	 * @throws BadConfigurationException
	 *             if it is not YAML, names a key twice in one mapping, or is no mapping
	 */
	public static YamlMap parse(Path file, String text) throws BadConfigurationException {
		return YamlReader.read(file, text).map();
	}

	/**
	 * Reads a resource that is part of the program.
	 *
	 * @param beside
	 *            a class of the package that the resource lies in
	 * @param name
	 *            name of the resource, for example "mimxrt1020.yaml"
	 * @return its top mapping
	 * @throws BadConfigurationException
	 *             if something in it is wrong, which is a mistake in the program
	 */
	public static YamlMap readResource(Class<?> beside, String name) throws BadConfigurationException {
		try (InputStream stream = beside.getResourceAsStream(name)) {
			if (stream == null) {
				throw new IllegalStateException("the resource " + name + " is missing");
			}
			return parse(Path.of(name), new String(stream.readAllBytes(), StandardCharsets.UTF_8));
		} catch (IOException unreadable) {
			throw new IllegalStateException("the resource " + name + " cannot be read", unreadable);
		}
	}

	/** @return the mapping as a value, which knows its key and its place */
	public YamlValue value() {
		return value;
	}

	/** @return the values of all keys, in the order of the file; each knows its key */
	public Collection<YamlValue> values() {
		return Collections.unmodifiableCollection(content.values().values());
	}

	/**
	 * @param key
	 *            a key
	 * @return its value; empty if it is absent or nothing stands there (an empty value, ~ or null)
	 */
	public Optional<YamlValue> optional(String key) {
		known.add(key);
		YamlValue found = content.values().get(key);
		return found == null || found.isNothing() ? Optional.empty() : Optional.of(found);
	}

	/**
	 * @param key
	 *            a key that this mapping must have
	 * @return its value
	 * @throws BadConfigurationException
	 *             if it is absent or nothing stands there
	 */
	public YamlValue required(String key) throws BadConfigurationException {
		return required(key, "");
	}

	/**
	 * @param key
	 *            a key that this mapping must have
	 * @param meaning
	 *            what its value is, for the message; may be empty
	 * @return its value
	 * @throws BadConfigurationException
	 *             if it is absent or nothing stands there
	 */
	public YamlValue required(String key, String meaning) throws BadConfigurationException {
		Optional<YamlValue> found = optional(key);
		if (found.isPresent()) {
			return found.get();
		}
		YamlValue empty = content.values().get(key);
		if (empty != null) {
			throw empty.problem("found nothing, expected " + (meaning.isEmpty() ? "a value" : meaning));
		}
		throw value.problem("the key " + key + " is missing" + (meaning.isEmpty() ? "" : ", expected " + meaning));
	}

	/**
	 * @param key
	 *            key of true or false
	 * @return whether it is there and true
	 * @throws BadConfigurationException
	 *             if it is something else
	 */
	public boolean flag(String key) throws BadConfigurationException {
		Optional<YamlValue> found = optional(key);
		return found.isPresent() && found.get().flag();
	}

	/**
	 * Refuses keys that nobody reads: they would be misspelt ones.
	 *
	 * @param keys
	 *            the keys that this mapping may have
	 * @return this
	 * @throws BadConfigurationException
	 *             if it has another one; it names the nearest known one
	 */
	public YamlMap allowing(String... keys) throws BadConfigurationException {
		Collections.addAll(known, keys);
		for (YamlValue key : content.keys().values()) {
			if (!known.contains(key.key())) {
				throw key.problem(
						"this is no known key" + suggestion(key) + ", expected one of " + String.join(", ", keys));
			}
		}
		return this;
	}

	/**
	 * Looks at keys whose values mean nothing to this program, so that a slip below them is told too.
	 *
	 * @param keys
	 *            keys that this mapping may have, each with a single value
	 * @return this
	 * @throws BadConfigurationException
	 *             if a list or a mapping stands behind one of them
	 */
	public YamlMap ignoring(String... keys) throws BadConfigurationException {
		for (String key : keys) {
			Optional<YamlValue> found = optional(key);
			if (found.isPresent() && (found.get().isMap() || found.get().isList())) {
				throw found.get().expected("a single value");
			}
		}
		return this;
	}

	/** @return the keys that were not asked for, as values that stand where the keys stand */
	public List<YamlValue> unknown() {
		List<YamlValue> unknown = new ArrayList<>();
		for (YamlValue key : content.keys().values()) {
			if (!known.contains(key.key())) {
				unknown.add(key);
			}
		}
		return unknown;
	}

	/**
	 * @param key
	 *            an unknown key
	 * @return the nearest key that was asked for, as {@link Spelling#suggestion} words it
	 */
	public String suggestion(YamlValue key) {
		return Spelling.suggestion(key.key(), known);
	}
}
