/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.config;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import org.bootseal.core.BadInputException;

/**
 * One value of a YAML (or JSON) file that knows where it stands, so that every complaint says where. Scalars are kept
 * as their text, and what a text means is decided by who asks: 0x2000, 8192 and "8192" are one number, as in SPSDK.
 */
public final class YamlValue {

	private static final int HEXADECIMAL = 16;
	/** Most characters of a wrong value that a message repeats. */
	private static final int MOST_SHOWN = 60;

	private final Path file;
	private final String key;
	private final int line;
	private final int column;
	private final int start;
	private final int end;
	private final YamlContent content;

	/** The place is the mark of the value's first character; the offsets are characters from the start of the text. */
	YamlValue(Path file, String key, int line, int column, int start, int end, YamlContent content) {
		this.file = file;
		this.key = key;
		this.line = line;
		this.column = column;
		this.start = start;
		this.end = end;
		this.content = content;
	}

	YamlContent content() {
		return content;
	}

	/** @return whether nothing stands here: an empty value, ~ or null */
	public boolean isNothing() {
		return content instanceof YamlContent.Scalar scalar && scalar.isNothing();
	}

	/** @return the file that the value stands in, as the user named it */
	public Path file() {
		return file;
	}

	/** @return the key that the value stands behind; for an element of a list that of the list; empty for the top */
	public String key() {
		return key;
	}

	/** @return the line of the value's first character, from 1 */
	public int line() {
		return line;
	}

	/** @return the column of the value's first character, from 1 */
	public int column() {
		return column;
	}

	/** @return the characters of the value, without comments around it; of no length if nothing stands there */
	public TextRange range() {
		return TextRange.between(start, end);
	}

	/** @return file, line, column and key, for messages about the value that come later */
	public String place() {
		return file + ": line " + line + ", column " + column + ": " + key;
	}

	/** @return whether nothing stands here, or a text of blanks only */
	public boolean isBlank() {
		return content instanceof YamlContent.Scalar scalar && (scalar.isNothing() || scalar.text().isBlank());
	}

	/** @return whether the value is a mapping */
	public boolean isMap() {
		return content instanceof YamlContent.Mapping;
	}

	/** @return whether the value is a single one that stands in quotes, or in a block of text */
	public boolean isQuoted() {
		return content instanceof YamlContent.Scalar scalar && !scalar.plain();
	}

	/** @return whether the value is a list */
	public boolean isList() {
		return content instanceof YamlContent.Sequence;
	}

	/**
	 * @return the keys and values of this mapping
	 * @throws BadConfigurationException
	 *             if it is no mapping
	 */
	public YamlMap map() throws BadConfigurationException {
		if (!(content instanceof YamlContent.Mapping mapping)) {
			throw expected("keys with values");
		}
		return new YamlMap(this, mapping);
	}

	/**
	 * @return the elements of this list
	 * @throws BadConfigurationException
	 *             if it is no list
	 */
	public List<YamlValue> elements() throws BadConfigurationException {
		if (!(content instanceof YamlContent.Sequence sequence)) {
			throw expected("a list");
		}
		return List.copyOf(sequence.elements());
	}

	/** @return the elements of this list; a single value counts as a list of one */
	public List<YamlValue> items() {
		return content instanceof YamlContent.Sequence sequence ? List.copyOf(sequence.elements()) : List.of(this);
	}

	/**
	 * @return the text of this scalar, without quotes and without blanks around it; never empty
	 * @throws BadConfigurationException
	 *             if it is a mapping or a list, or blank
	 */
	public String text() throws BadConfigurationException {
		if (!(content instanceof YamlContent.Scalar scalar) || scalar.text().isBlank()) {
			throw expected("a text");
		}
		return scalar.text().strip();
	}

	/**
	 * @param choices
	 *            the texts that are right, compared without case
	 * @return the one of them that stands here
	 * @throws BadConfigurationException
	 *             if it is none of them
	 */
	public String choice(String... choices) throws BadConfigurationException {
		if (content instanceof YamlContent.Scalar scalar) {
			for (String choice : choices) {
				if (choice.equalsIgnoreCase(scalar.text().strip())) {
					return choice;
				}
			}
		}
		throw expected((choices.length > 1 ? "one of " : "") + String.join(", ", choices));
	}

	/**
	 * @return which of true and false stands here, in any case
	 * @throws BadConfigurationException
	 *             if it is neither
	 */
	public boolean flag() throws BadConfigurationException {
		return choice("true", "false").equals("true");
	}

	/**
	 * @param least
	 *            smallest value that is right
	 * @param most
	 *            largest value that is right
	 * @return the number, as {@link #parseNumber} reads it
	 * @throws BadConfigurationException
	 *             if it is no number, or outside
	 */
	public long number(long least, long most) throws BadConfigurationException {
		if (!(content instanceof YamlContent.Scalar scalar)) {
			throw expected(range(least, most));
		}
		return number(scalar.text(), least, most);
	}

	/**
	 * @param part
	 *            a piece of this value's text
	 * @param least
	 *            smallest value that is right
	 * @param most
	 *            largest value that is right
	 * @return the number that the piece is, as {@link #parseNumber} reads it
	 * @throws BadConfigurationException
	 *             if it is no number, or outside
	 */
	public long number(String part, long least, long most) throws BadConfigurationException {
		long number;
		try {
			number = parseNumber(part);
		} catch (NumberFormatException e) {
			throw problem("found " + shown(part) + ", expected " + range(least, most), e);
		}
		if (number < least || number > most) {
			throw problem("found " + part.strip() + ", expected " + range(least, most));
		}
		return number;
	}

	static String range(long least, long most) {
		if (least == most) {
			return Long.toString(least);
		}
		return most > Short.MAX_VALUE
				? "a number from 0x" + Long.toHexString(least).toUpperCase(Locale.ROOT) + " to 0x"
						+ Long.toHexString(most).toUpperCase(Locale.ROOT)
				: "a number from " + least + " to " + most;
	}

	/**
	 * Reads a number as configurations and command lines have it, quoted or not.
	 *
	 * @param text
	 *            decimal without leading zeros, or 0x hexadecimal, 0o octal or 0b binary; underscores between digits,
	 *            blanks around, and the suffixes of C (u, l) are allowed, as in SPSDK's value_to_int
	 * @return the number, 0 or more
	 * @throws NumberFormatException
	 *             if it is none
	 */
	public static long parseNumber(String text) {
		String number = text.strip().toLowerCase(Locale.ROOT);
		int end = number.length();
		while (end > 1 && (number.charAt(end - 1) == 'u' || number.charAt(end - 1) == 'l')) {
			end--;
		}
		int radix = radix(number);
		int start = radix == 10 ? 0 : 2;
		// a sign is no digit; a decimal number with a leading zero is an octal one to some and not to others
		if (start >= end || Character.digit(number.charAt(start), radix) < 0
				|| radix == 10 && end > 1 && number.charAt(0) == '0') {
			throw new NumberFormatException(text);
		}
		return Long.parseLong(number.substring(start, end).replace("_", ""), radix);
	}

	private static int radix(String number) {
		if (number.startsWith("0x")) {
			return HEXADECIMAL;
		}
		return number.startsWith("0b") ? 2 : number.startsWith("0o") ? 8 : 10;
	}

	/**
	 * @return the path that this value names, from the folder of the file it stands in; backslashes count as separators
	 * @throws BadConfigurationException
	 *             if it is not a single value, blank, or no name that this system allows
	 */
	public Path path() throws BadConfigurationException {
		return path(text());
	}

	/**
	 * @param part
	 *            a file name that is part of this value
	 * @return the path that it names, as {@link #path()}
	 * @throws BadConfigurationException
	 *             if it is no name that this system allows; the value is not quoted, since a password may be part of it
	 */
	public Path path(String part) throws BadConfigurationException {
		try {
			return file.resolveSibling(part.replace('\\', '/')).normalize();
		} catch (InvalidPathException e) {
			throw problem("found a file name that this system does not allow", e);
		}
	}

	/**
	 * @param meaning
	 *            what the file is, for the message
	 * @return the path that this value names
	 * @throws BadConfigurationException
	 *             if there is no such file
	 */
	public Path existingFile(String meaning) throws BadConfigurationException {
		Path path = path();
		if (!Files.isRegularFile(path)) {
			throw problem("found " + (Files.isDirectory(path) ? "the folder " : "no file ") + path + ", expected "
					+ meaning);
		}
		return path;
	}

	/**
	 * @param expected
	 *            what should stand here
	 * @return an error that names the place, what stands there and what should
	 */
	public BadConfigurationException expected(String expected) {
		String found = content instanceof YamlContent.Scalar scalar ? shown(scalar.text())
				: isList() ? "a list" : "keys with values";
		return problem("found " + found + ", expected " + expected);
	}

	/** A file that is no YAML may be one long value. */
	private static String shown(String text) {
		String start = text.length() > MOST_SHOWN ? text.substring(0, MOST_SHOWN) + "..." : text;
		return text.isBlank() ? "nothing" : "\"" + start + "\"";
	}

	/**
	 * @param problem
	 *            what is wrong with this value
	 * @return an error that names the place
	 */
	public BadConfigurationException problem(String problem) {
		return problem(problem, null);
	}

	/**
	 * @param problem
	 *            what is wrong with this value
	 * @param cause
	 *            what was caught; only for logs; may be null
	 * @return an error that names the place
	 */
	public BadConfigurationException problem(String problem, Throwable cause) {
		return new BadConfigurationException(file, line, column, key.isEmpty() ? problem : key + ": " + problem, cause);
	}

	/**
	 * @param cause
	 *            a complaint of another part about this value
	 * @return an error that names the place; the cause itself if it has one already
	 */
	public BadConfigurationException because(BadInputException cause) {
		return cause instanceof BadConfigurationException placed ? placed : problem(cause.getMessage(), cause);
	}
}
