/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.flexspi;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

import org.bootseal.core.config.BadConfigurationException;
import org.bootseal.core.config.TextEdit;
import org.bootseal.core.config.TextRange;
import org.bootseal.core.config.YamlDocument;
import org.bootseal.core.config.YamlPath;
import org.bootseal.core.config.YamlValue;
import org.bootseal.core.device.Device;
import org.bootseal.core.device.DeviceNotes;

/**
 * One change of the text of a memory configuration, made of several edits. Comments that
 * {@link MemoryConfigurationWriter} wrote and that tell what stood there before are changed with it.
 */
final class MemoryTextChange {

	private static final int TAG_BIT = 28;
	private static final String UNDEFINED = "not defined";

	private final MemoryText before;
	private final Optional<DeviceNotes> notes;
	private YamlDocument now;

	MemoryTextChange(MemoryText before) throws BadConfigurationException {
		if (before.document().problem().isPresent()) {
			throw before.document().problem().get();
		}
		this.before = before;
		Optional<Device> device = before.device();
		notes = device.map(DeviceNotes::of);
		now = before.document();
	}

	TextEdit set(OptionField field, int value) throws BadConfigurationException {
		int word0 = before.word(0).orElse(MemoryText.initial(0));
		int word1 = before.word(1).orElse(MemoryText.initial(1));
		boolean two = field == OptionField.OPTION_SIZE ? value == 1
				: OptionField.OPTION_SIZE.of(word0) != 0 || word1 != 0 || field.word() == 1 && value != 0;
		if (field.word() == 0) {
			word0 = field.put(word0, value);
		} else {
			word1 = field.put(word1, value);
		}
		put(0, tagged(OptionField.OPTION_SIZE.put(word0, two ? 1 : 0)), Set.of(field));
		if (two) {
			put(1, word1, Set.of(field));
		} else if (field == OptionField.OPTION_SIZE) {
			removeSecond();
		}
		return edit();
	}

	private static int tagged(int word0) {
		return word0 & (1 << TAG_BIT) - 1 | OptionWord0.TAG << TAG_BIT;
	}

	TextEdit setWord(int word, String number) throws BadConfigurationException {
		if (word == 1 && number.isBlank()) {
			return set(OptionField.OPTION_SIZE, 0);
		}
		int bits = parse(word, number);
		if (word == 1) {
			put(0, tagged(OptionField.OPTION_SIZE.put(before.word(0).orElse(MemoryText.initial(0)), 1)),
					Set.of());
			put(1, bits, all(1));
			return edit();
		}
		int size = OptionField.OPTION_SIZE.of(bits);
		if (bits >>> TAG_BIT != OptionWord0.TAG) {
			throw problem(0, String.format(Locale.ROOT, "found tag 0x%X in bits 31:28 of 0x%08X, expected 0x%X",
					bits >>> TAG_BIT, bits, OptionWord0.TAG));
		}
		if (size > 1) {
			throw problem(0, "found option size " + size + " in bits 27:24, expected 0 or 1");
		}
		put(0, bits, all(0));
		if (size == 1) {
			put(1, before.word(1).orElse(MemoryText.initial(1)), Set.of());
		} else {
			removeSecond();
		}
		return edit();
	}

	private int parse(int word, String number) throws BadConfigurationException {
		try {
			long bits = YamlValue.parseNumber(number.strip());
			if (bits >= 0 && bits <= MemoryConfigurationReader.MAX_WORD) {
				return (int) bits;
			}
		} catch (NumberFormatException e) {
			throw problem(word, expected(number), e);
		}
		throw problem(word, expected(number));
	}

	private static String expected(String number) {
		return "found \"" + number + "\" as option word, expected a 32-bit number such as 0xC0000007";
	}

	private BadConfigurationException problem(int word, String text) {
		return problem(word, text, null);
	}

	private BadConfigurationException problem(int word, String text, Throwable cause) {
		return now.find(before.path(word)).or(now::top).orElseThrow().problem(text, cause);
	}

	TextEdit set(FlexSpiNorOption option, String bus) throws BadConfigurationException {
		List<Integer> words = option.words();
		put(0, words.get(0), all(0));
		if (words.size() == 2) {
			put(1, words.get(1), all(1));
		} else {
			removeSecond();
		}
		now = after(now.set(YamlPath.of("interface"), bus));
		return edit();
	}

	private static Set<OptionField> all(int word) {
		return Set.copyOf(OptionField.ofWord(word));
	}

	/** Makes a word other bits; of what can't be read, only the fields that were asked for are written. */
	private void put(int word, int bits, Set<OptionField> asked) throws BadConfigurationException {
		MemoryText text = MemoryText.of(now);
		MemoryText.Place place = text.place(word);
		boolean asNumber = place.form() == MemoryText.Form.NUMBER || place.form() == MemoryText.Form.NONE
				&& text.place(1 - word).form() == MemoryText.Form.NUMBER;
		if (asNumber) {
			if (!text.word(word).equals(OptionalInt.of(bits))) {
				now = after(now.set(place.path(), String.format(Locale.ROOT, "0x%08X", bits)));
			}
			return;
		}
		for (OptionField field : OptionField.ofWord(word)) {
			int value = field.of(bits);
			boolean isMissing = text.path(field).isEmpty();
			OptionalInt old = text.ownValue(field);
			boolean same = old.isPresent() ? old.getAsInt() == value
					: place.form() != MemoryText.Form.NONE && (isMissing ? value == 0 : !asked.contains(field));
			if (!same) {
				YamlPath path = text.path(field).orElse(place.path().key(field.settingsKey()));
				int length = now.valueRange(path).map(TextRange::length).orElse(0);
				now = after(now.set(path, field.settingsText(value)));
				if (old.isPresent()) {
					comment(path, length, comment(field, old.getAsInt()), comment(field, value));
				}
			}
		}
	}

	private void removeSecond() throws BadConfigurationException {
		MemoryText.Place place = MemoryText.of(now).place(1);
		if (place.form() != MemoryText.Form.NONE) {
			YamlPath path = place.path();
			// the word itself, not only its number or its fields
			while (path.steps().size() > 2) {
				path = path.parent();
			}
			now = after(now.remove(path));
		}
	}

	private YamlDocument after(TextEdit edit) {
		return YamlDocument.parse(now.file(), edit.apply(now.text()));
	}

	private String comment(OptionField field, int value) {
		String meaning = notes.map(known -> MemoryConfigurationWriter.meaning(field, value, known)).orElse("");
		return meaning.isEmpty() ? UNDEFINED : meaning;
	}

	/** A comment that says what the value was before now says what it is, and stays in its column. */
	private void comment(YamlPath path, int oldLength, String old, String comment) {
		String text = now.text();
		TextRange value = now.valueRange(path).orElseThrow();
		int end = value.end();
		while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
			end++;
		}
		String rest = text.substring(value.end(), end);
		if (rest.strip().equals("# " + old)) {
			int blanks = Math.max(1, rest.indexOf('#') + oldLength - value.length());
			now = YamlDocument.parse(now.file(),
					text.substring(0, value.end()) + " ".repeat(blanks) + "# " + comment + text.substring(end));
		}
	}

	private TextEdit edit() {
		header();
		return TextEdit.between(before.document().text(), now.text());
	}

	private void header() {
		Optional<FlexSpiNorOption> old = before.option();
		Optional<FlexSpiNorOption> option = MemoryText.of(now).option();
		if (old.isPresent() && option.isPresent()) {
			String first = now.text().lines().findFirst().orElse("");
			if (first.strip().equals(MemoryConfigurationWriter.HEADER + old.get())) {
				now = YamlDocument.parse(now.file(), first.replace(old.get().toString(), option.get().toString())
						+ now.text().substring(first.length()));
			}
		}
	}
}
