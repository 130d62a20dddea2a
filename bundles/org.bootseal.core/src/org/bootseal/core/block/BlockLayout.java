/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.block;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.bootseal.core.config.BadConfigurationException;
import org.bootseal.core.config.YamlMap;
import org.bootseal.core.config.YamlValue;

/**
 * Which fields a kind of configuration block has. It is read from a resource; a mistake in that is a mistake in the
 * program. Immutable.
 */
public final class BlockLayout {

	private static final int MAX_LENGTH = 0x1000;
	/** Stands in names of fields for their number. */
	private static final String NUMBER = "#";

	private final String name;
	private final int length;
	private final List<BlockField> fields;
	private final Map<String, BlockField> byName = new HashMap<>();

	private BlockLayout(String name, int length, List<BlockField> fields) {
		this.name = name;
		this.length = length;
		this.fields = List.copyOf(fields);
		fields.forEach(field -> byName.put(field.name().toLowerCase(Locale.ROOT), field));
	}

	/**
	 * Reads a layout: {@code name}, {@code length}, {@code bits} with lists of bits by name, and {@code fields}. A
	 * field with {@code count} stands for as many, one behind the other; # in its name is the number, and with
	 * {@code per} there are two: the number divided by it, and the rest. * as name of bits is that of the field.
	 *
	 * @param beside
	 *            a class of the package that the resource lies in
	 * @param resource
	 *            name of the resource
	 * @return the layout
	 */
	public static BlockLayout read(Class<?> beside, String resource) {
		try {
			YamlMap top = YamlMap.readResource(beside, resource).allowing("name", "length", "bits", "fields");
			int length = (int) top.required("length").number(1, MAX_LENGTH);
			Map<String, YamlValue> bits = new HashMap<>();
			for (YamlValue list : top.required("bits").map().values()) {
				bits.put(list.key(), list);
			}
			List<BlockField> fields = new ArrayList<>();
			for (YamlValue element : top.required("fields").elements()) {
				addFields(element.map(), bits, length, fields);
			}
			return new BlockLayout(top.required("name").text(), length, fields);
		} catch (BadConfigurationException e) {
			throw new IllegalStateException(e.getMessage(), e);
		}
	}

	private static void addFields(YamlMap map, Map<String, YamlValue> bits, int length, List<BlockField> fields)
			throws BadConfigurationException {
		map.allowing("name", "at", "bytes", "initial", "count", "per", "bits", "alias", "meaning");
		String pattern = map.required("name").text();
		int at = (int) map.required("at").number(0, length - 1L);
		int bytes = (int) map.required("bytes").number(1, Integer.BYTES);
		Optional<YamlValue> count = map.optional("count");
		int copies = count.isPresent() ? (int) count.get().number(1, (length - at) / bytes) : 1;
		Optional<YamlValue> per = map.optional("per");
		int inner = per.isPresent() ? (int) per.get().number(1, copies) : copies;
		Optional<YamlValue> initial = map.optional("initial");
		long value = initial.isPresent() ? initial.get().number(0, (1L << Byte.SIZE * bytes) - 1) : 0;
		Optional<YamlValue> meaning = map.optional("meaning");
		Optional<YamlValue> set = map.optional("bits");
		for (int i = 0; i < copies; i++) {
			String name = per.isPresent() ? pattern.replaceFirst(NUMBER, String.valueOf(i / inner)) : pattern;
			name = name.replaceFirst(NUMBER, String.valueOf(i % inner));
			List<BitField> parts = set.isPresent() ? bits(bits.get(set.get().text()), name) : List.of();
			fields.add(new BlockField(name, at + i * bytes, bytes, value, map.flag("alias"),
					meaning.isPresent() ? meaning.get().text() : "", parts));
		}
	}

	private static List<BitField> bits(YamlValue list, String field) throws BadConfigurationException {
		List<BitField> bits = new ArrayList<>();
		for (YamlValue element : list.elements()) {
			YamlMap map = element.map().allowing("name", "low", "width", "meaning", "choices");
			String name = map.required("name").text();
			Map<String, Long> choices = new LinkedHashMap<>();
			Optional<YamlValue> named = map.optional("choices");
			if (named.isPresent()) {
				for (YamlValue choice : named.get().map().values()) {
					choices.put(choice.key(), choice.number(0, Integer.MAX_VALUE));
				}
			}
			Optional<YamlValue> meaning = map.optional("meaning");
			bits.add(new BitField(name.equals("*") ? field : name, (int) map.required("low").number(0, Integer.SIZE),
					(int) map.required("width").number(1, Integer.SIZE),
					meaning.isPresent() ? meaning.get().text() : "", choices));
		}
		return bits;
	}

	/** @return what kind of block it is, such as "FCB" */
	public String name() {
		return name;
	}

	/** @return bytes of the block */
	public int length() {
		return length;
	}

	/** @return the fields by offset, then other views of them */
	public List<BlockField> fields() {
		return fields;
	}

	/**
	 * @param fieldName
	 *            name of a field, in any case
	 * @return the field; empty if there is none of this name
	 */
	public Optional<BlockField> find(String fieldName) {
		return Optional.ofNullable(byName.get(fieldName.toLowerCase(Locale.ROOT)));
	}

	/** @return a block of which all fields have their initial value */
	public ConfigurationBlock initial() {
		ConfigurationBlock block = new ConfigurationBlock(this, new byte[length]);
		for (BlockField field : fields) {
			if (!field.alias()) {
				block = block.with(field, field.initial());
			}
		}
		return block;
	}

	/**
	 * @param bytes
	 *            a block; copied. If it is shorter than the layout, the fields behind it are not there
	 * @return the same with names
	 */
	public ConfigurationBlock of(byte[] bytes) {
		if (bytes.length > length) {
			throw new IllegalArgumentException("a block of " + bytes.length + " bytes is no " + name);
		}
		return new ConfigurationBlock(this, bytes.clone());
	}
}
