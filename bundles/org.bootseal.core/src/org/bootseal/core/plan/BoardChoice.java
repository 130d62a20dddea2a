/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.util.Optional;

/**
 * Which board a run takes.
 *
 * @param path
 *            where it is plugged in, as {@code FoundBoard.path()} has it; empty if there is to be only one
 */
public record BoardChoice(Optional<String> path) {

	/** @return the only board that fits the plan; with several the run ends before it touches one */
	public static BoardChoice only() {
		return new BoardChoice(Optional.empty());
	}

	/**
	 * @param path
	 *            where the board is plugged in
	 * @return the board at that place
	 */
	public static BoardChoice at(String path) {
		return new BoardChoice(Optional.of(path));
	}
}
