/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.predict;

import java.util.Optional;
import java.util.OptionalInt;

import org.bootseal.core.device.Device;
import org.bootseal.core.flexspi.FlexSpiNorOption;

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

	private static final int PORT_B = 2;

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

	/**
	 * @param device
	 *            the part
	 * @param option
	 *            option words by which the chip was read
	 * @param instance
	 *            which FlexSPI it is at; empty for the one that the part boots from
	 * @return what these tell of it
	 */
	public static FlashFacts of(Device device, FlexSpiNorOption option, OptionalInt instance) {
		boolean portB = option.word1().filter(word -> word.connection() == PORT_B).isPresent();
		boolean secondary = option.word1().filter(word -> word.pinmuxGroup() == 1).isPresent();
		Family family = option.isHyperFlash() ? Family.HYPER
				: option.word0().deviceType() <= 1 ? Family.SPI : Family.OCTAL;
		return wired(family, instance.orElse(BootPredictor.bootFlexSpi(device)), portB ? 'B' : 'A', secondary);
	}
}
