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
 */
record BoardStatus(Optional<BoardReading> reading, String failure) {
}
