/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.launch;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

import org.eclipse.swt.SWT;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.PlatformUI;

/** Opens a dialog on behalf of a job, which waits for its answer. */
public final class Question {

	private Question() {
	}

	/**
	 * Asks on the UI thread and waits. May be called from any thread.
	 *
	 * @param <T>
	 *            kind of answer
	 * @param dialog
	 *            opens the dialog over the given shell until it is closed, and returns the answer or null
	 * @return the answer; empty if there is none, also if the workbench is closed or closes
	 */
	public static <T> Optional<T> ask(Function<Shell, T> dialog) {
		return PlatformUI.isWorkbenchRunning() ? ask(PlatformUI.getWorkbench(), dialog) : Optional.empty();
	}

	/** As the other, in a given workbench. */
	static <T> Optional<T> ask(IWorkbench workbench, Function<Shell, T> dialog) {
		AtomicReference<T> answer = new AtomicReference<>();
		try {
			workbench.getDisplay().syncExec(() -> {
				if (!workbench.isClosing()) {
					answer.set(dialog.apply(workbench.getModalDialogShellProvider().getShell()));
				}
			});
		} catch (SWTException e) {
			if (e.code != SWT.ERROR_DEVICE_DISPOSED) {
				throw e;
			}
			return Optional.empty();
		}
		return Optional.ofNullable(answer.get());
	}
}
