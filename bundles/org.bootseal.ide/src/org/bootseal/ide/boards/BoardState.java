/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.boards;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;

import org.bootseal.board.BoardSpec;
import org.bootseal.board.VirtualBoard;
import org.bootseal.core.BadInputException;

/**
 * A virtual board and the file that keeps it.
 *
 * @param file
 *            absolute
 * @param isKeptHere
 *            whether the file belongs to this workspace
 * @param board
 *            the board; empty if its state could not be read
 * @param problem
 *            why not, for the user; empty if it was
 * @param time
 *            when the file was last written, as far as this workspace knows; empty if it was not read
 */
record BoardState(Path file, boolean isKeptHere, Optional<VirtualBoard> board, Optional<String> problem,
		Optional<FileTime> time) {

	/** Reads a board; if that fails, the state says why. */
	static BoardState read(Path file, boolean isKeptHere, String path) {
		try {
			FileTime time = Files.getLastModifiedTime(file);
			return new BoardState(file, isKeptHere, Optional.of(VirtualBoard.open(file, path)), Optional.empty(),
					Optional.of(time));
		} catch (BadInputException e) {
			return new BoardState(file, isKeptHere, Optional.empty(), Optional.of(e.getMessage()), Optional.empty());
		} catch (IOException e) {
			return new BoardState(file, isKeptHere, Optional.empty(),
					Optional.of(e.getClass().getSimpleName() + ": " + e.getMessage()), Optional.empty());
		}
	}

	/** Makes a board and keeps it. */
	static BoardState make(Path file, boolean isKeptHere, BoardSpec spec) throws IOException {
		Files.createDirectories(file.getParent());
		return new BoardState(file, isKeptHere, Optional.of(VirtualBoard.create(spec)), Optional.empty(),
				Optional.empty()).saved();
	}

	/** Keeps the board, and returns this with the new time. */
	BoardState saved() throws IOException {
		if (board.isEmpty()) {
			return this;
		}
		board.get().save(file);
		return new BoardState(file, isKeptHere, board, problem, Optional.of(Files.getLastModifiedTime(file)));
	}

	/** Returns this, or what another program has made of the board meanwhile. */
	BoardState refreshed(String path) throws IOException {
		boolean isNews = Files.exists(file)
				&& (time.isEmpty() || !time.get().equals(Files.getLastModifiedTime(file)));
		return isNews ? read(file, isKeptHere, path) : this;
	}
}
