/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.boards;

import org.bootseal.ide.boards.AttachedBoard;
import org.bootseal.ide.boards.Boards;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.HandlerUtil;

/** Does something with the board that is selected. */
abstract class BoardHandler extends AbstractHandler {

	@Override
	public final Object execute(ExecutionEvent event) throws ExecutionException {
		if (HandlerUtil.getCurrentStructuredSelection(event).getFirstElement() instanceof AttachedBoard board) {
			execute(event, PlatformUI.getWorkbench().getService(Boards.class), board);
		}
		return null;
	}

	/** Does it, on the UI thread. */
	abstract void execute(ExecutionEvent event, Boards boards, AttachedBoard board) throws ExecutionException;
}
