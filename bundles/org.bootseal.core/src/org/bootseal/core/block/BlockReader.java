/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.block;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.bootseal.core.config.BadConfigurationException;
import org.bootseal.core.config.Spelling;
import org.bootseal.core.config.YamlMap;
import org.bootseal.core.config.YamlValue;

/**
 * Reads the fields of a block as SPSDK 3.10 does: a field is a number, a mapping with its {@code value}, or its parts,
 * also under {@code bitfields}; a part is a name or a number, and a number in quotes is first looked for among the
 * names. Names are compared without case. What is not said keeps its initial value.
 */
public final class BlockReader {

	/** SPSDK writes values that it does not convert behind this. */
	private static final String RAW = "RAW:";
	/** Most fields that a message names. */
	private static final int MOST_NAMED = 8;

	private BlockReader() {
		// functions only
	}

	/**
	 * @param initial
	 *            what counts where nothing is said
	 * @param settings
	 *            the fields
	 * @return the block
	 * @throws BadConfigurationException
	 *             if a field does not exist, stands there twice, or has no right value
	 */
	public static ConfigurationBlock read(ConfigurationBlock initial, YamlMap settings)
			throws BadConfigurationException {
		ConfigurationBlock block = initial;
		Set<BlockField> seen = new HashSet<>();
		for (YamlValue value : settings.values()) {
			if (!seen.add(field(block.layout(), value))) {
				throw value.problem("this field stands here twice, expected it once");
			}
			block = readField(block, value);
		}
		return block;
	}

	/**
	 * Reads one field.
	 *
	 * @param block
	 *            what counts for parts of which nothing is said
	 * @param value
	 *            the value, with the name of the field as key
	 * @return the block with this field as the text has it
	 * @throws BadConfigurationException
	 *             if there is no such field, or it has no right value
	 */
	public static ConfigurationBlock readField(ConfigurationBlock block, YamlValue value)
			throws BadConfigurationException {
		BlockField field = field(block.layout(), value);
		return value.isNothing() ? block : block.with(field, value(field, block.get(field), value));
	}

	private static BlockField field(BlockLayout layout, YamlValue value) throws BadConfigurationException {
		Optional<BlockField> field = layout.find(value.key());
		if (field.isEmpty()) {
			List<String> names = layout.fields().stream().map(BlockField::name).toList();
			throw value.problem("this is no field of " + layout.name() + Spelling.suggestion(value.key(), names)
					+ ", expected one of " + String.join(", ", names.subList(0, Math.min(names.size(), MOST_NAMED)))
					+ (names.size() > MOST_NAMED ? " ... (a template has them all)" : ""));
		}
		return field.get();
	}

	private static long value(BlockField field, long initial, YamlValue value) throws BadConfigurationException {
		if (!value.isMap()) {
			return value.number(0, field.max());
		}
		YamlMap map = value.map();
		Optional<YamlValue> whole = map.optional("value");
		if (whole.isPresent()) {
			map.allowing("value");
			return whole.get().number(0, field.max());
		}
		Optional<YamlValue> parts = map.optional("bitfields");
		return parts(field, initial, parts.isPresent() ? only(map, parts.get()) : map);
	}

	private static YamlMap only(YamlMap map, YamlValue parts) throws BadConfigurationException {
		map.allowing("bitfields");
		return parts.map();
	}

	private static long parts(BlockField field, long initial, YamlMap map) throws BadConfigurationException {
		long value = initial;
		List<String> names = new ArrayList<>();
		field.bits().forEach(bits -> names.add(bits.name()));
		for (YamlValue part : map.values()) {
			Optional<BitField> bits = field.bits().stream().filter(each -> each.name().equalsIgnoreCase(part.key()))
					.findFirst();
			if (bits.isEmpty()) {
				throw part.problem(names.isEmpty() ? field.name() + " has no parts, expected a number"
						: "this is no part of " + field.name() + ", expected one of " + String.join(", ", names));
			}
			value = bits.get().put(value, part(field, bits.get(), part));
		}
		return value;
	}

	private static long part(BlockField field, BitField bits, YamlValue value) throws BadConfigurationException {
		String text = value.text();
		String plain = text.regionMatches(true, 0, RAW, 0, RAW.length()) ? text.substring(RAW.length()) : text;
		boolean number = isNumber(plain);
		if (value.isQuoted() || !number) {
			// older files have the name of the part or of the field in front
			for (String name : List.of(plain, without(plain, bits.name()), without(plain, field.name()))) {
				for (Map.Entry<String, Long> choice : bits.choices().entrySet()) {
					if (choice.getKey().equalsIgnoreCase(name)) {
						return choice.getValue();
					}
				}
			}
		}
		if (!number) {
			throw value.expected((bits.choices().isEmpty() ? ""
					: "one of " + String.join(", ", bits.choices().keySet().stream().sorted().toList()) + ", or ")
					+ "a number from 0 to " + bits.max());
		}
		return value.number(plain, 0, bits.max());
	}

	private static String without(String text, String prefix) {
		String start = prefix + "_";
		return text.toLowerCase(Locale.ROOT).startsWith(start.toLowerCase(Locale.ROOT)) ? text.substring(start.length())
				: text;
	}

	private static boolean isNumber(String text) {
		try {
			YamlValue.parseNumber(text);
			return true;
		} catch (NumberFormatException e) {
			return false;
		}
	}
}
