/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.provision;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.bootseal.core.BadInputException;
import org.bootseal.core.config.BadConfigurationException;
import org.bootseal.core.config.FindingList;
import org.bootseal.core.config.Remedy;
import org.bootseal.core.config.Severity;
import org.bootseal.core.config.Spelling;
import org.bootseal.core.config.TextRange;
import org.bootseal.core.config.YamlDocument;
import org.bootseal.core.config.YamlPath;
import org.bootseal.core.config.YamlValue;

/**
 * What a review has found so far. Values are read forgivingly: what the checks of the text complained about already
 * counts as absent.
 */
final class ReviewNotes {

	/** Something that reads a file. */
	interface Reading<T> {

		T read() throws IOException, BadInputException;
	}

	private static final long MAX_WORD = 0xFFFF_FFFFL;

	private final YamlDocument document;
	private final FindingList findings;
	private final Map<Section, List<String>> facts = new EnumMap<>(Section.class);
	private final Set<Path> files = new LinkedHashSet<>();

	ReviewNotes(YamlDocument document, FindingList findings) {
		this.document = document;
		this.findings = findings;
	}

	FindingList findings() {
		return findings;
	}

	List<String> facts(Section section) {
		return facts.computeIfAbsent(section, key -> new ArrayList<>());
	}

	void fact(Section section, String format, Object... arguments) {
		facts(section).add(String.format(Locale.ROOT, format, arguments));
	}

	List<Path> files() {
		return List.copyOf(files);
	}

	void file(Path file) {
		files.add(file);
	}

	List<YamlPath> children(YamlPath path) {
		return document.children(path);
	}

	Optional<YamlValue> value(YamlPath path) {
		return document.find(path).filter(found -> !found.isNothing());
	}

	Optional<String> text(YamlPath path) {
		return sound(path, YamlValue::text);
	}

	boolean isTrue(YamlPath path) {
		return text(path).orElse("").equalsIgnoreCase("true");
	}

	Optional<Long> word(YamlPath path) {
		return sound(path, value -> value.number(0, MAX_WORD));
	}

	Optional<Path> path(YamlPath path) {
		return sound(path, YamlValue::path);
	}

	/** Asks something of a value. */
	private interface Question<T> {

		T of(YamlValue value) throws BadConfigurationException;
	}

	private <T> Optional<T> sound(YamlPath path, Question<T> question) {
		try {
			Optional<YamlValue> found = value(path);
			return found.isPresent() ? Optional.of(question.of(found.get())) : Optional.empty();
		} catch (BadConfigurationException e) {
			// the checks of the text have said it
			return Optional.empty();
		}
	}

	/** A file that is named and there; if it is named but not there, that is an error at its name. */
	Optional<Path> existing(YamlPath path, String meaning) {
		Optional<Path> named = path(path);
		if (named.isEmpty()) {
			return Optional.empty();
		}
		files.add(named.get());
		try {
			return Optional.of(value(path).orElseThrow().existingFile(meaning));
		} catch (BadConfigurationException e) {
			error(path, e.problem());
			return Optional.empty();
		}
	}

	/** What a name means; if it means nothing, that is an error, with the nearest of the known names as its remedy. */
	<T> Optional<T> lookUp(YamlPath path, Collection<String> known, Reading<T> reading) {
		try {
			return Optional.of(reading.read());
		} catch (IOException e) {
			error(path, "can't be read: " + e.getMessage());
		} catch (BadInputException e) {
			findings.atValue(Severity.ERROR, path, e.getMessage(), Spelling.nearest(text(path).orElse(""), known)
					.map(name -> findings.toSet("Change to " + name, path, name)).orElse(List.of()));
		}
		return Optional.empty();
	}

	/** What a file says; if it can't be read, that is an error at the key that names it. */
	<T> Optional<T> read(YamlPath path, Reading<T> reading) {
		try {
			return Optional.of(reading.read());
		} catch (IOException e) {
			error(path, "can't be read: " + e.getMessage());
		} catch (BadConfigurationException e) {
			error(path, path(path).map(file -> file.getFileName() + ": ").orElse("") + "line " + e.line() + ": "
					+ e.problem());
		} catch (BadInputException e) {
			error(path, e.getMessage());
		}
		return Optional.empty();
	}

	/** The comments of the lines of a value, and of the line above it. */
	String comment(YamlPath path) {
		Optional<TextRange> range = document.valueRange(path);
		if (range.isEmpty()) {
			return "";
		}
		int first = document.lineAt(range.get().offset()) - 1;
		int last = document.lineAt(range.get().end());
		return document.text().lines().skip(Math.max(0, first - 1)).limit(last - Math.max(0, first - 1))
				.filter(line -> line.contains("#")).map(line -> line.substring(line.indexOf('#')))
				.collect(Collectors.joining(" "));
	}

	void error(YamlPath path, String message) {
		add(Severity.ERROR, path, message);
	}

	void error(YamlPath path, String message, List<Remedy> remedies) {
		findings.atValue(Severity.ERROR, path, message, remedies);
	}

	/** A warning with one remedy, which sets a value. */
	void warning(YamlPath path, String message, String remedy, YamlPath value, String text) {
		YamlPath place = document.find(value).isPresent() ? value : path;
		findings.atValue(Severity.WARNING, path, message, findings.toSet(remedy, place, text));
	}

	void warning(YamlPath path, String message) {
		add(Severity.WARNING, path, message);
	}

	private void add(Severity severity, YamlPath path, String message) {
		Path folder = document.file().getParent();
		findings.atValue(severity, path,
				folder == null ? message : message.replace(folder + folder.getFileSystem().getSeparator(), ""),
				List.of());
	}
}
