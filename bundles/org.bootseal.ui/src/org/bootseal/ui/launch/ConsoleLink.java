/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.launch;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A piece of a line of the console that leads somewhere. Immutable. */
sealed interface ConsoleLink {

	/** @return where it starts in the line, in characters */
	int offset();

	/** @return its characters */
	int length();

	/**
	 * @param other
	 *            a piece of the same line
	 * @return whether they share a character
	 */
	default boolean overlaps(ConsoleLink other) {
		return offset() < other.offset() + other.length() && other.offset() < offset() + length();
	}

	/**
	 * A place in a file.
	 *
	 * @param offset
	 *            where it starts in the line
	 * @param length
	 *            its characters
	 * @param file
	 *            path as it stands there
	 * @param row
	 *            line in the file, from 1
	 * @param column
	 *            column in that line, from 1
	 */
	record Place(int offset, int length, String file, int row, int column) implements ConsoleLink {
	}

	/**
	 * What may be the name of a fuse word.
	 *
	 * @param offset
	 *            where it starts in the line
	 * @param length
	 *            its characters
	 * @param name
	 *            of the word, or its number
	 */
	record Fuse(int offset, int length, String name) implements ConsoleLink {
	}

	/**
	 * A status of the flashloader.
	 *
	 * @param offset
	 *            where it starts in the line
	 * @param length
	 *            its characters
	 * @param number
	 *            the status, its 32 bits
	 */
	record Status(int offset, int length, int number) implements ConsoleLink {
	}

	/**
	 * An event of HAB.
	 *
	 * @param offset
	 *            where it starts in the line
	 * @param length
	 *            its characters
	 * @param bytes
	 *            the event as it stands there, hexadecimal
	 */
	record Event(int offset, int length, String bytes) implements ConsoleLink {
	}

	/** "FILE: line 3, column 5" as Bootseal's messages have it, or "FILE:3:5"; a drive's colon belongs to the file. */
	Pattern PLACE = Pattern.compile("(?<file>(?:[A-Za-z]:(?=[/\\\\]))?[^\\s:][^:]*):" //$NON-NLS-1$
			+ "(?: line (?<line>\\d{1,9}+)(?!\\d)(?:, column (?<column>\\d{1,9}+)(?!\\d))?|(?<row>\\d{1,9}):(?<place>\\d{1,9}))"); //$NON-NLS-1$

	/**
	 * A name in capitals, as all fuse words have it, with the bits of the whole that the word holds, if it is split.
	 */
	Pattern FUSE = Pattern.compile("\\b[A-Z][A-Z0-9_]{2,}\\b(?:\\[\\d+:\\d+\\])?"); //$NON-NLS-1$

	/** The commands that read and burn a word take its number. */
	Pattern FUSE_NUMBER = Pattern.compile("efuse-(?:read|program)-once (\\d{1,4})\\b"); //$NON-NLS-1$

	/** The number of a status with its name, if it has one. */
	Pattern STATUS = Pattern.compile("\\b(?:[Ss]tatus|answered) (\\d{1,10}) \\(0x\\p{XDigit}+\\)(?: \\w+)?"); //$NON-NLS-1$

	/** The bytes of an event of HAB begin with its tag and the two bytes of its length. */
	Pattern EVENT = Pattern.compile("\\bdb 00(?: \\p{XDigit}{2}){6,}"); //$NON-NLS-1$

	/**
	 * @param line
	 *            of the console
	 * @return what may lead somewhere, by kind; names in capitals need not be fuse words
	 */
	static List<ConsoleLink> find(String line) {
		List<ConsoleLink> links = new ArrayList<>();
		for (Matcher found = PLACE.matcher(line); found.find();) {
			String row = found.group("line") != null ? found.group("line") : found.group("row"); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
			String column = found.group("column") != null ? found.group("column") : found.group("place"); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
			links.add(new Place(found.start(), found.end() - found.start(), found.group("file"), //$NON-NLS-1$
					Integer.parseInt(row), column == null ? 1 : Integer.parseInt(column)));
		}
		for (Matcher found = FUSE.matcher(line); found.find();) {
			links.add(new Fuse(found.start(), found.end() - found.start(), found.group()));
		}
		for (Matcher found = FUSE_NUMBER.matcher(line); found.find();) {
			links.add(new Fuse(found.start(1), found.end(1) - found.start(1), found.group(1)));
		}
		for (Matcher found = STATUS.matcher(line); found.find();) {
			long number = Long.parseLong(found.group(1));
			links.add(new Status(found.start(), found.end() - found.start(), (int) number));
		}
		for (Matcher found = EVENT.matcher(line); found.find();) {
			links.add(new Event(found.start(), found.end() - found.start(), found.group()));
		}
		return links;
	}
}
