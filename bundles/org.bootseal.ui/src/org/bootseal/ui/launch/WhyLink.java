/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.launch;

import org.bootseal.ide.run.RunLog;
import org.bootseal.ui.doctor.DiagnoseHandler;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.console.IHyperlink;

/**
 * Shows what is wrong with the board of a failed run, and offers to examine it.
 *
 * @param run
 *            id of the run in the log
 */
record WhyLink(String run) implements IHyperlink {

	@Override
	public void linkActivated() {
		IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
		if (window != null) {
			PlatformUI.getWorkbench().getService(RunLog.class).find(run)
					.ifPresent(found -> DiagnoseHandler.diagnose(window.getShell(), found));
		}
	}

	@Override
	public void linkEntered() {
		// the link is underlined by the console
	}

	@Override
	public void linkExited() {
		// the link is underlined by the console
	}
}
