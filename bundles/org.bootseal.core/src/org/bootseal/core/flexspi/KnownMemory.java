/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.flexspi;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

import org.bootseal.core.BadInputException;

/**
 * A memory of which option words are known.
 *
 * @param vendor
 *            who makes it
 * @param chip
 *            name of the chip; a lower-case x stands for a digit of the density
 * @param bus
 *            how it is connected, as SPSDK names it, such as "quad_spi"
 * @param memoryId
 *            the flashloader's number of the memory: 9 is FlexSPI NOR
 * @param words
 *            the option words, the first first
 * @param source
 *            who says so
 * @param tested
 *            whether the source marks it as tested
 * @param alternatives
 *            what other sources say; empty if they say the same or nothing
 */
public record KnownMemory(String vendor, String chip, String bus, int memoryId, List<Integer> words, String source,
		boolean tested, List<Alternative> alternatives) {

	/** Copies the lists. */
	public KnownMemory {
		words = List.copyOf(words);
		alternatives = List.copyOf(alternatives);
	}

	/**
	 * Other words for the same memory.
	 *
	 * @param words
	 *            the option words
	 * @param source
	 *            who says so
	 * @param note
	 *            when or why, in a few words; may be empty
	 */
	public record Alternative(List<Integer> words, String source, String note) {

		/** Copies the list. */
		public Alternative {
			words = List.copyOf(words);
		}

		/** @return the words as FlexSPI NOR option; empty if they are none */
		public Optional<FlexSpiNorOption> option() {
			return KnownMemory.option(words);
		}
	}

	/** @return the words as FlexSPI NOR option; empty if the memory is of another kind */
	public Optional<FlexSpiNorOption> option() {
		return memoryId == FlexSpiNorOption.MEMORY_ID ? option(words) : Optional.empty();
	}

	/** Of the words of FlexSPI NOR; a source may give words that contradict each other. */
	private static Optional<FlexSpiNorOption> option(List<Integer> words) {
		try {
			return Optional.of(FlexSpiNorOption.of(words));
		} catch (BadInputException e) {
			return Optional.empty();
		}
	}

	KnownMemory with(Alternative more) {
		List<Alternative> joined = new ArrayList<>(alternatives);
		joined.add(more);
		return new KnownMemory(vendor, chip, bus, memoryId, words, source, tested, joined);
	}

	/** Whether a word of a filter, in lower case, fits. */
	boolean fits(String word) {
		StringBuilder text = new StringBuilder(String.join(" ", vendor, chip, bus)).append(wordsText(words));
		alternatives.forEach(alternative -> text.append(wordsText(alternative.words())));
		return text.toString().toLowerCase(Locale.ROOT).contains(word) || ChipPattern.of(chip).begins(word);
	}

	private static String wordsText(List<Integer> words) {
		return words.stream().map(word -> String.format(Locale.ROOT, " 0x%08X", word)).collect(Collectors.joining());
	}

	/**
	 * @param chipName
	 *            full name of a chip, such as "W25Q128JV" or "IS25LP064A-JBLE"
	 * @return whether it is this memory
	 */
	public boolean isChip(String chipName) {
		return ChipPattern.of(chip).matches(chipName);
	}

	/**
	 * @param chipName
	 *            full name of a chip
	 * @return the bytes that it holds, by the density digits of its name; empty if it is another chip or its digits
	 *         tell nothing
	 */
	public OptionalLong sizeBytes(String chipName) {
		return ChipPattern.of(chip).sizeBytes(chipName);
	}

	/** @return for example "Winbond W25QxxxJV" */
	@Override
	public String toString() {
		return vendor + " " + chip;
	}
}
