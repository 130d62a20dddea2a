/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.test;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.swt.SWT;

/** Answers dialogs, which keep the code that opened them from going on until they are closed. */
public final class Dialogs {

	private Dialogs() {
	}

	/**
	 * Does something that opens a dialog, and answers it. A dialog of ours is walked first: everybody can use it. The
	 * answer is given once the dialog is shown; if it leaves the dialog open, the test hangs where a user would be
	 * asked.
	 *
	 * @param title
	 *            of the dialog
	 * @param answer
	 *            what to do with its shell, such as clicking a button
	 * @param action
	 *            what opens the dialog, at once or while the event loop runs in it
	 */
	public static void answer(String title, Consumer<Shell> answer, Runnable action) {
		Display display = Display.getCurrent();
		Set<Shell> before = new HashSet<>(Arrays.asList(display.getShells()));
		boolean[] answered = new boolean[1];
		Throwable[] failure = new Throwable[1];
		Listener listener = event -> {
			if (event.widget instanceof Shell shell && !before.contains(shell) && shell.getText().equals(title)) {
				before.add(shell);
				display.asyncExec(() -> reply(shell, answer, answered, failure));
			}
		};
		display.addFilter(SWT.Show, listener);
		try {
			action.run();
		} finally {
			display.removeFilter(SWT.Show, listener);
		}
		if (failure[0] != null) {
			throw new AssertionError("the dialog \"" + title + "\": " + failure[0].getMessage(), failure[0]);
		}
		if (!answered[0]) {
			throw new AssertionError("no dialog \"" + title + "\" was shown");
		}
	}

	/** A dialog that a failed answer left open would never let its opener go on. */
	private static void reply(Shell shell, Consumer<Shell> answer, boolean[] answered, Throwable[] failure) {
		try {
			if (shell.getData() instanceof Dialog dialog && dialog.getClass().getName().startsWith("org.bootseal.")) {
				AccessibilityWalker.check(shell);
			}
			answer.accept(shell);
			answered[0] = true;
		} catch (RuntimeException | AssertionError e) {
			failure[0] = e;
			shell.close();
		}
	}
}
