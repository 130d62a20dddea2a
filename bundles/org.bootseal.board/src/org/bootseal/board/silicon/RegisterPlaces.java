/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.silicon;

import java.util.List;

/**
 * Addresses of registers that the board gives a content.
 *
 * @param flexSpi
 *            MCR0 of each FlexSPI, the first for the first
 * @param bootMode1
 *            SRC_SBMR1: the boot configuration in force
 * @param bootMode2
 *            SRC_SBMR2: the boot mode pins and some fuses
 */
public record RegisterPlaces(List<Long> flexSpi, long bootMode1, long bootMode2) {

	/** Copies the list. */
	public RegisterPlaces {
		flexSpi = List.copyOf(flexSpi);
	}
}
