/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.flexspi;

import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A chip's name in which x stands for the digits of its density. Vendors count megabits; "01G" and "02G" are gigabits,
 * and some add 1 to the digits (321 of 32) or take it away (127 of 128).
 */
final class ChipPattern {

	private static final String DIGITS = "(0[12]G|\\d{2,3})";
	private static final long MEGABIT = 1 << 17;

	private final Pattern pattern;

	private ChipPattern(Pattern pattern) {
		this.pattern = pattern;
	}

	static ChipPattern of(String chip) {
		Matcher places = Pattern.compile("x+").matcher(chip);
		StringBuilder regex = new StringBuilder();
		int done = 0;
		while (places.find()) {
			regex.append(Pattern.quote(chip.substring(done, places.start()))).append(DIGITS);
			done = places.end();
		}
		regex.append(Pattern.quote(chip.substring(done))).append(".*");
		return new ChipPattern(Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE));
	}

	boolean matches(String chipName) {
		return pattern.matcher(chipName.strip()).matches();
	}

	/** Whether a name that is typed so far may become one of the chip. */
	boolean begins(String chipName) {
		Matcher matcher = pattern.matcher(chipName.strip());
		return matcher.matches() || matcher.hitEnd();
	}

	OptionalLong sizeBytes(String chipName) {
		Matcher matcher = pattern.matcher(chipName.strip());
		return matcher.matches() && matcher.groupCount() > 0 ? bytes(matcher.group(1)) : OptionalLong.empty();
	}

	private static OptionalLong bytes(String density) {
		String digits = density.toUpperCase(Locale.ROOT);
		if (digits.endsWith("G")) {
			return OptionalLong.of(Long.parseLong(digits.substring(0, 2)) * 1024 * MEGABIT);
		}
		if (digits.equals("01") || digits.equals("02")) {
			return OptionalLong.of(Long.parseLong(digits) * 1024 * MEGABIT);
		}
		int number = Integer.parseInt(digits);
		for (int megabits : new int[] { number, number + 1, number / 10 }) {
			boolean wanted = megabits == number || megabits == number + 1 && number >= 127
					|| megabits == number / 10 && (number % 10 == 1 || number <= 80 && number % 10 == 0);
			if (wanted && megabits > 1 && Integer.bitCount(megabits) == 1 && megabits <= 512) {
				return OptionalLong.of(megabits * MEGABIT);
			}
		}
		return OptionalLong.empty();
	}
}
