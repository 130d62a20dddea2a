/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.boards;

import org.bootseal.ide.boards.AttachedBoard;
import org.bootseal.ide.boards.Boards;
import org.bootseal.ide.boards.ResetBoardJob;
import org.eclipse.core.commands.ExecutionEvent;

/** Resets the selected board. */
public final class ResetBoardHandler extends BoardHandler {

	@Override
	void execute(ExecutionEvent event, Boards boards, AttachedBoard board) {
		new ResetBoardJob(boards, board).schedule();
	}
}
