/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.boards;

import org.bootseal.ide.boards.Boards;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.jface.window.Window;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.HandlerUtil;

/** Asks for a virtual board and attaches it. */
public final class AttachBoardHandler extends AbstractHandler {

	@Override
	public Object execute(ExecutionEvent event) throws ExecutionException {
		Boards boards = PlatformUI.getWorkbench().getService(Boards.class);
		AttachBoardDialog dialog = new AttachBoardDialog(HandlerUtil.getActiveShellChecked(event), boards);
		if (dialog.open() == Window.OK) {
			BoardsWork.attach(boards, dialog.name(), dialog.file(), dialog.board());
		}
		return null;
	}
}
