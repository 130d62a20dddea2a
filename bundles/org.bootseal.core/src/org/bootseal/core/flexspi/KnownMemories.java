/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.flexspi;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.bootseal.core.flexspi.KnownMemory.Alternative;

/** The memories of which option words are known, with the sources, also where these disagree. */
public final class KnownMemories {

	private static final String RESOURCE = "known-memories.txt";
	private static final int COLUMNS = 6;

	private final List<KnownMemory> all;

	private KnownMemories(List<KnownMemory> all) {
		this.all = List.copyOf(all);
	}

	/** @return the memories that come with Bootseal */
	public static KnownMemories builtIn() {
		List<KnownMemory> memories = new ArrayList<>();
		try (InputStream stream = KnownMemories.class.getResourceAsStream(RESOURCE);
				BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
			for (String line = reader.readLine(); line != null; line = reader.readLine()) {
				if (line.startsWith("+")) {
					int last = memories.size() - 1;
					memories.set(last, memories.get(last).with(alternative(line.substring(1))));
				} else if (!line.isBlank() && !line.startsWith("#")) {
					memories.add(memory(line));
				}
			}
		} catch (IOException e) {
			throw new IllegalStateException("the resource " + RESOURCE + " cannot be read", e);
		}
		return new KnownMemories(memories);
	}

	private static KnownMemory memory(String line) {
		String[] columns = columns(line, COLUMNS);
		boolean tested = columns[5].endsWith("*");
		String source = tested ? columns[5].substring(0, columns[5].length() - 1) : columns[5];
		return new KnownMemory(columns[0], columns[1], columns[2], Integer.parseInt(columns[3]), words(columns[4]),
				source, tested, List.of());
	}

	private static Alternative alternative(String line) {
		String[] columns = columns(line, 3);
		return new Alternative(words(columns[0]), columns[1], columns[2]);
	}

	private static String[] columns(String line, int count) {
		String[] columns = line.strip().split(" \\| ");
		if (columns.length != count) {
			throw new IllegalStateException(RESOURCE + ": not " + count + " columns: " + line);
		}
		return columns;
	}

	private static List<Integer> words(String text) {
		List<Integer> words = new ArrayList<>();
		for (String word : text.split(" ")) {
			words.add(Integer.parseUnsignedInt(word.substring(2), 16));
		}
		return words;
	}

	/** @return all of them, in an order that keeps the chips of a vendor together */
	public List<KnownMemory> all() {
		return all;
	}

	/** @return those that can be the boot flash on FlexSPI NOR */
	public List<KnownMemory> norFlashes() {
		return all.stream().filter(memory -> memory.memoryId() == FlexSpiNorOption.MEMORY_ID).toList();
	}

	/**
	 * @param filter
	 *            words, of which each must be part of vendor, chip, bus or an option word, or be the beginning of a
	 *            chip's full name such as "W25Q128"; blank for all
	 * @return the memories that fit
	 */
	public List<KnownMemory> matching(String filter) {
		List<String> wanted = List.of(filter.strip().toLowerCase(Locale.ROOT).split("\\s+"));
		return all.stream().filter(memory -> wanted.stream().allMatch(memory::fits)).toList();
	}
}
