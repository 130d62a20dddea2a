/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.boards;

import java.util.Optional;

import org.bootseal.ide.boards.BoardReading;

/**
 * What is known of a board.
 *
 * @param reading
 *            what a look told; empty if it failed
 * @param failure
 *            why the last look failed; empty if it did not
 * @param isLocked
 *            whether it failed because the way to the board could not be opened
 */
record BoardStatus(Optional<BoardReading> reading, String failure, boolean isLocked) {

	/** What a look told. */
	static BoardStatus of(BoardReading reading) {
		return new BoardStatus(Optional.of(reading), "", false);
	}
}
