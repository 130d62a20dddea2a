/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.launch;

import java.nio.file.Path;

import org.bootseal.ide.BootsealIde;
import org.bootseal.ide.StatusConverter;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.variables.VariablesPlugin;

/** Finds the files that launch configurations name. */
final class LaunchFiles {

	private LaunchFiles() {
	}

	/**
	 * Replaces the variables, which may ask the user or look at what is selected, so it is for jobs.
	 *
	 * @param expression
	 *            a path in the workspace or the file system, or an expression with variables that gives one
	 * @return the file, which need not exist
	 * @throws CoreException
	 *             if a variable is not there, or the path is not absolute
	 */
	static Path resolve(String expression) throws CoreException {
		String text = VariablesPlugin.getDefault().getStringVariableManager().performStringSubstitution(expression);
		IPath path = IPath.fromOSString(text.strip());
		IResource known = ResourcesPlugin.getWorkspace().getRoot().findMember(path);
		if (known != null && known.getLocation() != null) {
			return known.getLocation().toFile().toPath();
		}
		if (!path.isAbsolute()) {
			throw new CoreException(new Status(IStatus.ERROR, BootsealIde.ID, StatusConverter.BAD_INPUT,
					"\"" + text + "\" is neither a file of the workspace nor an absolute path", null));
		}
		return path.toFile().toPath();
	}
}
