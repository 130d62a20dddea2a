/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.predict;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What is known of a flash chip and its wiring besides its content.
 *
 * @param family
 *            what it speaks
 * @param flexSpi
 *            which FlexSPI it is at, 1 for the first
 * @param port
 *            'A' or 'B'
 * @param secondaryPins
 *            whether it is on the secondary pin group
 * @param lines
 *            its data lines: 1, 4 or 8; empty if not known
 * @param megahertz
 *            its highest clock; empty if not known
 * @param quadEnabled
 *            whether its quad enable bit is set; empty if not known
 */
public record FlashFacts(Family family, int flexSpi, char port, boolean secondaryPins, OptionalInt lines,
		OptionalInt megahertz, Optional<Boolean> quadEnabled) {

	/** What a flash chip speaks. */
	public enum Family {
		/** SPI commands, one edge of the clock, data on one to four lines. */
		SPI,
		/** HyperBus. */
		HYPER,
		/** SPI commands on eight lines. */
		OCTAL
	}

	/**
	 * @param family
	 *            what it speaks
	 * @param flexSpi
	 *            which FlexSPI it is at, 1 for the first
	 * @param port
	 *            'A' or 'B'
	 * @param secondaryPins
	 *            whether it is on the secondary pin group
	 * @return a chip of which only this is known, as option words tell it that have worked
	 */
	public static FlashFacts wired(Family family, int flexSpi, char port, boolean secondaryPins) {
		return new FlashFacts(family, flexSpi, port, secondaryPins, OptionalInt.empty(), OptionalInt.empty(),
				Optional.empty());
	}
}
