/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.boards;

import org.bootseal.ide.boards.AttachedBoard;
import org.bootseal.ide.boards.AttachedVirtualBoard;
import org.bootseal.ide.boards.Boards;
import org.bootseal.ide.boards.PressResetJob;
import org.bootseal.ide.boards.ResetBoardJob;
import org.eclipse.core.commands.ExecutionEvent;

/** Resets the selected board: a virtual one by its key, others by a command. */
public final class ResetBoardHandler extends BoardHandler {

	@Override
	void execute(ExecutionEvent event, Boards boards, AttachedBoard board) {
		if (board instanceof AttachedVirtualBoard virtual) {
			new PressResetJob(boards, virtual).schedule();
		} else {
			new ResetBoardJob(boards, board).schedule();
		}
	}
}
