/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Compares a document with its schema and finds every difference. */
final class SchemaCheck {

	/** SPSDK's mark of a number that counts as it is. */
	private static final String RAW = "RAW:";
	private static final String FIELDS = "bitfields";
	private static final Map<String, String> FLAGS = Map.of("yes", "true", "on", "true", "1", "true", "no", "false",
			"off", "false", "0", "false");

	private final YamlDocument document;
	private final FindingList findings;
	private final boolean likeSpsdk;

	/** SPSDK compares keys without case, and lets the fields of a word stand below {@value #FIELDS} as well. */
	SchemaCheck(YamlDocument document, FindingList findings, boolean likeSpsdk) {
		this.document = document;
		this.findings = findings;
		this.likeSpsdk = likeSpsdk;
	}

	void check(KeyInfo schema) {
		YamlValue top = document.top().orElseThrow();
		if (top.isNothing()) {
			missing(YamlPath.TOP, schema);
		} else {
			check(YamlPath.TOP, top, schema);
		}
	}

	private void check(YamlPath path, YamlValue value, KeyInfo info) {
		switch (info.kind()) {
		case MAP -> map(path, value, info);
		case LIST -> list(path, value, info);
		default -> single(path, value, info);
		}
	}

	private void map(YamlPath path, YamlValue value, KeyInfo info) {
		if (!value.isMap()) {
			if (!isNumber(value, info)) {
				findings.atValue(Severity.ERROR, path, problem(value.expected(info.expected())), List.of());
			}
			return;
		}
		for (YamlPath child : document.children(path)) {
			YamlValue below = document.find(child).orElseThrow();
			Optional<KeyInfo> known = known(below.key(), info);
			if (known.isEmpty()) {
				unknown(child, below, info);
			} else if (!below.isNothing()) {
				check(child, below, known.get());
			} else if (known.get().required()) {
				findings.atValue(Severity.ERROR, child,
						problem(below.problem("found nothing, expected " + known.get().expected())), List.of());
			}
		}
		missing(path, info);
	}

	private Optional<KeyInfo> known(String key, KeyInfo info) {
		if (likeSpsdk && info.max() >= 0 && key.equals(FIELDS)) {
			return Optional.of(info);
		}
		return likeSpsdk ? info.children().stream().filter(child -> child.name().equalsIgnoreCase(key)).findFirst()
				: info.child(key);
	}

	private void missing(YamlPath path, KeyInfo info) {
		for (KeyInfo child : info.children()) {
			YamlPath place = path.key(child.name());
			if (child.required() && document.find(place).isEmpty()) {
				boolean only = child.kind() == KeyInfo.Kind.NUMBER && child.min() == child.max();
				String value = Long.toString(child.min());
				findings.missing(place, "the key " + child.name() + " is missing, expected " + child.expected(),
						only ? findings.toSet("Add " + child.name() + ": " + value, place, value) : List.of());
			}
		}
	}

	private void unknown(YamlPath path, YamlValue value, KeyInfo info) {
		List<String> names = info.children().stream().map(KeyInfo::name).toList();
		Optional<String> nearest = Spelling.nearest(value.key(), names);
		List<Remedy> remedies = new ArrayList<>();
		if (nearest.isPresent() && document.find(path.parent().key(nearest.get())).isEmpty()) {
			String key = YamlWriting.scalar(nearest.get(), YamlWriting.Quotes.NONE);
			document.keyRange(path)
					.ifPresent(
							range -> remedies.add(new Remedy("Change to " + nearest.get(), new TextEdit(range, key))));
		}
		remedies.addAll(findings.toRemove(path));
		findings.atKey(Severity.ERROR, path, problem(value.problem("this is no known key"
				+ Spelling.suggestion(value.key(), names) + ", expected one of " + String.join(", ", names))),
				remedies);
	}

	private void list(YamlPath path, YamlValue value, KeyInfo info) {
		KeyInfo item = info.item().orElseThrow();
		if (!value.isList()) {
			check(path, value, item);
			return;
		}
		List<YamlValue> elements = value.items();
		for (int i = 0; i < elements.size(); i++) {
			check(path.item(i), elements.get(i), item);
		}
	}

	private void single(YamlPath path, YamlValue value, KeyInfo info) {
		try {
			switch (info.kind()) {
			case TEXT -> value.text();
			case FILE, FOLDER -> value.path();
			case NUMBER -> value.number(info.min(), info.max());
			case CHOICE -> {
				if (!isNumber(value, info)) {
					choice(path, value, info);
				}
			}
			case FLAG -> flag(path, value, info);
			default -> throw new IllegalStateException("no single value: " + info.kind());
			}
		} catch (BadConfigurationException e) {
			findings.atValue(Severity.ERROR, path, problem(e), List.of());
		}
	}

	private void choice(YamlPath path, YamlValue value, KeyInfo info) {
		String text = text(value);
		if (info.choices().stream().noneMatch(choice -> choice.equalsIgnoreCase(text))) {
			List<Remedy> remedies = new ArrayList<>();
			Optional<String> nearest = Spelling.nearest(text, info.choices());
			nearest.ifPresent(choice -> remedies.addAll(findings.toSet("Change to " + choice, path, choice)));
			if (info.max() < 0) {
				info.choices().stream().filter(choice -> !choice.equals(nearest.orElse("")))
						.forEach(choice -> remedies.addAll(findings.toSet("Change to " + choice, path, choice)));
			}
			findings.atValue(Severity.ERROR, path, problem(value.expected(info.expected())), remedies);
		}
	}

	private void flag(YamlPath path, YamlValue value, KeyInfo info) {
		String text = text(value).toLowerCase(Locale.ROOT);
		if (!text.equals("true") && !text.equals("false")) {
			Optional<String> meant = Optional.ofNullable(FLAGS.get(text))
					.or(() -> Spelling.nearest(text, List.of("true", "false")));
			findings.atValue(Severity.ERROR, path, problem(value.expected(info.expected())),
					meant.map(flag -> findings.toSet("Change to " + flag, path, flag)).orElse(List.of()));
		}
	}

	private static String text(YamlValue value) {
		return value.content() instanceof YamlContent.Scalar scalar ? scalar.text().strip() : "";
	}

	/** Whether a number stands where one is right besides what the key is for. */
	private static boolean isNumber(YamlValue value, KeyInfo info) {
		String text = text(value);
		String number = text.regionMatches(true, 0, RAW, 0, RAW.length()) ? text.substring(RAW.length()) : text;
		try {
			return info.max() >= 0 && value.number(number, info.min(), info.max()) >= 0;
		} catch (BadConfigurationException e) {
			return false;
		}
	}

	private static String problem(BadConfigurationException e) {
		return e.problem();
	}
}
