/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.boards;

import java.io.IOException;

import org.bootseal.core.BadInputException;
import org.bootseal.core.CancelledException;
import org.bootseal.core.mboot.MbootException;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.osgi.util.NLS;

/** Resets a board by a command. Only a flashloader has one: the key of a virtual board is pressed by other jobs. */
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
	protected void talk(SubMonitor monitor)
			throws IOException, BadInputException, MbootException, CancelledException, InterruptedException {
		new BoardReader(board(), monitor).reset();
	}
}
