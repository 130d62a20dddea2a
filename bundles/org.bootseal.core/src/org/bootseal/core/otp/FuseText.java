/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.otp;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

import org.bootseal.core.BadInputException;
import org.bootseal.core.config.BadConfigurationException;
import org.bootseal.core.config.TextEdit;
import org.bootseal.core.config.YamlDocument;
import org.bootseal.core.config.YamlPath;
import org.bootseal.core.config.YamlValue;
import org.bootseal.core.device.Device;
import org.bootseal.core.device.DeviceCatalogue;

/**
 * The text of a fuses file, {@code *.fuses.yaml}, looked at and changed word by word or field by field. The form is
 * that of SPSDK's nxpfuses (spsdk/fuses/fuses.py and Registers.load_from_config): below {@code registers} each word is
 * a number, or a mapping of fields, whose values are numbers or the names of values. A word that the text gives as a
 * number stays a number. What can't be read is missing here, and does not keep the rest from being read. Immutable, as
 * the text is.
 */
public final class FuseText {

	/** The key of a word that is given as a number within a mapping. */
	static final String VALUE = "value";

	private static final String FIELDS = "bitfields";
	private static final String RAW = "RAW:";
	private static final long U32_MAX = 0xFFFF_FFFFL;
	private static final YamlPath REGISTERS = YamlPath.of("registers");

	/**
	 * What a text wants of a word.
	 *
	 * @param value
	 *            the wanted bits
	 * @param mask
	 *            the bits that the text names, with 0 or 1; holds those of the value
	 */
	public record Wish(int value, int mask) {
	}

	private final YamlDocument document;

	private FuseText(YamlDocument document) {
		this.document = document;
	}

	/**
	 * @param document
	 *            the text, right or not
	 * @return the same as a fuses file
	 */
	public static FuseText of(YamlDocument document) {
		return new FuseText(document);
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

	/**
	 * @param word
	 *            a word of the device
	 * @return what the text wants of it; empty if the text does not name it
	 */
	public Optional<Wish> wish(FuseWord word) {
		OptionalInt number = number(word);
		if (number.isPresent()) {
			int value = number.getAsInt();
			return Optional.of(new Wish(value, word.describedBits() | value));
		}
		int value = 0;
		int mask = 0;
		for (FuseField field : word.fields()) {
			OptionalLong wanted = ownValue(word, field);
			if (wanted.isPresent()) {
				value |= (int) (wanted.getAsLong() << field.offset());
				mask |= field.mask();
			}
		}
		return mask == 0 ? Optional.empty() : Optional.of(new Wish(value, mask));
	}

	/**
	 * @param word
	 *            a word of the device
	 * @param field
	 *            a field of it
	 * @return the wanted value, unsigned; empty if the text does not name it
	 */
	public OptionalLong wanted(FuseWord word, FuseField field) {
		Optional<Wish> wish = wish(word);
		return wish.isPresent() && (wish.get().mask() & field.mask()) == field.mask()
				? OptionalLong.of(field.value(wish.get().value()))
				: OptionalLong.empty();
	}

	/**
	 * @param map
	 *            of the device
	 * @return what the text wants, in the order of the words; nothing of words that the maker of the part burns
	 */
	public List<FuseRequest> requests(FuseMap map) {
		List<FuseRequest> requests = new ArrayList<>();
		for (FuseWord word : map.words()) {
			Optional<Wish> wish = map.uniqueIdWords().contains(word) ? Optional.empty() : wish(word);
			wish.ifPresent(found -> requests.addAll(map.requests(word, found.value(), found.mask())));
		}
		return List.copyOf(requests);
	}

	/**
	 * @param word
	 *            a word of the device
	 * @return where the text gives it, or would
	 */
	public YamlPath path(FuseWord word) {
		return child(REGISTERS, word.name()).orElse(REGISTERS.key(word.name()));
	}

	/**
	 * @param word
	 *            a word of the device
	 * @param field
	 *            a field of it
	 * @return where the text gives it, or would; the word if that is a number
	 */
	public YamlPath path(FuseWord word, FuseField field) {
		return numberPath(word).orElseGet(() -> {
			YamlPath fields = fields(word);
			return child(fields, field.name()).orElse(fields.key(field.name()));
		});
	}

	/**
	 * @param word
	 *            a word of the device
	 * @param value
	 *            the whole word
	 * @return the change that makes the text want it; fields become one number
	 * @throws BadConfigurationException
	 *             if the text can't be changed so
	 */
	public TextEdit with(FuseWord word, int value) throws BadConfigurationException {
		Optional<YamlPath> number = numberPath(word);
		if (number.isEmpty() && document.find(path(word)).filter(YamlValue::isMap).isPresent()) {
			throw document.find(path(word)).orElseThrow().problem("its fields are wanted one by one; change these");
		}
		return document.set(number.orElse(path(word)), String.format(Locale.ROOT, "0x%08X", value));
	}

	/**
	 * @param word
	 *            a word of the device
	 * @param field
	 *            a field of it
	 * @param value
	 *            its value, unsigned
	 * @return the change that makes the text want it
	 * @throws BadConfigurationException
	 *             if the text can't be changed so, or the value is too wide
	 */
	public TextEdit with(FuseWord word, FuseField field, long value) throws BadConfigurationException {
		OptionalInt number = number(word);
		if (number.isPresent()) {
			return with(word, number.getAsInt() & ~field.mask() | (int) (value << field.offset()) & field.mask());
		}
		return document.set(path(word, field),
				value < 10 ? Long.toString(value) : "0x" + Long.toHexString(value).toUpperCase(Locale.ROOT));
	}

	/**
	 * @param word
	 *            a word that the text names
	 * @return the change that makes the text say nothing of it
	 * @throws BadConfigurationException
	 *             if the text can't be changed so
	 */
	public TextEdit without(FuseWord word) throws BadConfigurationException {
		return document.remove(path(word));
	}

	/**
	 * @param word
	 *            a word
	 * @param field
	 *            a field of it that the text names
	 * @return the change that makes the text say nothing of it; it becomes 0 where the word is a number
	 * @throws BadConfigurationException
	 *             if the text can't be changed so
	 */
	public TextEdit without(FuseWord word, FuseField field) throws BadConfigurationException {
		return number(word).isPresent() ? with(word, field, 0) : document.remove(path(word, field));
	}

	private OptionalInt number(FuseWord word) {
		Optional<YamlValue> value = numberPath(word).flatMap(document::find);
		OptionalLong number = value.isPresent() ? number(value.get(), U32_MAX) : OptionalLong.empty();
		return number.isPresent() ? OptionalInt.of((int) number.getAsLong()) : OptionalInt.empty();
	}

	/** Where the word stands as a number; empty if it is not there, or a mapping of fields. */
	private Optional<YamlPath> numberPath(FuseWord word) {
		YamlPath path = path(word);
		Optional<YamlValue> value = document.find(path).filter(found -> !found.isNothing());
		if (value.isEmpty()) {
			return Optional.empty();
		}
		return value.get().isMap() ? child(path, VALUE) : Optional.of(path);
	}

	private YamlPath fields(FuseWord word) {
		YamlPath path = path(word);
		return child(path, FIELDS).orElse(path);
	}

	/** SPSDK compares keys without case. */
	private Optional<YamlPath> child(YamlPath parent, String key) {
		return document.children(parent).stream().filter(path -> path.name().equalsIgnoreCase(key)).findFirst();
	}

	/**
	 * A number, or the name of a value; empty if it is neither, or too wide. Some names are numbers as well: SPSDK
	 * quotes what is meant as a name.
	 */
	private OptionalLong ownValue(FuseWord word, FuseField field) {
		Optional<YamlValue> value = document.find(path(word, field)).filter(found -> !found.isNothing());
		if (value.isEmpty()) {
			return OptionalLong.empty();
		}
		OptionalLong number = number(value.get(), (1L << field.width()) - 1);
		OptionalLong named = named(value.get(), field);
		return named.isPresent() && (number.isEmpty() || value.get().isQuoted()) ? named : number;
	}

	private static OptionalLong named(YamlValue value, FuseField field) {
		try {
			String text = value.text();
			return field.values().entrySet().stream().filter(entry -> entry.getValue().equalsIgnoreCase(text))
					.mapToLong(Map.Entry::getKey).min();
		} catch (BadConfigurationException noText) {
			return OptionalLong.empty();
		}
	}

	private static OptionalLong number(YamlValue value, long most) {
		try {
			String text = value.text();
			String plain = text.regionMatches(true, 0, RAW, 0, RAW.length()) ? text.substring(RAW.length()) : text;
			return OptionalLong.of(value.number(plain, 0, most));
		} catch (BadConfigurationException none) {
			return OptionalLong.empty();
		}
	}
}
