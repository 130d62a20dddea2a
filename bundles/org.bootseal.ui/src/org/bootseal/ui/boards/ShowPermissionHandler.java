/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.boards;

import org.bootseal.ide.boards.Boards;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.HandlerUtil;

/** Shows the commands that let the user open boards on USB. */
public final class ShowPermissionHandler extends AbstractHandler {

	/** The command that this handles. */
	static final String COMMAND = "org.bootseal.ui.showUsbPermission";

	@Override
	public Object execute(ExecutionEvent event) throws ExecutionException {
		Boards boards = PlatformUI.getWorkbench().getService(Boards.class);
		new PermissionDialog(HandlerUtil.getActiveShellChecked(event), boards.usbPermission()).open();
		return null;
	}
}
