/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.doctor;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

import org.bootseal.core.flexspi.FlexSpiNorOption;
import org.bootseal.core.flexspi.OptionWord0;
import org.bootseal.core.flexspi.OptionWord1;

/** Option words that differ in one point. */
final class OptionChange {

	private static final int INTERNAL_LOOPBACK = 5;

	private OptionChange() {
		// functions only
	}

	static FlexSpiNorOption with(FlexSpiNorOption option, OptionWord1 word) {
		OptionWord0 old = option.word0();
		boolean needed = word.encode() != 0;
		OptionWord0 first = new OptionWord0(old.maxFrequency(), old.miscMode(), old.quadEnable(), old.commandPads(),
				old.queryPads(), old.deviceType(), needed ? 1 : 0);
		return new FlexSpiNorOption(first, needed ? Optional.of(word) : Optional.empty());
	}

	static FlexSpiNorOption frequency(FlexSpiNorOption option, int code) {
		OptionWord0 old = option.word0();
		return new FlexSpiNorOption(new OptionWord0(code, old.miscMode(), old.quadEnable(), old.commandPads(),
				old.queryPads(), old.deviceType(), old.optionSize()), option.word1());
	}

	static FlexSpiNorOption internalLoopback(FlexSpiNorOption option) {
		OptionWord0 old = option.word0();
		return new FlexSpiNorOption(new OptionWord0(old.maxFrequency(), INTERNAL_LOOPBACK, old.quadEnable(),
				old.commandPads(), old.queryPads(), old.deviceType(), old.optionSize()), option.word1());
	}

	static FlexSpiNorOption plainSpi(FlexSpiNorOption option) {
		OptionWord0 old = option.word0();
		return new FlexSpiNorOption(new OptionWord0(old.maxFrequency(), 6, 0, 0, 0, 0, old.optionSize()),
				option.word1());
	}

	static FlexSpiNorOption quadEnable(FlexSpiNorOption option, int how) {
		OptionWord0 old = option.word0();
		return new FlexSpiNorOption(new OptionWord0(old.maxFrequency(), old.miscMode(), how, old.commandPads(),
				old.queryPads(), old.deviceType(), old.optionSize()), option.word1());
	}

	/** A quad SPI flash that is asked on one line. */
	static FlexSpiNorOption quadSpi(FlexSpiNorOption option) {
		OptionWord0 old = option.word0();
		return new FlexSpiNorOption(new OptionWord0(Math.min(old.maxFrequency(), 6), 0, old.quadEnable(), 0, 0, 0,
				old.optionSize()), option.word1());
	}

	static FlexSpiNorOption automaticDummies(FlexSpiNorOption option) {
		OptionWord1 old = option.word1().orElseThrow();
		return with(option, new OptionWord1(0, old.statusOverride(), old.pinmuxGroup(), old.dqsPinmuxGroup(),
				old.driveStrength(), old.connection()));
	}

	/** The words as a provisioning file has them. */
	static String yaml(FlexSpiNorOption option) {
		return option.words().stream().map(word -> String.format(Locale.ROOT, "0x%08X", word))
				.collect(Collectors.joining(", ", "[", "]"));
	}
}
