/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.flexspi;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

import org.bootseal.core.BadInputException;
import org.bootseal.core.config.BadConfigurationException;
import org.bootseal.core.config.YamlMap;
import org.bootseal.core.config.YamlValue;
import org.bootseal.core.device.Device;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.flexspi.OptionField.Choice;

/**
 * Reads memory configurations as SPSDK 3.10 does: a word is a number, a mapping with its {@code value}, or the fields,
 * also under {@code bitfields}; a field is a name or a number, and a number in quotes is first looked for among the
 * names. Keys and names are compared without case. What is not said is 0, the tag excepted.
 */
final class MemoryConfigurationReader {

	static final long MAX_WORD = 0xFFFF_FFFFL;
	static final int EMPTY_WORD = OptionWord0.TAG << 28;
	private static final String RAW = "RAW:";

	private final YamlMap top;

	private MemoryConfigurationReader(YamlMap top) {
		this.top = top;
	}

	static MemoryConfiguration read(YamlMap top) throws BadConfigurationException {
		return new MemoryConfigurationReader(top).read();
	}

	private MemoryConfiguration read() throws BadConfigurationException {
		top.allowing("family", "revision", "peripheral", "interface", "settings", "bootseal").ignoring("revision");
		Device device = device(top.required("family", "a name such as mimxrt1020"));
		YamlValue peripheral = top.required("peripheral", "flexspi_nor");
		if (!peripheral.text().equals(MemoryConfiguration.PERIPHERAL)) {
			throw peripheral.expected(MemoryConfiguration.PERIPHERAL + ", the only memory that Bootseal writes");
		}
		Optional<YamlValue> bus = top.optional("interface");
		return new MemoryConfiguration(top.value().file(), device,
				bus.isPresent() ? Optional.of(bus.get().choice(MemoryConfiguration.BUSES.toArray(String[]::new)))
						: Optional.empty(),
				option(top.required("settings", "the option words").map()), instance(device));
	}

	private static Device device(YamlValue family) throws BadConfigurationException {
		try {
			return DeviceCatalogue.builtIn().find(family.text());
		} catch (BadConfigurationException e) {
			throw e;
		} catch (BadInputException e) {
			throw family.because(e);
		}
	}

	private OptionalInt instance(Device device) throws BadConfigurationException {
		Optional<YamlValue> own = top.optional("bootseal");
		if (own.isEmpty()) {
			return OptionalInt.empty();
		}
		Optional<YamlValue> instance = own.get().map().allowing("instance").optional("instance");
		if (instance.isEmpty()) {
			return OptionalInt.empty();
		}
		int number = (int) instance.get().number(1, 2);
		try {
			FlexSpiInstance.check(device, number);
		} catch (BadInputException e) {
			throw instance.get().because(e);
		}
		return OptionalInt.of(number);
	}

	static FlexSpiNorOption option(YamlMap settings) throws BadConfigurationException {
		Map<Integer, YamlValue> words = words(settings);
		int word0 = words.containsKey(0) ? word(words.get(0), 0, EMPTY_WORD) : EMPTY_WORD;
		if (word0 >>> 28 != OptionWord0.TAG) {
			throw words.get(0).problem(String.format(Locale.ROOT,
					"found tag 0x%X in bits 31:28 of 0x%08X, expected 0xC", word0 >>> 28, word0));
		}
		int size = word0 >>> 24 & 0xF;
		if (size > 1) {
			throw words.get(0).problem("found option size " + size + " in bits 27:24, expected 0 or 1");
		}
		int word1 = words.containsKey(1) ? word(words.get(1), 1, 0) : 0;
		if (size == 0 && word1 != 0) {
			throw words.get(1).problem("option word 1 is only used if " + OptionField.OPTION_SIZE.settingsKey() + " of "
					+ OptionField.wordKey(0) + " is " + OptionField.OPTION_SIZE.settingsText(1));
		}
		return FlexSpiNorOption.ofWords(word0, size == 1 ? Optional.of(word1) : Optional.empty());
	}

	private static Map<Integer, YamlValue> words(YamlMap settings) throws BadConfigurationException {
		Map<Integer, YamlValue> words = new HashMap<>();
		for (YamlValue value : settings.values()) {
			int word = 0;
			while (word < 2 && !OptionField.wordKey(word).equalsIgnoreCase(value.key())) {
				word++;
			}
			if (word == 2) {
				settings.allowing(OptionField.wordKey(0), OptionField.wordKey(1));
			}
			if (words.put(word, value) != null) {
				throw value.problem("this option word stands here twice, expected it once");
			}
		}
		return words;
	}

	private static int word(YamlValue value, int word, int initial) throws BadConfigurationException {
		if (!value.isMap()) {
			return (int) value.number(0, MAX_WORD);
		}
		YamlMap map = value.map();
		Optional<YamlValue> whole = map.optional("value");
		if (whole.isPresent()) {
			map.allowing("value");
			return (int) whole.get().number(0, MAX_WORD);
		}
		Optional<YamlValue> fields = map.optional("bitfields");
		return fields(fields.isPresent() ? fields.get().map() : map, word, initial);
	}

	private static int fields(YamlMap map, int word, int initial) throws BadConfigurationException {
		int bits = initial;
		List<String> keys = new ArrayList<>();
		for (OptionField field : OptionField.ofWord(word)) {
			keys.add(field.settingsKey());
			for (YamlValue value : map.values()) {
				if (value.key().equalsIgnoreCase(field.settingsKey())) {
					bits = field.put(bits, field(field, value));
					keys.add(value.key());
				}
			}
		}
		map.allowing(keys.toArray(String[]::new));
		return bits;
	}

	static int field(OptionField field, YamlValue value) throws BadConfigurationException {
		String text = value.text();
		String plain = text.regionMatches(true, 0, RAW, 0, RAW.length()) ? text.substring(RAW.length()) : text;
		boolean isName = value.isQuoted() || !isNumber(plain);
		for (Choice choice : field.choices()) {
			if (isName && !choice.name().isEmpty() && choice.name().equalsIgnoreCase(plain)) {
				return choice.value();
			}
		}
		if (!isNumber(plain)) {
			throw value.expected(expected(field));
		}
		int number = (int) value.number(plain, 0, field.max());
		boolean pads = field == OptionField.COMMAND_PADS || field == OptionField.QUERY_PADS;
		if (pads && field.choice(number).isEmpty()) {
			throw value.problem("found the number " + number + ", which is no code of pads; expected 0 for 1 pad,"
					+ " 2 for 4, 3 for 8, or the pads in quotes: '1', '4', '8'");
		}
		return number;
	}

	private static boolean isNumber(String text) {
		try {
			YamlValue.parseNumber(text);
			return true;
		} catch (NumberFormatException e) {
			return false;
		}
	}

	private static String expected(OptionField field) {
		List<String> names = field.choices().stream().map(Choice::name).filter(name -> !name.isEmpty()).toList();
		return (names.isEmpty() ? "" : "one of " + String.join(", ", names) + ", or ") + "a number from 0 to "
				+ field.max();
	}
}
