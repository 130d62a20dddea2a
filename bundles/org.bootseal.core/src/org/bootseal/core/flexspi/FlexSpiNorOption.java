/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.flexspi;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.bootseal.core.BadInputException;
import org.bootseal.core.memory.MemoryOption;

/**
 * The option words of one FlexSPI NOR flash, as they are written into RAM before configure-memory.
 *
 * @param word0
 *            the first word
 * @param word1
 *            the second word; present exactly if the option size of the first is 1
 */
public record FlexSpiNorOption(OptionWord0 word0, Optional<OptionWord1> word1) implements MemoryOption {

	/** The memory as devices name it. */
	public static final String BOOT_MEMORY = "flexspi_nor";

	/** In place of an option word: makes the flashloader program the FCB that it has worked out. */
	public static final int WRITE_FCB = 0xF000000F;

	/** The memory id of FlexSPI NOR in configure-memory and in property 25. */
	public static final int MEMORY_ID = 9;

	/** Checks that the second word is there exactly if the first says so. */
	public FlexSpiNorOption {
		if (word1.isPresent() != (word0.optionSize() == 1)) {
			throw new IllegalArgumentException("option size and number of option words differ");
		}
	}

	/**
	 * @param words
	 *            one or two words
	 * @return the option
	 * @throws BadInputException
	 *             if there are none or more than two, the tag of the first is wrong, or it asks for another number
	 */
	public static FlexSpiNorOption of(List<Integer> words) throws BadInputException {
		if (words.isEmpty() || words.size() > 2) {
			throw new BadInputException("found " + words.size() + " option words, expected 1 or 2");
		}
		OptionWord0 word0 = OptionWord0.decode(words.get(0));
		if (word0.optionSize() == 0 && words.size() == 2 && words.get(1) == 0) {
			// tools write an unused second word of zeros
			return new FlexSpiNorOption(word0, Optional.empty());
		}
		if (word0.optionSize() + 1 != words.size()) {
			throw new BadInputException(String.format(Locale.ROOT,
					"option word 0x%08X: its option size (bits 27:24) is %d, so found %d words, expected %d",
					words.get(0), word0.optionSize(), words.size(), word0.optionSize() + 1));
		}
		return new FlexSpiNorOption(word0,
				words.size() == 2 ? Optional.of(OptionWord1.decode(words.get(1))) : Optional.empty());
	}

	/** An option of words that are known to have the right tag and the right number. */
	static FlexSpiNorOption ofWords(int word0, Optional<Integer> word1) {
		try {
			return new FlexSpiNorOption(OptionWord0.decode(word0), word1.map(OptionWord1::decode));
		} catch (BadInputException e) {
			throw new IllegalArgumentException("not an option word", e);
		}
	}

	/**
	 * @param texts
	 *            one or two numbers as the user writes them: hexadecimal with 0x, or decimal
	 * @return the option
	 * @throws BadInputException
	 *             if one is not a 32-bit number, or as {@link #of(List)}
	 */
	public static FlexSpiNorOption parse(String... texts) throws BadInputException {
		List<Integer> words = new ArrayList<>();
		for (String text : texts) {
			words.add(word(text));
		}
		return of(words);
	}

	private static int word(String text) throws BadInputException {
		String digits = text.strip().toLowerCase(Locale.ROOT).replace("_", "");
		try {
			return digits.startsWith("0x") ? Integer.parseUnsignedInt(digits.substring(2), 16)
					: Integer.parseUnsignedInt(digits);
		} catch (NumberFormatException e) {
			throw new BadInputException(
					"found option word \"" + text + "\", expected a 32-bit number such as 0xC0000007",
					e);
		}
	}

	/** @return the words in the order of their addresses, one or two */
	public List<Integer> words() {
		return word1.isPresent() ? List.of(word0.encode(), word1.get().encode()) : List.of(word0.encode());
	}

	@Override
	public int memoryId() {
		return MEMORY_ID;
	}

	@Override
	public String bootMemory() {
		return BOOT_MEMORY;
	}

	@Override
	public List<Integer> words(long address) {
		return words();
	}

	/** @return whether a HyperFlash is connected, which has larger sectors than other flashes */
	public boolean isHyperFlash() {
		return word0.deviceType() == 2 || word0.deviceType() == 3;
	}

	@Override
	public String summary() {
		return word0.summary() + word1.map(word -> "; " + word.summary()).orElse("");
	}

	@Override
	public List<String> findings() {
		List<String> findings = new ArrayList<>(word0.findings());
		word1.ifPresent(word -> findings.addAll(word.findings()));
		return List.copyOf(findings);
	}

	@Override
	public String toString() {
		return String.join(" ", words().stream().map(word -> String.format(Locale.ROOT, "0x%08X", word)).toList());
	}
}
