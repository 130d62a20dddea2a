/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.memory;

import org.bootseal.core.plan.ConsentRequest;
import org.bootseal.ui.launch.Question;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.debug.core.IStatusHandler;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.widgets.Shell;

/** Asks the user whether a test may erase and restore sectors, for a run that waits for the answer. */
public final class SectorConsentHandler implements IStatusHandler {

	/** Called by the platform. */
	public SectorConsentHandler() {
		// has no state
	}

	@Override
	public Object handleStatus(IStatus status, Object source) throws CoreException {
		ConsentRequest request = (ConsentRequest) source;
		return Question.ask(parent -> ask(parent, request)).orElse(Boolean.FALSE);
	}

	private static Boolean ask(Shell parent, ConsentRequest request) {
		String message = request.title() + "\n\n" + request.boardPath() + "\n\n" //$NON-NLS-1$ //$NON-NLS-2$
				+ String.join("\n", request.consequences()); //$NON-NLS-1$
		MessageDialog dialog = new MessageDialog(parent, Messages.SectorConsentHandler_title, null, message,
				MessageDialog.WARNING, 1, Messages.SectorConsentHandler_erase, IDialogConstants.CANCEL_LABEL);
		return Boolean.valueOf(dialog.open() == 0);
	}
}
