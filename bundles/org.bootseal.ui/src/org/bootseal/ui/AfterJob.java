/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui;

import org.eclipse.core.runtime.jobs.IJobChangeEvent;
import org.eclipse.core.runtime.jobs.JobChangeAdapter;
import org.eclipse.swt.widgets.Control;

/** Goes on in the UI when a job is done and all went well, if the user still looks at what began it. */
public final class AfterJob extends JobChangeAdapter {

	private final Control control;
	private final Runnable then;

	/**
	 * @param control
	 *            what began the job; once it is disposed nothing more happens
	 * @param then
	 *            what to do, in the UI thread
	 */
	public AfterJob(Control control, Runnable then) {
		this.control = control;
		this.then = then;
	}

	@Override
	public void done(IJobChangeEvent event) {
		if (event.getResult().isOK() && !control.isDisposed()) {
			control.getDisplay().asyncExec(() -> {
				if (!control.isDisposed()) {
					then.run();
				}
			});
		}
	}
}
