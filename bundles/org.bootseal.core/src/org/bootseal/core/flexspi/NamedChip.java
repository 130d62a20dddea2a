/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.flexspi;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A flash chip that people name in a comment or in the name of a file, and that is known.
 *
 * @param name
 *            its full name as it was written, such as "IS25LP064A"
 * @param memories
 *            what is known of it, one for each entry of the list; at least one, all with option words of FlexSPI NOR
 */
public record NamedChip(String name, List<KnownMemory> memories) {

	/** Letters and then digits, long enough that no word of a sentence looks like it. */
	private static final Pattern NAME = Pattern.compile("\\b[A-Za-z]{1,4}\\d{2}[A-Za-z0-9-]{4,}");

	/** Copies the list. */
	public NamedChip {
		memories = List.copyOf(memories);
	}

	/**
	 * @param text
	 *            a sentence, or the name of a file
	 * @return the first chip in it that is known
	 */
	public static Optional<NamedChip> in(String text) {
		Matcher names = NAME.matcher(text);
		while (names.find()) {
			String name = names.group();
			List<KnownMemory> memories = KnownMemories.builtIn().norFlashes().stream()
					.filter(memory -> memory.option().isPresent() && memory.isChip(name)).toList();
			if (!memories.isEmpty()) {
				return Optional.of(new NamedChip(name, memories));
			}
		}
		return Optional.empty();
	}

	/** @return all words that a source gives for the chip, the list's own first; at least one */
	public List<FlexSpiNorOption> options() {
		List<FlexSpiNorOption> options = new ArrayList<>();
		for (KnownMemory memory : memories) {
			memory.option().ifPresent(options::add);
			memory.alternatives().forEach(other -> other.option().ifPresent(options::add));
		}
		return List.copyOf(options);
	}

	/**
	 * @param option
	 *            option words that somebody wants to use with this chip
	 * @return what does not fit, the gravest only; empty if they fit, or differ only in what a board decides
	 */
	public Optional<Mismatch> mismatch(FlexSpiNorOption option) {
		OptionWord0 word = option.word0();
		List<OptionWord0> known = options().stream().map(FlexSpiNorOption::word0)
				.filter(other -> other.deviceType() == word.deviceType() && other.queryPads() == word.queryPads()
						&& other.commandPads() == word.commandPads())
				.toList();
		FlexSpiNorOption usual = options().get(0);
		if (known.isEmpty()) {
			return Optional.of(new Mismatch(name + " is a flash of another kind: "
					+ usual.word0().summary() + " (" + usual + ", " + memories.get(0).source() + ")", usual));
		}
		OptionWord0 best = known.get(0);
		int fastest = known.stream().mapToInt(OptionWord0::maxFrequency).max().orElseThrow();
		if (word.quadEnable() == 0 && known.stream().allMatch(other -> other.quadEnable() != 0)) {
			return Optional.of(new Mismatch(name + " needs its quad enable bit set (type " + best.quadEnable() + ", "
					+ memories.get(0).source() + "), and these words don't",
					OptionField.QUAD_ENABLE.with(option, best.quadEnable())));
		}
		if (word.maxFrequency() > fastest && fastest > 0) {
			return Optional.of(new Mismatch("the frequency code " + word.maxFrequency() + " is above " + fastest
					+ ", the highest that is known to work with " + name,
					OptionField.MAX_FREQUENCY.with(option, fastest)));
		}
		return Optional.empty();
	}

	/**
	 * What does not fit.
	 *
	 * @param message
	 *            one sentence
	 * @param better
	 *            words that fit
	 */
	public record Mismatch(String message, FlexSpiNorOption better) {
	}
}
