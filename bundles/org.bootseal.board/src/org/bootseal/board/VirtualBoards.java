/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.bootseal.core.connection.BoardFinder;
import org.bootseal.core.connection.BootWitness;
import org.bootseal.core.connection.ConnectionException;
import org.bootseal.core.connection.FoundBoard;
import org.bootseal.core.connection.HidChannel;

/** A bus with virtual boards on it. All boards share its clock, on which time passes only by what the host does. */
public final class VirtualBoards implements BoardFinder {

	private final List<VirtualBoard> boards;

	/**
	 * @param boards
	 *            the boards, each on a path of its own
	 */
	public VirtualBoards(List<VirtualBoard> boards) {
		this.boards = List.copyOf(boards);
	}

	/**
	 * @param board
	 *            the only board on the bus
	 * @return the bus
	 */
	public static VirtualBoards of(VirtualBoard board) {
		return new VirtualBoards(List.of(board));
	}

	/** @return the boards, on the bus or not */
	public List<VirtualBoard> boards() {
		return boards;
	}

	@Override
	public List<FoundBoard> find() throws ConnectionException {
		return List.of();
	}

	@Override
	public HidChannel open(FoundBoard board) throws ConnectionException {
		throw new ConnectionException(ConnectionException.Reason.GONE, "There is no board at " + board.path());
	}

	@Override
	public void awaitChange(Duration longest) throws InterruptedException {
		// advances the virtual clock
	}

	@Override
	public long nanoTime() {
		return 0;
	}

	@Override
	public Optional<BootWitness> witness(FoundBoard board) {
		return Optional.empty();
	}
}
