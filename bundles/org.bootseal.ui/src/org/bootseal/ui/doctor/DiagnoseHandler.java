/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.doctor;

import org.bootseal.core.runlog.LoggedRun;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.handlers.HandlerUtil;

/** Finds out why the selected run failed. */
public final class DiagnoseHandler extends AbstractHandler {

	/** Id of the command. */
	public static final String COMMAND = "org.bootseal.ui.diagnoseRun";

	@Override
	public Object execute(ExecutionEvent event) throws ExecutionException {
		Shell shell = HandlerUtil.getActiveWorkbenchWindowChecked(event).getShell();
		if (HandlerUtil.getCurrentStructuredSelection(event).getFirstElement() instanceof LoggedRun run) {
			diagnose(shell, run);
		}
		return null;
	}

	/**
	 * Shows what the record of a run says, and offers to examine the board.
	 *
	 * @param shell
	 *            over which the answer opens
	 * @param run
	 *            the run
	 */
	public static void diagnose(Shell shell, LoggedRun run) {
		new DoctorDialog(shell, run).open();
	}
}
