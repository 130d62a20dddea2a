/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.launch;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.debug.core.IStatusHandler;
import org.eclipse.swt.widgets.Shell;

/** Asks the user for the password of a private key. The answer is an array that the asker clears, or null. */
public final class PasswordHandler implements IStatusHandler {

	@Override
	public Object handleStatus(IStatus status, Object source) throws CoreException {
		return Question.ask(parent -> ask(parent, source.toString())).orElse(null);
	}

	private static char[] ask(Shell parent, String keyFile) {
		PasswordDialog dialog = new PasswordDialog(parent, keyFile);
		dialog.open();
		return dialog.takePassword();
	}
}
