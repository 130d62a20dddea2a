/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.launch;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.variables.VariablesPlugin;
import org.eclipse.osgi.util.NLS;

/** Looks at a path that may be made of variables, without asking anything of the user or the disk. */
final class PathCheck {

	private static final String VARIABLE = "${"; //$NON-NLS-1$
	private static final Pattern WORKSPACE_FILE = Pattern.compile("\\$\\{(?:workspace|resource)_loc:([^}]+)\\}"); //$NON-NLS-1$

	private PathCheck() {
	}

	/**
	 * @param path
	 *            of a file: in the workspace, of the file system, or made of variables
	 * @return what is wrong with it, one sentence; empty if nothing is known to be
	 */
	static Optional<String> problem(String path) {
		Optional<String> problem = variables(path);
		if (problem.isPresent()) {
			return problem;
		}
		Matcher workspaceFile = WORKSPACE_FILE.matcher(path);
		if (workspaceFile.matches()) {
			return inWorkspace(IPath.fromOSString(workspaceFile.group(1)));
		}
		IPath plain = IPath.fromOSString(path);
		boolean ofProject = plain.segmentCount() > 1
				&& ResourcesPlugin.getWorkspace().getRoot().getProject(plain.segment(0)).exists();
		return path.contains(VARIABLE) || plain.isAbsolute() && !ofProject ? Optional.empty() : inWorkspace(plain);
	}

	private static Optional<String> inWorkspace(IPath path) {
		IResource found = ResourcesPlugin.getWorkspace().getRoot().findMember(path);
		return found != null && found.getType() == IResource.FILE ? Optional.empty()
				: Optional.of(NLS.bind(Messages.PathCheck_noFile, path));
	}

	/**
	 * @param path
	 *            made of variables or not
	 * @return which variable is not there or badly written, one sentence; empty if none
	 */
	static Optional<String> variables(String path) {
		try {
			VariablesPlugin.getDefault().getStringVariableManager().validateStringVariables(path);
			return Optional.empty();
		} catch (CoreException e) {
			return Optional.of(e.getStatus().getMessage());
		}
	}
}
