/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board;

/**
 * The hand that a developer has at a board while runs go on: it leaves the boot pins as it found them, and presses the
 * reset key where an application keeps the board off the bus. Only a virtual board has this one.
 */
public final class BoardHand {

	private final VirtualBoard board;
	private final BootPins found;

	/**
	 * The hand at a board, before a run.
	 *
	 * @param board
	 *            the board
	 */
	public BoardHand(VirtualBoard board) {
		this.board = board;
		found = board.bootPins();
	}

	/**
	 * Presses reset if the pins are on serial download and an application runs. With other pins a reset would change
	 * nothing, and what the user has set is not changed before a run.
	 *
	 * @return whether it was pressed
	 */
	public boolean fetch() {
		if (board.power() == BoardPower.APPLICATION && found == BootPins.SERIAL) {
			board.reset();
			return true;
		}
		return false;
	}

	/**
	 * Sets the pins as they were before the run, which sets them to internal boot to see the board boot. What the user
	 * set meanwhile stays. The board goes on.
	 */
	public void leave() {
		if (board.bootPins() == BootPins.INTERNAL) {
			board.setBootPins(found);
		}
	}
}
