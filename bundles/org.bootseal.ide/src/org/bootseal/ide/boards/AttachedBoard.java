/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.boards;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import org.bootseal.board.BootPins;
import org.bootseal.board.VirtualBoard;
import org.bootseal.board.VirtualBoards;
import org.bootseal.core.connection.BoardChannel;
import org.bootseal.core.connection.BoardFinder;
import org.bootseal.core.connection.ConnectionException;
import org.bootseal.core.connection.ConnectionException.Reason;
import org.bootseal.core.connection.FoundBoard;
import org.bootseal.core.plan.BoardChoice;
import org.eclipse.osgi.util.NLS;

/**
 * One board that is attached to this workspace. The same object as long as the board is attached; safe for several
 * threads. What it is called, its pace and its state change; its id, its path and its file do not.
 */
public final class AttachedBoard {

	private final String id;
	private final String path;
	private volatile BoardState state;
	private volatile String name;
	private volatile Pace pace = Pace.times(Pace.TO_WATCH);

	AttachedBoard(String id, String path, String name, BoardState state) {
		this.id = id;
		this.path = path;
		this.name = name;
		this.state = state;
	}

	/** @return what tells it from all other boards of this workspace, and stays after a restart */
	public String id() {
		return id;
	}

	/** @return its name, for people */
	public String name() {
		return name;
	}

	void name(String newName) {
		name = newName;
	}

	/** @return where it is plugged in, for example "virtual:1-1"; no other attached board is there */
	public String path() {
		return path;
	}

	/** @return whether it is a virtual board; all are in this version */
	public boolean isVirtual() {
		return true;
	}

	/** @return the virtual board itself; empty if its state could not be read */
	public Optional<VirtualBoard> virtual() {
		return state.board();
	}

	/** @return the file that keeps its state; for people */
	public String stateFile() {
		return state.file().toString();
	}

	/** @return whether its state is kept in this workspace, and not in a file of the user's */
	public boolean isKeptHere() {
		return state.isKeptHere();
	}

	/** @return why its state could not be read, for the user; empty if it was */
	public Optional<String> problem() {
		return state.problem();
	}

	/** @return why it may not be on the bus, and how to reach it then, for the user */
	public String whyAway() {
		if (state.problem().isPresent()) {
			return state.problem().get();
		}
		BootPins pins = state.board().map(VirtualBoard::bootPins).orElse(BootPins.SERIAL);
		return pins == BootPins.SERIAL ? Messages.AttachedBoard_away
				: NLS.bind(Messages.AttachedBoard_awayPins, pins.name().toLowerCase(Locale.ROOT));
	}

	/** @return the rule of all jobs that talk with this board */
	public BoardRule rule() {
		return new BoardRule(id);
	}

	/** @return which board of its bus it is */
	public BoardChoice choice() {
		return BoardChoice.at(path);
	}

	/** @return the bus that it is on, for a talk that is never cancelled; the caller holds the {@link #rule()} */
	public BoardFinder finder() {
		return finder(() -> false);
	}

	/**
	 * @param cancelled
	 *            whether the user has ended the talk, so that it need not keep its pace any more
	 * @return the bus that it is on, for one talk that begins now; the caller holds the {@link #rule()}
	 */
	public BoardFinder finder(BooleanSupplier cancelled) {
		return new PacedFinder(bus(), pace, cancelled);
	}

	/** The bus on which time passes as fast as it can. */
	BoardFinder bus() {
		Optional<VirtualBoard> board = state.board();
		return board.isPresent() ? VirtualBoards.of(board.get()) : new BrokenBus();
	}

	/** @return how fast its time passes; after a start of the workspace as fast as it is good to watch */
	public Pace pace() {
		return pace;
	}

	/**
	 * @param newPace
	 *            how fast its time passes in talks that begin from now on; not kept
	 */
	public void setPace(Pace newPace) {
		pace = newPace;
	}

	BoardState state() {
		return state;
	}

	void state(BoardState newState) {
		state = newState;
	}

	@Override
	public String toString() {
		return name + " (" + path + ")";
	}

	/** The bus of a board whose state could not be read. */
	private final class BrokenBus implements BoardFinder {

		private ConnectionException problem() {
			return new ConnectionException(Reason.GONE, name + ": " + state.problem().orElse(""));
		}

		@Override
		public List<FoundBoard> find() throws ConnectionException {
			throw problem();
		}

		@Override
		public BoardChannel open(FoundBoard board) throws ConnectionException {
			throw problem();
		}

		@Override
		public void awaitChange(Duration longest) {
			// nothing ever changes
		}
	}
}
