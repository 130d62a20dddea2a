/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.launch;

import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.console.IHyperlink;

/**
 * Shows what a fuse word or a status means.
 *
 * @param meaning
 *            what it means
 */
record MeaningLink(Meaning meaning) implements IHyperlink {

	@Override
	public void linkActivated() {
		IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
		if (window != null) {
			new MeaningPopup(window.getShell(), meaning).open();
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
