/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.bootseal.board.VirtualBoard;
import org.bootseal.board.VirtualBoards;
import org.bootseal.core.connection.BoardFinder;
import org.bootseal.core.connection.ConnectionException;
import org.bootseal.core.connection.FoundBoard;
import org.bootseal.core.plan.LookStep;

/** A board in use by a command; what becomes of a virtual one is kept when it is closed. */
final class BoardAccess implements AutoCloseable {

	private final VirtualBoard board;
	private final Optional<Path> state;
	private final VirtualBoards finder;
	private final boolean isNew;

	BoardAccess(VirtualBoard board, Optional<Path> state, boolean isNew) {
		this.board = board;
		this.state = state;
		this.isNew = isNew;
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

	/**
	 * @return the boards on the bus; a board that was just reset gets its moment to show up
	 * @throws ConnectionException
	 *             if the bus can't be looked at
	 * @throws InterruptedException
	 *             if the thread is interrupted
	 */
	List<FoundBoard> found() throws ConnectionException, InterruptedException {
		long start = finder.nanoTime();
		while (finder.find().isEmpty() && finder.nanoTime() - start < LookStep.LIMIT.toNanos()) {
			finder.awaitChange(LookStep.LIMIT);
		}
		return finder.find();
	}

	/** @return what the board is, for the user */
	String describe() {
		return (isNew ? "new virtual " : "virtual ") + board.spec().name()
				+ state.map(file -> " (" + file + ")").orElse(" (not kept)");
	}

	/** @return the command that sets the boot pins of this board to serial download and resets it */
	String wayToSerialDownload() {
		return "bootseal board virtual --state " + state.map(Path::toString).orElse("FILE")
				+ " --pins serial --power-cycle";
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
