/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Collects findings about a document. */
final class FindingList {

	private final YamlDocument document;
	private final List<Finding> findings = new ArrayList<>();

	FindingList(YamlDocument document) {
		this.document = document;
	}

	/** Something about a value, or about its key if nothing stands there. */
	void atValue(Severity severity, YamlPath path, String message, List<Remedy> remedies) {
		TextRange range = document.valueRange(path).filter(found -> found.length() > 0)
				.or(() -> document.keyRange(path)).or(() -> document.valueRange(path)).orElse(new TextRange(0, 0));
		add(severity, range, path, message, remedies);
	}

	/** Something about a key. */
	void atKey(Severity severity, YamlPath path, String message, List<Remedy> remedies) {
		document.keyRange(path).ifPresentOrElse(range -> add(severity, range, path, message, remedies),
				() -> atValue(severity, path, message, remedies));
	}

	/** Something that is missing; it is shown at the key above, or at the first key of the text. */
	void missing(YamlPath path, String message, List<Remedy> remedies) {
		YamlPath parent = path.parent();
		Optional<TextRange> above = document.keyRange(parent);
		if (above.isEmpty()) {
			above = document.children(parent).stream().findFirst().flatMap(document::keyRange);
		}
		add(Severity.ERROR, above.or(() -> document.valueRange(parent)).orElse(new TextRange(0, 0)), path, message,
				remedies);
	}

	/** What a reader complained about. */
	void because(BadConfigurationException problem) {
		int offset = document.lines().offset(problem.line(), problem.column());
		YamlPath found = document.top().isPresent() ? startingAt(YamlPath.TOP, offset) : YamlPath.TOP;
		TextRange range = document.keyRange(found).filter(key -> key.offset() == offset)
				.or(() -> document.valueRange(found).filter(value -> value.length() > 0))
				.or(() -> document.keyRange(found)).orElse(new TextRange(offset, 0));
		add(Severity.ERROR, range, found, problem.problem(), List.of());
	}

	private YamlPath startingAt(YamlPath path, int offset) {
		for (YamlPath child : document.children(path)) {
			boolean here = document.keyRange(child).map(range -> range.offset() == offset).orElse(false);
			if (here) {
				return child;
			}
			TextRange value = document.valueRange(child).orElseThrow();
			if (value.touches(offset)) {
				return value.offset() == offset && document.children(child).isEmpty() ? child : startingAt(child, offset);
			}
		}
		return path;
	}

	void add(Severity severity, TextRange range, YamlPath path, String message, List<Remedy> remedies) {
		findings.add(new Finding(severity, range, document.lineAt(range.offset()), path, message, remedies));
	}

	/** A remedy that sets a value; none if that can't be done. */
	List<Remedy> toSet(String label, YamlPath path, String value) {
		try {
			return List.of(new Remedy(label, document.set(path, value)));
		} catch (BadConfigurationException unsafe) {
			return List.of();
		}
	}

	/** A remedy that removes a key; none if that can't be done. */
	List<Remedy> toRemove(YamlPath path) {
		try {
			return List.of(new Remedy("Remove " + path.name(), document.remove(path)));
		} catch (BadConfigurationException unsafe) {
			return List.of();
		}
	}

	boolean hasErrors() {
		return findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
	}

	/** All, in the order of the text. */
	List<Finding> sorted() {
		return findings.stream().sorted(Comparator.comparingInt(finding -> finding.range().offset())).toList();
	}
}
