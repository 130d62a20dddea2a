/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects findings about one document. Not thread-safe. */
public final class FindingList {

	private final YamlDocument document;
	private final List<Finding> findings = new ArrayList<>();

	/**
	 * @param document
	 *            the document
	 */
	public FindingList(YamlDocument document) {
		this.document = document;
	}

	/**
	 * Adds something about a value, or about its key if nothing stands there.
	 *
	 * @param severity
	 *            how bad it is
	 * @param path
	 *            the value
	 * @param message
	 *            as in {@link Finding#message()}
	 * @param remedies
	 *            ways to mend it
	 */
	public void atValue(Severity severity, YamlPath path, String message, List<Remedy> remedies) {
		TextRange range = document.valueRange(path).filter(found -> found.length() > 0)
				.orElseGet(() -> nearestKey(path));
		add(severity, range, path, message, remedies);
	}

	/**
	 * Adds findings that were made elsewhere.
	 *
	 * @param more
	 *            findings about this document
	 */
	public void addAll(List<Finding> more) {
		findings.addAll(more);
	}

	/** Something about a key. */
	void atKey(Severity severity, YamlPath path, String message, List<Remedy> remedies) {
		document.keyRange(path).ifPresentOrElse(range -> add(severity, range, path, message, remedies),
				() -> atValue(severity, path, message, remedies));
	}

	/** Something that is missing; it is shown at the key above, or at the first key of the text. */
	void missing(YamlPath path, String message, List<Remedy> remedies) {
		add(Severity.ERROR, nearestKey(path.parent()), path, message, remedies);
	}

	/** The key of a path, or of what is above it; the first key of the text for the top. */
	private TextRange nearestKey(YamlPath path) {
		YamlPath place = path;
		while (!place.isTop() && document.keyRange(place).isEmpty()) {
			place = place.parent();
		}
		return document.keyRange(place)
				.or(() -> document.children(YamlPath.TOP).stream().findFirst().flatMap(document::keyRange))
				.or(() -> document.valueRange(YamlPath.TOP)).orElse(new TextRange(0, 0));
	}

	/**
	 * Adds what a reader complained about.
	 *
	 * @param problem
	 *            a complaint about this document
	 */
	public void because(BadConfigurationException problem) {
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
				return value.offset() == offset && document.children(child).isEmpty() ? child
						: startingAt(child, offset);
			}
		}
		return path;
	}

	void add(Severity severity, TextRange range, YamlPath path, String message, List<Remedy> remedies) {
		findings.add(new Finding(severity, range, document.lineAt(range.offset()), path, message, remedies));
	}

	/**
	 * @param label
	 *            what the remedy does
	 * @param path
	 *            a value
	 * @param value
	 *            what to set it to
	 * @return a remedy that does so; none if that can't be done
	 */
	public List<Remedy> toSet(String label, YamlPath path, String value) {
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

	/** @return whether there is an error among the findings */
	public boolean hasErrors() {
		return findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
	}

	/** @return all findings, in the order of the text */
	public List<Finding> sorted() {
		return findings.stream().sorted(Comparator.comparingInt(finding -> finding.range().offset())).toList();
	}
}
