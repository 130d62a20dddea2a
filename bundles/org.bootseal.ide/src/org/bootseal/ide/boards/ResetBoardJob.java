/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.boards;

import org.bootseal.board.VirtualBoard;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.osgi.util.NLS;

/** Resets a board: presses the reset key of a virtual one, which works whatever runs on it. */
public final class ResetBoardJob extends HandsOnJob {

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
	protected void handle(VirtualBoard board, SubMonitor monitor) {
		board.reset();
	}
}
