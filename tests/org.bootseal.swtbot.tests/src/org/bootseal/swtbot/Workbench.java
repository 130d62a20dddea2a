/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.swtbot;

import static org.eclipse.swtbot.swt.finder.waits.Conditions.shellCloses;

import java.util.Arrays;
import java.util.function.BooleanSupplier;

import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunch;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swtbot.eclipse.finder.SWTWorkbenchBot;
import org.eclipse.swtbot.eclipse.finder.widgets.SWTBotView;
import org.eclipse.swtbot.swt.finder.finders.UIThreadRunnable;
import org.eclipse.swtbot.swt.finder.results.WidgetResult;
import org.eclipse.swtbot.swt.finder.waits.DefaultCondition;
import org.eclipse.swtbot.swt.finder.widgets.SWTBotMenu;
import org.eclipse.swtbot.swt.finder.widgets.SWTBotShell;
import org.eclipse.ui.PlatformUI;

/**
 * The workbench window. Works with and without a window manager: without one nobody gives the focus back to the window
 * when a dialog closes, so nothing here relies on the active shell.
 */
final class Workbench {

	/** For what is computed: keys, images, a run on a virtual board. Milliseconds. */
	private static final long LONG = 60_000;

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
		UIThreadRunnable.syncExec(
				() -> PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage().closeAllEditors(false));
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

	/** Waits until something is so, and fails with a sentence if it never is. */
	void until(String sentence, BooleanSupplier condition) {
		bot.waitUntil(new DefaultCondition() {
			@Override
			public boolean test() {
				return condition.getAsBoolean();
			}

			@Override
			public String getFailureMessage() {
				return "never came true: " + sentence;
			}
		}, LONG);
	}

	boolean isOpen(String title) {
		return Arrays.stream(bot.shells()).anyMatch(shell -> shell.isOpen() && shell.getText().equals(title));
	}

	boolean nothingRuns() {
		return Arrays.stream(DebugPlugin.getDefault().getLaunchManager().getLaunches()).allMatch(ILaunch::isTerminated);
	}

	void untilClosed(SWTBotShell shell) {
		bot.waitUntil(shellCloses(shell), LONG);
		window().activate();
	}
}
