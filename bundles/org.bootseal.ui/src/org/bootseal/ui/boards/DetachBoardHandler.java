/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.boards;

import org.bootseal.ide.boards.AttachedBoard;
import org.bootseal.ide.boards.AttachedVirtualBoard;
import org.bootseal.ide.boards.Boards;
import org.bootseal.ide.boards.KeptBoard;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.handlers.HandlerUtil;

/** Takes the selected board off the list, after a question if that ends its life. */
public final class DetachBoardHandler extends BoardHandler {

	private static final int DETACH = 0;

	@Override
	void execute(ExecutionEvent event, Boards boards, AttachedBoard board) throws ExecutionException {
		if (board instanceof KeptBoard kept && (!isLost(kept) || isAgreed(event, board))) {
			BoardsWork.detach(boards, kept);
		}
	}

	private static boolean isLost(KeptBoard board) {
		return board instanceof AttachedVirtualBoard virtual && virtual.isKeptHere();
	}

	private static boolean isAgreed(ExecutionEvent event, AttachedBoard board) throws ExecutionException {
		return MessageDialog.open(MessageDialog.QUESTION, HandlerUtil.getActiveShellChecked(event),
				Messages.DetachBoardHandler_title, NLS.bind(Messages.DetachBoardHandler_question, board.name()), 0,
				Messages.DetachBoardHandler_detach, Messages.DetachBoardHandler_cancel) == DETACH;
	}
}
