/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.wizards;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.bootseal.ide.BootsealIde;
import org.bootseal.ide.build.BootsealNature;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.resources.WorkspaceJob;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.ui.handlers.HandlerUtil;

/** Switches the background build of the selected projects on or off, depending on the command. */
public final class SwitchBuilderHandler extends AbstractHandler {

	/** Identifier of the command that switches it on. */
	public static final String ENABLE = "org.bootseal.ui.enableBuilder"; //$NON-NLS-1$

	/** Identifier of the command that switches it off. */
	public static final String DISABLE = "org.bootseal.ui.disableBuilder"; //$NON-NLS-1$

	@Override
	public Object execute(ExecutionEvent event) throws ExecutionException {
		IStructuredSelection selection = HandlerUtil.getCurrentStructuredSelection(event);
		List<IProject> projects = Stream.of(selection.toArray())
				.map(element -> Adapters.adapt(element, IProject.class)).filter(Objects::nonNull)
				.filter(IProject::isOpen).toList();
		job(projects, ENABLE.equals(event.getCommand().getId())).schedule();
		return null;
	}

	private static WorkspaceJob job(List<IProject> projects, boolean on) {
		WorkspaceJob job = new WorkspaceJob(Messages.SwitchBuilderHandler_job) {
			@Override
			public IStatus runInWorkspace(IProgressMonitor monitor) throws CoreException {
				SubMonitor progress = SubMonitor.convert(monitor, projects.size());
				for (IProject project : projects) {
					if (on) {
						BootsealNature.switchOn(project, progress.split(1));
					} else {
						BootsealNature.switchOff(project, progress.split(1));
					}
				}
				return Status.OK_STATUS;
			}

			@Override
			public boolean belongsTo(Object family) {
				return family == BootsealIde.JOB_FAMILY;
			}
		};
		job.setRule(ResourcesPlugin.getWorkspace().getRoot());
		return job;
	}
}
