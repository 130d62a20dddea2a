/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.launch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.bootseal.ide.BootsealIde;
import org.bootseal.ide.StatusConverter;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.variables.VariablesPlugin;
import org.eclipse.osgi.util.NLS;

/** Finds the files that launch configurations name. */
final class LaunchFiles {

	private LaunchFiles() {
	}

	/**
	 * Finds a file that must be there. Replaces the variables, which may ask the user or look at what is selected, so
	 * it is for jobs.
	 *
	 * @param expression
	 *            a path in the workspace or the file system, or an expression with variables that gives one
	 * @return the file
	 * @throws CoreException
	 *             if none is named, a variable is not there, or there is no such file
	 */
	static Path existing(String expression) throws CoreException {
		if (expression.isBlank()) {
			throw problem(Messages.LaunchFiles_none);
		}
		Path file = resolve(expression);
		if (!Files.isRegularFile(file)) {
			throw problem(NLS.bind(Messages.LaunchFiles_missing, expression));
		}
		return file;
	}

	/**
	 * Finds a file or the place for one. Replaces the variables as {@link #existing} does.
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
		Optional<IPath> known = location(path);
		if (known.isPresent()) {
			return known.get().toPath();
		}
		if (!path.isAbsolute()) {
			throw problem(NLS.bind(Messages.LaunchFiles_relative, text));
		}
		Optional<IPath> folder = path.segmentCount() > 1 ? location(path.removeLastSegments(1)) : Optional.empty();
		return folder.map(place -> place.append(path.lastSegment())).orElse(path).toPath();
	}

	private static Optional<IPath> location(IPath path) {
		IResource resource = ResourcesPlugin.getWorkspace().getRoot().findMember(path);
		return Optional.ofNullable(resource == null ? null : resource.getLocation());
	}

	private static CoreException problem(String message) {
		return new CoreException(new Status(IStatus.ERROR, BootsealIde.ID, StatusConverter.BAD_INPUT, message, null));
	}
}
