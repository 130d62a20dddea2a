/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board;

import java.util.Optional;
import java.util.Set;

/**
 * What is particular to one sample of a board: how it was soldered, how it is fed, and how old its flash is.
 *
 * @param wornSectors
 *            numbers of the 4 KiB sectors of the flash that no longer erase to all 1
 * @param supplyMillis
 *            how long the supply stands the erase current of the flash, milliseconds; 0 for ever
 * @param fixedPins
 *            what the boot pins are tied to by resistors, so that nobody can set them; empty for switches
 */
public record BoardSample(Set<Integer> wornSectors, int supplyMillis, Optional<BootPins> fixedPins) {

	/** Copies the set. */
	public BoardSample {
		wornSectors = Set.copyOf(wornSectors);
	}

	/** @return a sample with nothing particular */
	public static BoardSample usual() {
		return new BoardSample(Set.of(), 0, Optional.empty());
	}
}
