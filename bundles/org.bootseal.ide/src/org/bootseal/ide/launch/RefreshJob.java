/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.launch;

import org.bootseal.ide.BootsealIde;
import org.eclipse.core.resources.IContainer;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.resources.WorkspaceJob;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.osgi.util.NLS;

/**
 * Shows the workspace the files of a folder. A job of its own, because a run has the rule of its board and the
 * workspace wants another.
 */
final class RefreshJob extends WorkspaceJob {

	private final IContainer folder;

	RefreshJob(IContainer folder) {
		super(NLS.bind(Messages.RefreshJob_name, folder.getFullPath()));
		this.folder = folder;
		setSystem(true);
		setRule(ResourcesPlugin.getWorkspace().getRuleFactory().refreshRule(folder));
	}

	@Override
	public IStatus runInWorkspace(IProgressMonitor monitor) throws CoreException {
		folder.refreshLocal(IResource.DEPTH_INFINITE, monitor);
		return Status.OK_STATUS;
	}

	@Override
	public boolean belongsTo(Object family) {
		return family == BootsealIde.JOB_FAMILY;
	}
}
