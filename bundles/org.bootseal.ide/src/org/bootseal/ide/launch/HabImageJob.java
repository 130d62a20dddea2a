/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.launch;

import java.io.IOException;
import java.time.Clock;
import java.util.Optional;

import org.bootseal.core.BadInputException;
import org.bootseal.core.hab.BootHeader;
import org.bootseal.core.hab.HabBuild;
import org.bootseal.ide.BootsealIde;
import org.bootseal.ide.StatusConverter;
import org.eclipse.core.resources.IContainer;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.osgi.util.NLS;

/**
 * Builds the boot image of a HAB configuration. What the application has of a boot header is kept. Passwords of private
 * keys are asked for as in a launch.
 */
public final class HabImageJob extends Job {

	private final IPath configuration;
	private final IPath out;
	private volatile Optional<HabBuild> built = Optional.empty();

	/**
	 * @param configuration
	 *            the HAB configuration, as a path of the file system
	 * @param out
	 *            the file for the image, as a path of the file system; one that is there is replaced
	 */
	public HabImageJob(IPath configuration, IPath out) {
		super(NLS.bind(Messages.HabImageJob_name, out.lastSegment()));
		this.configuration = configuration;
		this.out = out;
	}

	@Override
	protected IStatus run(IProgressMonitor monitor) {
		try (StatusHandlerPasswords passwords = new StatusHandlerPasswords(
				DebugPlugin.getDefault()::getStatusHandler)) {
			built = Optional.of(HabBuild.build(configuration.toPath(), out.toPath(), BootHeader.Policy.KEEP, passwords,
					Clock.systemUTC()));
			IContainer folder = ResourcesPlugin.getWorkspace().getRoot()
					.getContainerForLocation(out.removeLastSegments(1));
			if (folder != null) {
				folder.refreshLocal(IResource.DEPTH_ONE, monitor);
			}
			return Status.OK_STATUS;
		} catch (IOException | BadInputException e) {
			return StatusConverter.toStatus(e);
		} catch (CoreException e) {
			return e.getStatus();
		}
	}

	/** @return what was built; empty before the job is done, or if it failed */
	public Optional<HabBuild> built() {
		return built;
	}

	@Override
	public boolean belongsTo(Object family) {
		return family == BootsealIde.JOB_FAMILY;
	}
}
