/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.bootseal.core.BadInputException;
import org.bootseal.core.config.YamlValue;

/** Looks settings up, each with what is usual; a wrong value is told with its place. */
record SettingValues(Map<Setting, YamlValue> settings) {

	private static final long MOST_WORD = 0xFFFF_FFFFL;

	/** A fuse word and bits of it. */
	record Bits(YamlValue place, int word, int bits) {
	}

	Optional<YamlValue> find(Setting setting) {
		return Optional.ofNullable(settings.get(setting));
	}

	int number(Setting setting, int least, int most, int otherwise) throws BadInputException {
		YamlValue value = settings.get(setting);
		return value == null ? otherwise : (int) value.number(least, most);
	}

	boolean flag(Setting setting, boolean otherwise) throws BadInputException {
		YamlValue value = settings.get(setting);
		return value == null ? otherwise : value.flag();
	}

	Optional<String> text(Setting setting) throws BadInputException {
		YamlValue value = settings.get(setting);
		return value == null ? Optional.empty() : Optional.of(value.text());
	}

	/** One of the constants of a type, in lower case. */
	<E extends Enum<E>> Optional<E> choice(Setting setting, Class<E> type) throws BadInputException {
		YamlValue value = settings.get(setting);
		if (value == null) {
			return Optional.empty();
		}
		String text = value.text();
		for (E constant : type.getEnumConstants()) {
			if (constant.name().equalsIgnoreCase(text)) {
				return Optional.of(constant);
			}
		}
		throw value.expected("one of " + List.of(type.getEnumConstants()));
	}

	List<YamlValue> items(Setting setting) {
		YamlValue value = settings.get(setting);
		return value == null ? List.of() : value.items();
	}

	List<Integer> words(Setting setting) throws BadInputException {
		List<Integer> words = new ArrayList<>();
		for (YamlValue item : items(setting)) {
			words.add((int) item.number(0, MOST_WORD));
		}
		return words;
	}

	List<Bits> bits(Setting setting) throws BadInputException {
		List<Bits> all = new ArrayList<>();
		for (YamlValue item : items(setting)) {
			String[] parts = item.text().strip().split("\\s+");
			if (parts.length != 2) {
				throw item.expected("index of a fuse word and its bits, such as \"5 0x00000010\"");
			}
			all.add(new Bits(item, (int) item.number(parts[0], 0, Short.MAX_VALUE),
					(int) item.number(parts[1], 0, MOST_WORD)));
		}
		return all;
	}
}
