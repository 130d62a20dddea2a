/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.boards;


import org.bootseal.core.BadInputException;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.osgi.util.NLS;

/** Resets a board: presses the reset key of a virtual one, which works whatever runs on it. */
public final class ResetBoardJob extends BoardJob {

	/**
	 * @param boards
	 *            where the board is attached
	 * @param board
	 *            the board to reset
	 */
	public ResetBoardJob(Boards boards, AttachedBoard board) {
		super(boards, board, NLS.bind(Messages.ResetBoardJob_name, board.name()));
	}

	@Override
	protected void talk(SubMonitor monitor) throws BadInputException {
		board().virtual().orElseThrow(() -> new BadInputException(board().problem().orElse(""))).reset();
	}
}
