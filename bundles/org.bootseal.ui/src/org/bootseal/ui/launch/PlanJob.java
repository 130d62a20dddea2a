/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.launch;

import java.util.List;

import org.bootseal.ide.BootsealIde;
import org.bootseal.ide.launch.PlanPreview;
import org.bootseal.ide.launch.ProvisionLaunch;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;

/** Plans what a launch would do. */
final class PlanJob extends Job {

	private final ProvisionLaunch launch;
	private volatile List<String> lines = List.of();

	PlanJob(ProvisionLaunch launch) {
		super(Messages.PlanJob_name);
		this.launch = launch;
		setSystem(true);
	}

	/** What went wrong is shown on the page that asked, so it is nothing for a dialog. */
	@Override
	protected IStatus run(IProgressMonitor monitor) {
		try {
			lines = PlanPreview.preview(launch, monitor).preview();
			return monitor.isCanceled() ? Status.CANCEL_STATUS : Status.OK_STATUS;
		} catch (CoreException e) {
			int severity = e.getStatus().getSeverity() == IStatus.CANCEL ? IStatus.CANCEL : IStatus.WARNING;
			return new Status(severity, BootsealIde.ID, e.getStatus().getMessage());
		}
	}

	/** @return the plan, one thing a line; empty before the job is done, and if there is no plan */
	List<String> lines() {
		return lines;
	}

	@Override
	public boolean belongsTo(Object family) {
		return family == BootsealIde.JOB_FAMILY;
	}
}
