/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.memory;

import java.util.List;
import java.util.Optional;

/**
 * The memories that a board is fitted with besides its flash chip.
 *
 * @param fitted
 *            at most one of each kind
 * @param boot
 *            the one of them that the pins of the board choose; empty if they choose the flash chip
 */
public record MemoryFittings(List<MemoryFitting> fitted, Optional<MemoryKind> boot) {

	/** Checks and copies the list. */
	public MemoryFittings {
		fitted = List.copyOf(fitted);
		if (fitted.stream().map(MemoryFitting::kind).distinct().count() != fitted.size()) {
			throw new IllegalArgumentException("two memories of one kind");
		}
	}

	/** @return no memory */
	public static MemoryFittings none() {
		return new MemoryFittings(List.of(), Optional.empty());
	}

	/**
	 * @param fitting
	 *            a memory
	 * @return that memory alone, chosen by the pins
	 */
	public static MemoryFittings booting(MemoryFitting fitting) {
		return new MemoryFittings(List.of(fitting), Optional.of(fitting.kind()));
	}
}
