/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.flexspi;

import java.util.Optional;
import java.util.OptionalInt;

import org.bootseal.core.BadInputException;
import org.bootseal.core.config.BadConfigurationException;
import org.bootseal.core.config.TextEdit;
import org.bootseal.core.config.YamlDocument;
import org.bootseal.core.config.YamlPath;
import org.bootseal.core.config.YamlValue;
import org.bootseal.core.device.Device;
import org.bootseal.core.device.DeviceCatalogue;

/**
 * The text of a memory configuration, looked at and changed field by field or word by word. A word that the text gives
 * as a number stays a number, one that it gives as fields stays fields. What can't be read is missing here, and does
 * not keep the rest from being read. Immutable, as the text is.
 */
public final class MemoryText {

	private static final String SETTINGS = "settings";
	private static final String VALUE = "value";
	private static final String FIELDS = "bitfields";

	/** How a text gives an option word. */
	enum Form {
		/** Not at all. */
		NONE,
		/** As one number. */
		NUMBER,
		/** Field by field. */
		FIELDS
	}

	/**
	 * Where a word is.
	 *
	 * @param path
	 *            the number, the mapping of the fields, or where the word would be
	 */
	record Place(Form form, YamlPath path) {
	}

	private final YamlDocument document;

	private MemoryText(YamlDocument document) {
		this.document = document;
	}

	/**
	 * @param document
	 *            the text, right or not
	 * @return the same as a memory configuration
	 */
	public static MemoryText of(YamlDocument document) {
		return new MemoryText(document);
	}

	YamlDocument document() {
		return document;
	}

	/** @return the device, by the family; empty if the text names none that is known */
	public Optional<Device> device() {
		Optional<YamlValue> family = document.find(YamlPath.of("family"));
		try {
			return family.isPresent() ? Optional.of(DeviceCatalogue.builtIn().find(family.get().text()))
					: Optional.empty();
		} catch (BadInputException unknown) {
			return Optional.empty();
		}
	}

	/** @return which FlexSPI the text chooses; empty if it chooses none that the device has */
	public OptionalInt instance() {
		Optional<YamlValue> instance = document.find(YamlPath.of("bootseal", "instance"));
		Optional<Device> device = device();
		try {
			if (instance.isEmpty() || device.isEmpty()) {
				return OptionalInt.empty();
			}
			int number = (int) instance.get().number(1, 2);
			FlexSpiInstance.check(device.get(), number);
			return OptionalInt.of(number);
		} catch (BadInputException noChoice) {
			return OptionalInt.empty();
		}
	}

	/** @return the option words, as they would be sent; empty if they are not all right */
	public Optional<FlexSpiNorOption> option() {
		Optional<YamlValue> settings = document.find(YamlPath.of(SETTINGS));
		try {
			return settings.isPresent() ? Optional.of(MemoryConfigurationReader.option(settings.get().map()))
					: Optional.empty();
		} catch (BadConfigurationException wrong) {
			return Optional.empty();
		}
	}

	/**
	 * @param word
	 *            number of an option word, 0 or 1
	 * @return where its number is, or would be, or where its fields are
	 */
	public YamlPath path(int word) {
		return place(word).path();
	}

	/**
	 * @param field
	 *            a field
	 * @return where its value is; empty if the text does not give it by itself
	 */
	public Optional<YamlPath> path(OptionField field) {
		Place place = place(field.word());
		return place.form() == Form.FIELDS ? child(place.path(), field.settingsKey()) : Optional.empty();
	}

	Place place(int word) {
		YamlPath settings = YamlPath.of(SETTINGS);
		YamlPath path = child(settings, OptionField.wordKey(word)).orElse(settings.key(OptionField.wordKey(word)));
		Optional<YamlValue> value = document.find(path);
		if (value.isEmpty() || value.get().isNothing()) {
			return new Place(Form.NONE, path);
		}
		if (!value.get().isMap()) {
			return new Place(Form.NUMBER, path);
		}
		if (document.find(path.key(VALUE)).isPresent()) {
			return new Place(Form.NUMBER, path.key(VALUE));
		}
		return new Place(Form.FIELDS, document.find(path.key(FIELDS)).isPresent() ? path.key(FIELDS) : path);
	}

	/** Keys are compared without case. */
	private Optional<YamlPath> child(YamlPath parent, String key) {
		return document.children(parent).stream().filter(child -> child.name().equalsIgnoreCase(key)).findFirst();
	}

	/**
	 * @param word
	 *            number of an option word, 0 or 1
	 * @return its bits, with 0 for fields that can't be read; empty if the text has no such word or it can't be read
	 */
	public OptionalInt word(int word) {
		Place place = place(word);
		return switch (place.form()) {
		case NONE -> OptionalInt.empty();
		case NUMBER -> number(document.find(place.path()).orElseThrow());
		case FIELDS -> {
			int bits = initial(word);
			for (OptionField field : OptionField.ofWord(word)) {
				bits = field.put(bits, ownValue(field).orElse(0));
			}
			yield OptionalInt.of(bits);
		}
		default -> throw new IllegalStateException(place.form().name());
		};
	}

	/** The bits that count if nothing is said about a word. */
	static int initial(int word) {
		return word == 0 ? MemoryConfigurationReader.EMPTY_WORD : 0;
	}

	private static OptionalInt number(YamlValue value) {
		try {
			return OptionalInt.of((int) value.number(0, MemoryConfigurationReader.MAX_WORD));
		} catch (BadConfigurationException noNumber) {
			return OptionalInt.empty();
		}
	}

	/** What the text itself says about a field of a word that it gives field by field. */
	OptionalInt ownValue(OptionField field) {
		Optional<YamlValue> value = path(field).flatMap(document::find);
		try {
			return value.isPresent() && !value.get().isNothing()
					? OptionalInt.of(MemoryConfigurationReader.field(field, value.get()))
					: OptionalInt.empty();
		} catch (BadConfigurationException wrong) {
			return OptionalInt.empty();
		}
	}

	/**
	 * @param field
	 *            a field
	 * @return its value, 0 if nothing is said about it; empty if what the text says can't be read
	 */
	public OptionalInt value(OptionField field) {
		if (path(field).isPresent()) {
			return ownValue(field);
		}
		OptionalInt bits = word(field.word());
		if (bits.isPresent()) {
			return OptionalInt.of(field.of(bits.getAsInt()));
		}
		return place(field.word()).form() == Form.NONE ? OptionalInt.of(0) : OptionalInt.empty();
	}

	/**
	 * @param field
	 *            a field
	 * @param value
	 *            its new value, 0 to its largest
	 * @return the change of the text; adds or removes word 1 if the field asks for it, as {@link OptionField#with}
	 * @throws BadConfigurationException
	 *             if the text can't be changed
	 */
	public TextEdit with(OptionField field, int value) throws BadConfigurationException {
		return new MemoryTextChange(this).set(field, value);
	}

	/**
	 * @param word
	 *            number of an option word, 0 or 1
	 * @param number
	 *            the word as a number; empty to remove word 1
	 * @return the change of the text; word 1 follows the option size of word 0, and the other way round
	 * @throws BadConfigurationException
	 *             if this is no such option word, or the text can't be changed
	 */
	public TextEdit withWord(int word, String number) throws BadConfigurationException {
		return new MemoryTextChange(this).setWord(word, number);
	}

	/**
	 * @param option
	 *            option words
	 * @param bus
	 *            how the flash is connected, one of {@link MemoryConfiguration#BUSES}
	 * @return the change of the text
	 * @throws BadConfigurationException
	 *             if the text can't be changed
	 */
	public TextEdit with(FlexSpiNorOption option, String bus) throws BadConfigurationException {
		return new MemoryTextChange(this).set(option, bus);
	}
}
