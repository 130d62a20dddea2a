/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.silicon;

import java.util.List;
import java.util.OptionalLong;

/**
 * Addresses of registers, and of a place in RAM, that the board gives a content.
 *
 * @param flexSpi
 *            MCR0 of each FlexSPI, the first for the first
 * @param bootMode1
 *            SRC_SBMR1: the boot configuration in force
 * @param bootMode2
 *            SRC_SBMR2: the boot mode pins and some fuses
 * @param resetStatus
 *            SRC_SRSR: why the part was reset
 * @param romLog
 *            where the ROM keeps its log, in its RAM; empty if that is not known
 * @param countsLog
 *            whether that log begins with a count, as that of the i.MX RT11xx does
 */
public record RegisterPlaces(List<Long> flexSpi, long bootMode1, long bootMode2, long resetStatus, OptionalLong romLog,
		boolean countsLog) {

	/** Copies the list. */
	public RegisterPlaces {
		flexSpi = List.copyOf(flexSpi);
	}
}
