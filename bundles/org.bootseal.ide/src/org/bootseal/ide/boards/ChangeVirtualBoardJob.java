/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.boards;

import java.util.function.Consumer;

import org.bootseal.board.VirtualBoard;
import org.bootseal.core.BadInputException;
import org.eclipse.core.runtime.SubMonitor;

/** Does something with a virtual board that hands would do with a real one: set its pins, press its keys. */
public final class ChangeVirtualBoardJob extends BoardJob {

	private final Consumer<VirtualBoard> change;

	/**
	 * @param boards
	 *            where the board is attached
	 * @param board
	 *            a virtual board
	 * @param name
	 *            of the job, for the user
	 * @param change
	 *            what to do; called in the job
	 */
	public ChangeVirtualBoardJob(Boards boards, AttachedBoard board, String name, Consumer<VirtualBoard> change) {
		super(boards, board, name);
		this.change = change;
	}

	@Override
	protected void talk(SubMonitor monitor) throws BadInputException {
		change.accept(board().virtual().orElseThrow(() -> new BadInputException(board().problem().orElse(""))));
	}
}
