/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.welcome;

import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.intro.IIntroManager;
import org.eclipse.ui.intro.IIntroPart;

/** The welcome page of a workbench. It fills the window, and would hide what it leads to. */
public final class WelcomePage {

	private WelcomePage() {
		// functions only
	}

	/**
	 * Closes the welcome page if it is open. <i>Help &gt; Welcome</i> opens it again.
	 *
	 * @param workbench
	 *            the workbench
	 */
	public static void leave(IWorkbench workbench) {
		IIntroManager manager = workbench.getIntroManager();
		IIntroPart page = manager.getIntro();
		if (page != null) {
			// else what opens in its place fills the window as it did
			manager.setIntroStandby(page, true);
			manager.closeIntro(page);
		}
	}
}
