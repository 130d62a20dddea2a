/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui;

import org.bootseal.ide.BootsealIde;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;

/** Work of a view or a handler that must not keep the user waiting. The workbench shows what went wrong. */
public final class BackgroundJob extends Job {

	private final ICoreRunnable work;

	/**
	 * Work that still has to be scheduled.
	 *
	 * @param name
	 *            what it does, for the user
	 * @param work
	 *            the work
	 */
	public BackgroundJob(String name, ICoreRunnable work) {
		super(name);
		this.work = work;
	}

	@Override
	protected IStatus run(IProgressMonitor monitor) {
		try {
			work.run(monitor);
			return Status.OK_STATUS;
		} catch (CoreException e) {
			return e.getStatus();
		}
	}

	@Override
	public boolean belongsTo(Object family) {
		return family == BootsealIde.JOB_FAMILY;
	}
}
