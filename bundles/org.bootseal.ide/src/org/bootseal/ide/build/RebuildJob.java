/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.build;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.bootseal.ide.BootsealIde;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IncrementalProjectBuilder;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.resources.WorkspaceJob;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.SubMonitor;

/** Lets the builder look at projects again after something changed that the workspace does not notice. */
public final class RebuildJob extends WorkspaceJob {

	private final List<IProject> projects;

	private RebuildJob(List<IProject> projects) {
		super(Messages.BootsealBuilder_name);
		this.projects = projects;
		setRule(ResourcesPlugin.getWorkspace().getRuleFactory().buildRule());
	}

	/** @return a job for all projects that have the nature, still to be scheduled */
	public static RebuildJob ofAll() {
		return new RebuildJob(Arrays.asList(ResourcesPlugin.getWorkspace().getRoot().getProjects()));
	}

	/**
	 * @param project
	 *            a project; nothing happens if it has not the nature
	 * @return a job for it, still to be scheduled
	 */
	public static RebuildJob of(IProject project) {
		return new RebuildJob(List.of(project));
	}

	@Override
	public IStatus runInWorkspace(IProgressMonitor monitor) throws CoreException {
		List<IProject> ours = projects.stream().filter(BootsealNature::isOn).toList();
		SubMonitor progress = SubMonitor.convert(monitor, ours.size());
		for (IProject project : ours) {
			project.build(IncrementalProjectBuilder.FULL_BUILD, BootsealBuilder.ID, Map.of(), progress.split(1));
		}
		return Status.OK_STATUS;
	}

	@Override
	public boolean belongsTo(Object family) {
		return family == BootsealIde.JOB_FAMILY;
	}
}
