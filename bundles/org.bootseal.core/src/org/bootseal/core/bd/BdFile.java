/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.bd;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a BD file says, with its constants put in their places.
 *
 * @param file
 *            the file
 * @param options
 *            the options in order
 * @param sources
 *            the sources in order: a text is a file, a number that of a file that is named beside
 * @param sections
 *            the sections in order
 * @param warnings
 *            what was left out because it means nothing for HAB, one sentence each with its place
 */
public record BdFile(Path file, List<BdEntry> options, List<BdEntry> sources, List<Section> sections,
		List<String> warnings) {

	/** Copies the lists. */
	public BdFile {
		options = List.copyOf(options);
		sources = List.copyOf(sources);
		sections = List.copyOf(sections);
		warnings = List.copyOf(warnings);
	}

	/**
	 * @return the names of the sources that are files named beside, extern(0) first; up to the first number that no
	 *         source has
	 */
	public List<String> externals() {
		Map<Long, String> names = new HashMap<>();
		for (BdEntry source : sources) {
			if (source.value() instanceof BdValue.Number number) {
				names.put(number.value(), source.name());
			}
		}
		List<String> externals = new ArrayList<>();
		while (names.containsKey((long) externals.size())) {
			externals.add(names.get((long) externals.size()));
		}
		return List.copyOf(externals);
	}

	/**
	 * A section.
	 *
	 * @param id
	 *            its number
	 * @param entries
	 *            names and values behind the number, in order
	 * @param line
	 *            line of the word section, from 1
	 * @param column
	 *            its column, from 1
	 */
	public record Section(long id, List<BdEntry> entries, int line, int column) {

		/** Copies the list. */
		public Section {
			entries = List.copyOf(entries);
		}
	}
}
