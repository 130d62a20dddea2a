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
import org.eclipse.osgi.util.NLS;

/** A virtual board. What it is called, its pace and its state change; its file does not. */
public final class AttachedVirtualBoard extends KeptBoard {

	private volatile BoardState state;
	private volatile Pace pace = Pace.times(Pace.TO_WATCH);

	AttachedVirtualBoard(String id, String path, String name, BoardState state) {
		super(id, path, name);
		this.state = state;
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
	@Override
	public Optional<String> problem() {
		return state.problem();
	}

	@Override
	public String whyAway() {
		if (state.problem().isPresent()) {
			return state.problem().get();
		}
		BootPins pins = state.board().map(VirtualBoard::bootPins).orElse(BootPins.SERIAL);
		return pins == BootPins.SERIAL ? Messages.AttachedVirtualBoard_away
				: NLS.bind(Messages.AttachedVirtualBoard_awayPins, pins.name().toLowerCase(Locale.ROOT));
	}

	@Override
	public List<String> devices() {
		return state.board().map(board -> List.of(board.spec().device().name())).orElse(List.of());
	}

	@Override
	public void isA(String device) {
		// it knows itself
	}

	@Override
	public BoardFinder finder(BooleanSupplier cancelled) {
		return new PacedFinder(bus(), pace, cancelled);
	}

	/** The bus on which time passes as fast as it can. */
	@Override
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

	/** The bus of a board whose state could not be read. */
	private final class BrokenBus implements BoardFinder {

		private ConnectionException problem() {
			return new ConnectionException(Reason.GONE, name() + ": " + state.problem().orElse(""));
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
