/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.launch;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationType;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.debug.core.ILaunchManager;

/** Finds or makes the launch configuration of a provisioning file. */
public final class NewLaunch {

	private NewLaunch() {
	}

	/**
	 * Finds the configuration of a file, or makes one with the defaults, which never burns. Writes a file if it makes
	 * one.
	 *
	 * @param file
	 *            a provisioning file
	 * @param typeId
	 *            {@link BootsealLaunches#TYPE_BUILD} or {@link BootsealLaunches#TYPE_PROVISION}
	 * @return the configuration; of several the first by name
	 * @throws CoreException
	 *             if the configurations can't be read or written
	 */
	public static ILaunchConfiguration forFile(IFile file, String typeId) throws CoreException {
		ILaunchManager manager = DebugPlugin.getDefault().getLaunchManager();
		ILaunchConfigurationType type = manager.getLaunchConfigurationType(typeId);
		String path = file.getFullPath().toString();
		ILaunchConfiguration found = null;
		for (ILaunchConfiguration candidate : manager.getLaunchConfigurations(type)) {
			boolean fits = candidate.getAttribute(BootsealLaunches.ATTR_FILE, "").equals(path);
			if (fits && (found == null || candidate.getName().compareTo(found.getName()) < 0)) {
				found = candidate;
			}
		}
		return found != null ? found : made(manager, type, file, path);
	}

	private static ILaunchConfiguration made(ILaunchManager manager, ILaunchConfigurationType type, IFile file,
			String path) throws CoreException {
		String stem = file.getFullPath().removeFileExtension().lastSegment();
		ILaunchConfigurationWorkingCopy copy = type.newInstance(null,
				manager.generateLaunchConfigurationName(type.getName() + " " + stem));
		copy.setAttribute(BootsealLaunches.ATTR_FILE, path);
		copy.setMappedResources(new IResource[] { file });
		return copy.doSave();
	}
}
