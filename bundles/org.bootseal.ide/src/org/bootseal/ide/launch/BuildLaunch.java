/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.launch;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;

/**
 * What a configuration of the type {@link BootsealLaunches#TYPE_BUILD} says. Immutable.
 *
 * @param file
 *            the provisioning file as the user named it: a path in the workspace or an expression with variables
 */
public record BuildLaunch(String file) {

	/**
	 * @param configuration
	 *            a configuration
	 * @return what it says
	 * @throws CoreException
	 *             if it can't be read
	 */
	public static BuildLaunch fromConfiguration(ILaunchConfiguration configuration) throws CoreException {
		return new BuildLaunch(configuration.getAttribute(BootsealLaunches.ATTR_FILE, ""));
	}

	/**
	 * Says it in a configuration.
	 *
	 * @param configuration
	 *            the configuration to change
	 */
	public void applyTo(ILaunchConfigurationWorkingCopy configuration) {
		configuration.setAttribute(BootsealLaunches.ATTR_FILE, file.isEmpty() ? null : file);
	}
}
