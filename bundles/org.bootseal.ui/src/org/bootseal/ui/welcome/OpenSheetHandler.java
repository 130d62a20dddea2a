/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.welcome;

import java.util.Map;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.Command;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.HandlerUtil;
import org.eclipse.ui.handlers.IHandlerService;

/** Opens a cheat sheet beside what it speaks of, not on the welcome page. */
public final class OpenSheetHandler extends AbstractHandler {

	private static final String SHEET = "sheet"; //$NON-NLS-1$
	private static final String OPEN = "org.eclipse.ui.cheatsheets.openCheatSheet"; //$NON-NLS-1$
	private static final String OPENED = "cheatSheetId"; //$NON-NLS-1$

	@Override
	public Object execute(ExecutionEvent event) throws ExecutionException {
		IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
		WelcomePage.leave(window.getWorkbench());
		Command open = window.getService(ICommandService.class).getCommand(OPEN);
		try {
			return window.getService(IHandlerService.class).executeCommand(
					ParameterizedCommand.generateCommand(open, Map.of(OPENED, event.getParameter(SHEET))), null);
		} catch (CommandException e) {
			throw new ExecutionException(OPEN, e);
		}
	}
}
