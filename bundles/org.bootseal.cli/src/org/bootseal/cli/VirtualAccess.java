/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.bootseal.board.BoardHand;
import org.bootseal.board.BootPins;
import org.bootseal.board.VirtualBoard;
import org.bootseal.board.VirtualBoards;
import org.bootseal.core.connection.BoardFinder;
import org.bootseal.core.connection.ConnectionException;
import org.bootseal.core.connection.FoundBoard;
import org.bootseal.core.plan.BoardChoice;
import org.bootseal.core.plan.LookStep;

/**
 * A virtual board in use by a command; what becomes of it is kept when it is closed. For a run its reset key is pressed
 * first where an application keeps it off the bus, and its boot pins are left as they were found.
 */
final class VirtualAccess implements BoardAccess {

	private final VirtualBoard board;
	private final Optional<Path> state;
	private final VirtualBoards finder;
	private final boolean isNew;
	private final Optional<BoardHand> hand;
	private final boolean isFetched;

	/** For a command that looks at the board or changes it by hand. */
	VirtualAccess(VirtualBoard board, Optional<Path> state, boolean isNew) {
		this(board, state, isNew, Optional.empty());
	}

	/** For a run. */
	static VirtualAccess forRun(VirtualBoard board, Optional<Path> state, boolean isNew) {
		return new VirtualAccess(board, state, isNew, Optional.of(new BoardHand(board)));
	}

	private VirtualAccess(VirtualBoard board, Optional<Path> state, boolean isNew, Optional<BoardHand> hand) {
		this.board = board;
		this.state = state;
		this.isNew = isNew;
		finder = VirtualBoards.of(board);
		this.hand = hand;
		isFetched = hand.filter(BoardHand::fetch).isPresent();
	}

	@Override
	public BoardFinder finder() {
		return finder;
	}

	@Override
	public BoardChoice choice() {
		return BoardChoice.at(board.spec().path());
	}

	@Override
	public List<FoundBoard> found() throws ConnectionException, InterruptedException {
		long start = finder.nanoTime();
		while (finder.find().isEmpty() && finder.nanoTime() - start < LookStep.LIMIT.toNanos()) {
			finder.awaitChange(LookStep.LIMIT);
		}
		return finder.find();
	}

	@Override
	public String name() {
		return state.map(file -> "virtual:" + file).orElse(board.spec().path());
	}

	@Override
	public String describe() {
		return (isNew ? "new virtual " : "virtual ") + board.spec().name()
				+ state.map(file -> " (" + file + ")").orElse(" (not kept)")
				+ (isFetched ? ", reset from its application" : "");
	}

	@Override
	public String whyAway() {
		if (board.bootPins() == BootPins.SERIAL) {
			return describe() + " is not on the bus: it runs its application, until a run presses its reset key";
		}
		return describe() + " is not on the bus: its boot pins are set to " + board.bootPins()
				+ ", so it runs what is in its flash, or nothing; to reach it: " + wayToSerialDownload();
	}

	@Override
	public Optional<String> advice() {
		return Optional.of("for this virtual board: " + wayToSerialDownload());
	}

	/** @return the command that sets the boot pins of this board to serial download and resets it */
	private String wayToSerialDownload() {
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
		hand.ifPresent(BoardHand::leave);
		if (state.isPresent()) {
			board.save(state.get());
		}
	}
}
