/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.boards;

import org.bootseal.board.VirtualBoard;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.osgi.util.NLS;

/** Presses the reset key of a virtual board, which works whatever runs on it. */
public final class PressResetJob extends HandsOnJob {

	/**
	 * @param boards
	 *            where the board is attached
	 * @param board
	 *            the board to reset
	 */
	public PressResetJob(Boards boards, AttachedVirtualBoard board) {
		super(boards, board, NLS.bind(Messages.ResetBoardJob_name, board.name()));
	}

	@Override
	protected void handle(VirtualBoard board, SubMonitor monitor) {
		board.reset();
	}
}
