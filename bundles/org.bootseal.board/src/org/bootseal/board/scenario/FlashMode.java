/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.scenario;

import java.util.Arrays;
import java.util.Locale;

import org.bootseal.board.nor.NorChip;
import org.bootseal.core.BadInputException;
import org.bootseal.core.config.YamlValue;

/** A mode that a flash chip was left in. */
enum FlashMode {
	QPI(NorChip.QPI), OPI(NorChip.OPI), POWER_DOWN(NorChip.POWER_DOWN), FOUR_BYTES(NorChip.FOUR_BYTES), VOLATILE_QUAD(
			NorChip.VOLATILE_QUAD);

	private final int bit;

	FlashMode(int bit) {
		this.bit = bit;
	}

	/** The bit of the register of {@link NorChip}. */
	static int bit(YamlValue value) throws BadInputException {
		String text = value.text();
		for (FlashMode mode : values()) {
			if (mode.key().equals(text)) {
				return mode.bit;
			}
		}
		throw value.expected("one of " + Arrays.stream(values()).map(FlashMode::key).toList());
	}

	private String key() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}
}
