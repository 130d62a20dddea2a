/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

import org.bootseal.board.VirtualBoard;
import org.bootseal.board.VirtualBoards;
import org.bootseal.core.connection.BoardFinder;

/** A board in use by a command; what becomes of a virtual one is kept when it is closed. */
final class BoardAccess implements AutoCloseable {

	private final VirtualBoard board;
	private final Optional<Path> state;
	private final VirtualBoards finder;

	BoardAccess(VirtualBoard board, Optional<Path> state) {
		this.board = board;
		this.state = state;
		finder = VirtualBoards.of(board);
	}

	/** @return the bus that the board is on */
	BoardFinder finder() {
		return finder;
	}

	/** @return the path of the board on that bus */
	String path() {
		return board.spec().path();
	}

	/** @return what the board is, for the user */
	String describe() {
		return "virtual " + board.spec().name() + state.map(file -> " (" + file + ")").orElse(" (not kept)");
	}

	/** @return the virtual board */
	VirtualBoard board() {
		return board;
	}

	/** Keeps the board's state, also after a failed run: a real board would remember too. */
	@Override
	public void close() throws IOException {
		if (state.isPresent()) {
			board.save(state.get());
		}
	}
}
