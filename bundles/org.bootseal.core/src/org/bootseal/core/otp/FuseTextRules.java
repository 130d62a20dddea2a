/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.otp;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

import org.bootseal.core.BadInputException;
import org.bootseal.core.config.BadConfigurationException;
import org.bootseal.core.config.FindingList;
import org.bootseal.core.config.Severity;
import org.bootseal.core.config.YamlDocument;
import org.bootseal.core.config.YamlPath;
import org.bootseal.core.config.YamlValue;

/**
 * What there is to say about the words of a fuses file beside its form: what is never burnt, and what can't go back.
 */
public final class FuseTextRules {

	private static final YamlPath BURNT = YamlPath.of("bootseal", "burnt");

	private final YamlDocument document;
	private final FuseMap map;
	private final FindingList findings;
	private final FuseText text;
	private final FuseWishes wishes;

	private FuseTextRules(YamlDocument document, FuseMap map, FindingList findings) {
		this.document = document;
		this.map = map;
		this.findings = findings;
		text = FuseText.of(document);
		wishes = new FuseWishes(map, Optional.empty(), OptionalInt.empty());
	}

	/**
	 * Looks at each word that a text names, and holds it against what is burnt if the text names a file of that.
	 *
	 * @param document
	 *            a fuses file
	 * @param map
	 *            of its device
	 * @param findings
	 *            gets what is wrong or dangerous
	 */
	public static void check(YamlDocument document, FuseMap map, FindingList findings) {
		FuseTextRules rules = new FuseTextRules(document, map, findings);
		map.words().forEach(rules::look);
		rules.compare();
	}

	/**
	 * @param document
	 *            a fuses file
	 * @return the file of what is burnt that it names; empty if it names none
	 */
	public static Optional<Path> burntFile(YamlDocument document) {
		try {
			Optional<YamlValue> named = document.find(BURNT).filter(value -> !value.isNothing());
			return named.isPresent() ? Optional.of(named.get().path()) : Optional.empty();
		} catch (BadConfigurationException noName) {
			return Optional.empty();
		}
	}

	private void look(FuseWord word) {
		Optional<FuseText.Wish> wish = text.wish(word).filter(found -> found.value() != 0);
		if (wish.isEmpty()) {
			return;
		}
		if (map.uniqueIdWords().contains(word)) {
			error(text.path(word), word + " is burnt by the maker of the part and can't be burnt");
			return;
		}
		int value = wish.get().value();
		for (FuseRequest request : map.requests(word, value, wish.get().mask())) {
			String reason = wishes.conflict(request);
			if (!reason.isEmpty()) {
				error(place(word, request.value(), reason), reason);
			}
		}
		for (FuseField field : word.fields()) {
			if ((field.mask() & value) != 0 && !field.danger().isEmpty() && field.never().isEmpty()) {
				findings.atValue(Severity.WARNING, text.path(word, field), field.describe(value) + ": "
						+ field.danger(), List.of());
			}
		}
	}

	/** The field that a reason names, or the word. */
	private YamlPath place(FuseWord word, int value, String reason) {
		return word.fields().stream().filter(field -> (field.mask() & value) != 0 && reason.startsWith(field.name()))
				.findFirst().map(field -> text.path(word, field)).orElseGet(() -> text.path(word));
	}

	private void error(YamlPath place, String message) {
		findings.atValue(Severity.ERROR, place, message, List.of());
	}

	private void compare() {
		Optional<Path> file = burntFile(document);
		if (file.isEmpty()) {
			return;
		}
		try {
			FuseSnapshot burnt = FuseSnapshot.read(file.get());
			String device = text.device().orElseThrow().name();
			if (burnt.device().equals(device)) {
				map.words().forEach(word -> compare(word, burnt.values()));
			} else {
				error(BURNT, "found the fuses of a " + burnt.device() + ", expected those of a " + device);
			}
		} catch (IOException e) {
			error(BURNT, "the file can't be read: " + file.get());
		} catch (BadInputException e) {
			error(BURNT, e.getMessage());
		}
	}

	private void compare(FuseWord word, Map<Integer, Integer> burnt) {
		Optional<FuseText.Wish> wish = text.wish(word);
		if (wish.isEmpty() || !burnt.containsKey(word.index()) || map.uniqueIdWords().contains(word)) {
			return;
		}
		int now = burnt.get(word.index());
		int back = now & wish.get().mask() & ~wish.get().value();
		if (back != 0) {
			YamlPath place = word.fields().stream().filter(field -> (field.mask() & back) != 0).findFirst()
					.map(field -> text.path(word, field)).orElseGet(() -> text.path(word));
			error(place,
					String.format(Locale.ROOT, "the bits 0x%x of %s are burnt and can't go back to 0", back, word));
		}
	}
}
