/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.swtbot;

import org.eclipse.swt.widgets.Shell;
import org.eclipse.swtbot.eclipse.finder.SWTWorkbenchBot;
import org.eclipse.swtbot.eclipse.finder.widgets.SWTBotView;
import org.eclipse.swtbot.swt.finder.finders.UIThreadRunnable;
import org.eclipse.swtbot.swt.finder.results.WidgetResult;
import org.eclipse.swtbot.swt.finder.widgets.SWTBotMenu;
import org.eclipse.swtbot.swt.finder.widgets.SWTBotShell;
import org.eclipse.ui.PlatformUI;

/**
 * The workbench window. Works with and without a window manager: without one nobody gives the focus back to the window
 * when a dialog closes, so nothing here relies on the active shell.
 */
final class Workbench {

	private final SWTWorkbenchBot bot = new SWTWorkbenchBot();

	SWTWorkbenchBot bot() {
		return bot;
	}

	/** Closes what a failed journey left open, and takes the focus. */
	void clean() {
		SWTBotShell window = window();
		for (SWTBotShell shell : bot.shells()) {
			if (shell.widget != window.widget && shell.isOpen() && shell.isVisible()) {
				shell.close();
			}
		}
		bot.closeAllEditors();
		window.activate();
	}

	SWTBotShell window() {
		WidgetResult<Shell> shell = () -> PlatformUI.getWorkbench().getWorkbenchWindows()[0].getShell();
		return new SWTBotShell(UIThreadRunnable.syncExec(shell));
	}

	/** A menu of the menu bar, for instance menu("File", "New", "Other..."). */
	SWTBotMenu menu(String... path) {
		SWTBotMenu menu = bot.menu(window()).menu(path[0]);
		for (int i = 1; i < path.length; i++) {
			menu = menu.menu(path[i]);
		}
		return menu;
	}

	String perspective() {
		return UIThreadRunnable.syncExec(() -> PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage()
				.getPerspective().getId());
	}

	SWTBotView view(String id) {
		SWTBotView view = bot.viewById(id);
		view.show();
		return view;
	}
}
