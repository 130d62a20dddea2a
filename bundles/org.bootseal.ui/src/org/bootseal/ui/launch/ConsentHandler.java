/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.launch;

import org.bootseal.core.plan.ConsentRequest;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.debug.core.IStatusHandler;
import org.eclipse.swt.widgets.Shell;

/** Asks the user whether fuses may be burnt, for a run that waits for the answer. No answer is a no. */
public final class ConsentHandler implements IStatusHandler {

	@Override
	public Object handleStatus(IStatus status, Object source) throws CoreException {
		ConsentRequest request = (ConsentRequest) source;
		if (!request.isIrreversible()) {
			return Boolean.TRUE;
		}
		return Question.ask(parent -> ask(parent, request)).orElse(Boolean.FALSE);
	}

	private static Boolean ask(Shell parent, ConsentRequest request) {
		ConsentDialog dialog = new ConsentDialog(parent, request);
		dialog.open();
		return Boolean.valueOf(dialog.agreed());
	}
}
