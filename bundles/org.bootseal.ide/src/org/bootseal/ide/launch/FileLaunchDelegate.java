/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.launch;

import java.io.IOException;
import java.nio.file.Path;

import org.bootseal.core.BadInputException;
import org.bootseal.core.config.Provisioning;
import org.bootseal.ide.StatusConverter;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.model.LaunchConfigurationDelegate;

/** What the launches of provisioning files have in common. */
abstract class FileLaunchDelegate extends LaunchConfigurationDelegate {

	/** Only the project of the file, and what it refers to, is built before. */
	@Override
	protected IProject[] getBuildOrder(ILaunchConfiguration configuration, String mode) throws CoreException {
		return computeReferencedBuildOrder(projects(configuration));
	}

	/** Nobody is asked whether to launch in spite of problems: a build that can't be done says why. */
	@Override
	protected IProject[] getProjectsForProblemSearch(ILaunchConfiguration configuration, String mode) {
		return new IProject[0];
	}

	private static IProject[] projects(ILaunchConfiguration configuration) throws CoreException {
		String file = configuration.getAttribute(BootsealLaunches.ATTR_FILE, "");
		if (file.isBlank()) {
			return new IProject[0];
		}
		for (IFile found : ResourcesPlugin.getWorkspace().getRoot()
				.findFilesForLocationURI(LaunchFiles.resolve(file).toUri())) {
			return new IProject[] { found.getProject() };
		}
		return new IProject[0];
	}

	static Provisioning read(Path file) throws CoreException {
		try {
			return LaunchBuild.read(file);
		} catch (BadInputException | IOException e) {
			throw new CoreException(StatusConverter.toStatus(e));
		}
	}
}
