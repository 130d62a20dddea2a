/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.log;

import java.util.Arrays;
import java.util.List;

import org.bootseal.core.runlog.LoggedRun;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.IWorkbenchWizard;
import org.eclipse.ui.handlers.HandlerUtil;
import org.eclipse.ui.statushandlers.StatusManager;

/** What the view and its handlers share. */
final class LogCommands {

	private static final String EXAMPLE_WIZARD = "org.bootseal.ui.newExampleProject";

	private LogCommands() {
	}

	/** Returns the selected runs. */
	static List<LoggedRun> runs(ExecutionEvent event) {
		return Arrays.stream(HandlerUtil.getCurrentStructuredSelection(event).toArray())
				.filter(LoggedRun.class::isInstance).map(LoggedRun.class::cast).toList();
	}

	/** Opens the wizard for an example project, with which a first run is one click away. */
	static void newExample(IWorkbenchWindow window) {
		try {
			IWorkbenchWizard wizard = window.getWorkbench().getNewWizardRegistry().findWizard(EXAMPLE_WIZARD)
					.createWizard();
			wizard.init(window.getWorkbench(), StructuredSelection.EMPTY);
			new WizardDialog(window.getShell(), wizard).open();
		} catch (CoreException e) {
			StatusManager.getManager().handle(e.getStatus(), StatusManager.SHOW);
		}
	}
}
