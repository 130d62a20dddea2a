/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui;

import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.commands.NotEnabledException;
import org.eclipse.core.commands.NotHandledException;
import org.eclipse.core.commands.common.NotDefinedException;
import org.eclipse.core.runtime.Status;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.services.IServiceLocator;
import org.eclipse.ui.statushandlers.StatusManager;

/** Executes commands that are not chosen from a menu. */
public final class CommandCall {

	private CommandCall() {
	}

	/**
	 * Executes a command as if its key had been pressed. One that is not enabled now does nothing.
	 *
	 * @param site
	 *            the part from which it is called
	 * @param command
	 *            the command's id
	 */
	public static void execute(IServiceLocator site, String command) {
		try {
			site.getService(IHandlerService.class).executeCommand(command, null);
		} catch (NotEnabledException | NotHandledException e) {
			// a double click where nothing is selected that the command is for
			return;
		} catch (ExecutionException | NotDefinedException e) {
			StatusManager.getManager().handle(Status.error(e.getMessage(), e), StatusManager.SHOW);
		}
	}
}
