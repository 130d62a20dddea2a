/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.run;

import java.util.Optional;

import org.bootseal.board.BoardPower;
import org.bootseal.board.BootPins;
import org.bootseal.board.VirtualBoard;
import org.bootseal.ide.boards.AttachedBoard;
import org.bootseal.ide.boards.AttachedVirtualBoard;

/**
 * The hand that a developer has at a board while runs go on: it leaves the boot pins as it found them, and presses the
 * reset key where an application keeps the board off the bus. Only a virtual board has this one.
 */
final class BoardHand {

	private final Optional<VirtualBoard> board;
	private final Optional<BootPins> found;

	/** The hand at a board, before a run. */
	BoardHand(AttachedBoard board) {
		this.board = board instanceof AttachedVirtualBoard virtual ? virtual.virtual() : Optional.empty();
		found = this.board.map(VirtualBoard::bootPins);
	}

	/**
	 * Presses reset if the pins are on serial download and an application runs. With other pins a reset would change
	 * nothing, and what the user has set is not changed before a run.
	 *
	 * @return whether it was pressed
	 */
	boolean fetch() {
		boolean isAway = board.filter(virtual -> virtual.power() == BoardPower.APPLICATION).isPresent();
		if (isAway && found.equals(Optional.of(BootPins.SERIAL))) {
			board.ifPresent(VirtualBoard::reset);
			return true;
		}
		return false;
	}

	/**
	 * Sets the pins as they were before the run, which sets them to internal boot to see the board boot. What the user
	 * set meanwhile stays. The board goes on.
	 */
	void leave() {
		board.filter(virtual -> virtual.bootPins() == BootPins.INTERNAL)
				.ifPresent(virtual -> found.ifPresent(virtual::setBootPins));
	}
}
