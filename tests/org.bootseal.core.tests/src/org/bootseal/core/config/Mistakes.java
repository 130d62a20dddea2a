/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import org.bootseal.core.BadInputException;

/**
 * Makes every kind of mistake at every key of a configuration that is right, and looks whether the reader's one error
 * says where it is and what is allowed there.
 */
public final class Mistakes {

	/** Reads a configuration, and gives what it warns of. */
	@FunctionalInterface
	public interface Reader {

		/** Reads a file. */
		List<String> read(Path file) throws BadInputException, IOException;
	}

	/** How a value is made wrong. */
	enum Kind {
		/** A mapping in place of a single value, or the other way round. */
		WRONG_TYPE,
		/** A number in place of a number that nothing can hold. */
		OUT_OF_RANGE,
		/** A key that nobody knows. */
		UNKNOWN_KEY,
		/** A key that is not there. */
		MISSING_KEY,
		/** The name of a file that is not there. */
		MISSING_FILE,
		/** A key with a letter that is not there. */
		MISSPELT_KEY,
		/** A word in place of one of a few words. */
		WRONG_WORD
	}

	private static final String HUGE = "0x1FFFFFFFFFF";
	private static final String NO_WORD = "no_such_word";
	private static final String NO_FILE = "no_such_file.bin";
	private static final Pattern NUMBER = Pattern.compile("(0x[0-9A-Fa-f_]{1,8}|[0-9]{1,9})");
	private static final Pattern ALLOWED = Pattern.compile(
			"expected|there are|there is|known are|only|file does not exist|at most|must|needs|this is no known key|did you mean|; use |; for most|it has|without one");

	private final Path file;
	private final YamlDocument document;
	private final Reader reader;
	private final Set<String> freeText;
	private boolean words;
	private final List<String> complaints = new ArrayList<>();
	private int mistakes;
	private int accepted;

	/**
	 * The file is right and is overwritten; the values of some keys are any text, so that no text is out of range.
	 */
	public Mistakes(Path file, Reader reader, Set<String> freeText) throws IOException {
		this.file = file;
		this.document = YamlDocument.parse(file, Files.readString(file));
		this.reader = reader;
		this.freeText = freeText;
	}

	/** Also puts words where others, or numbers, are allowed only. */
	public Mistakes withWords() {
		words = true;
		return this;
	}

	/** Makes all mistakes, or those at every so manieth key, and gives what is to be complained about. */
	public List<String> make(int every) throws IOException {
		List<YamlPath> paths = new ArrayList<>();
		collect(YamlPath.of(), paths);
		for (int i = 0; i < paths.size(); i += every) {
			for (Kind kind : Kind.values()) {
				Optional<String> wrong = text(paths.get(i), kind);
				if (wrong.isPresent()) {
					check(paths.get(i), kind, wrong.get());
				}
			}
		}
		Files.writeString(file, document.text());
		return complaints;
	}

	/** One line for reports. */
	public String summary() {
		return mistakes + " mistakes, " + accepted
				+ " of them harmless, each other one named with file, line, key and what"
				+ " is allowed";
	}

	private void collect(YamlPath above, List<YamlPath> paths) {
		for (YamlPath path : document.children(above)) {
			if (document.keyRange(path).isPresent()) {
				paths.add(path);
			}
			collect(path, paths);
		}
	}

	private Optional<String> text(YamlPath path, Kind kind) {
		YamlValue value = document.find(path).orElseThrow();
		boolean single = value.content() instanceof YamlContent.Scalar;
		return switch (kind) {
		case WRONG_TYPE ->
			value.isNothing() ? Optional.empty() : replaced(value.range(), single ? "{x: 1}" : "surplus");
		case OUT_OF_RANGE -> single && value.content() instanceof YamlContent.Scalar scalar
				&& NUMBER.matcher(scalar.text().strip()).matches() && !freeText.contains(value.key())
						? replaced(value.range(), HUGE)
						: Optional.empty();
		case UNKNOWN_KEY -> Optional.of(insert(document.keyRange(path).orElseThrow().offset()));
		case MISSING_KEY -> removed(path);
		case MISSPELT_KEY -> value.key().length() > 2 ? misspelt(document.keyRange(path).orElseThrow(), value.key())
				: Optional.empty();
		case WRONG_WORD -> words && single && !freeText.contains(value.key()) && !namesFile(value)
				? replaced(value.range(), NO_WORD)
				: Optional.empty();
		case MISSING_FILE -> single && !value.isNothing() && namesFile(value)
				? replaced(value.range(), NO_FILE)
				: Optional.empty();
		default -> throw new IllegalStateException(kind.name());
		};
	}

	/** The key in other letters; it may stand in quotes. */
	private Optional<String> misspelt(TextRange range, String key) {
		String written = document.text().substring(range.offset(), range.end());
		return written.contains(key) ? replaced(range, written.replace(key, misspelt(key))) : Optional.empty();
	}

	/** The key without its second letter. */
	private static String misspelt(String key) {
		return key.charAt(0) + key.substring(2);
	}

	private boolean namesFile(YamlValue value) {
		try {
			return Files.isRegularFile(value.path());
		} catch (BadInputException e) {
			return false;
		}
	}

	private Optional<String> replaced(TextRange range, String by) {
		String text = document.text();
		return Optional.of(text.substring(0, range.offset()) + by + text.substring(range.end()));
	}

	/** Another key in front of a key, in the same mapping and on a line of its own where that can be. */
	private String insert(int at) {
		String text = document.text();
		int line = text.lastIndexOf('\n', at - 1) + 1;
		String before = text.substring(line, at);
		if (before.isBlank()) {
			return text.substring(0, at) + "mistaken: 1\n" + before + text.substring(at);
		}
		if (before.strip().matches("(- *)+")) {
			return text.substring(0, at) + "mistaken: 1\n" + before.replace('-', ' ') + text.substring(at);
		}
		return text.substring(0, at) + "mistaken: 1, " + text.substring(at);
	}

	private Optional<String> removed(YamlPath path) {
		try {
			return Optional.of(document.remove(path).apply(document.text()));
		} catch (BadConfigurationException e) {
			return Optional.empty();
		}
	}

	private void check(YamlPath path, Kind kind, String wrong) throws IOException {
		mistakes++;
		Files.writeString(file, wrong);
		List<String> said;
		try {
			said = reader.read(file);
			if (kind == Kind.MISSING_KEY || said.stream().anyMatch(warning -> names(warning, path, kind))) {
				accepted++;
				return;
			}
			complaints.add(kind + " at " + path + ": accepted");
			return;
		} catch (BadConfigurationException e) {
			if (!names(e.getMessage(), path, kind) || !ALLOWED.matcher(e.getMessage()).find()) {
				complaints.add(kind + " at " + path + ": " + e.getMessage());
			}
		} catch (BadInputException e) {
			complaints.add(kind + " at " + path + ": no place: " + e.getMessage());
		}
	}

	/** Whether a text names the file, a line and the key; where a key is missing, one that says so. */
	private boolean names(String text, YamlPath path, Kind kind) {
		String key = kind == Kind.UNKNOWN_KEY ? "mistaken" : key(path);
		if (kind == Kind.MISSPELT_KEY && !text.contains(key)) {
			// the key as it stands there, or what in the same mapping does not fit without it
			key = text.contains(misspelt(key)) ? misspelt(key) : path.parent().name();
		}
		return text.contains(file.getFileName().toString()) && text.contains(": line ")
				&& (text.contains(key) || kind == Kind.MISSING_KEY);
	}

	private static String key(YamlPath path) {
		return path.last().orElseThrow() instanceof YamlPath.Key key ? key.name() : "";
	}
}
