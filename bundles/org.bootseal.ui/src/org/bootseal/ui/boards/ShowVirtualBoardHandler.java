/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.boards;

import org.bootseal.ide.boards.AttachedBoard;
import org.bootseal.ide.boards.AttachedVirtualBoard;
import org.bootseal.ide.boards.Boards;
import org.bootseal.ui.virtual.VirtualBoardView;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.HandlerUtil;

/** Shows the selected board from inside. */
public final class ShowVirtualBoardHandler extends BoardHandler {

	/** The command that this handles. */
	static final String COMMAND = "org.bootseal.ui.showVirtualBoard";

	@Override
	void execute(ExecutionEvent event, Boards boards, AttachedBoard board) throws ExecutionException {
		if (!(board instanceof AttachedVirtualBoard virtual)) {
			return;
		}
		try {
			VirtualBoardView view = (VirtualBoardView) HandlerUtil.getActiveWorkbenchWindowChecked(event)
					.getActivePage().showView(VirtualBoardView.ID);
			view.show(virtual);
		} catch (PartInitException e) {
			throw new ExecutionException(e.getMessage(), e);
		}
	}
}
