/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import org.bootseal.core.BadInputException;
import org.bootseal.core.CancelledException;
import org.bootseal.core.Progress;
import org.bootseal.core.device.Device;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.imports.BuildImport;
import org.bootseal.core.imports.ImportPlan;
import org.bootseal.core.imports.SecImport;
import org.bootseal.core.imports.SpsdkImport;
import org.bootseal.core.keys.PasswordSource;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IWorkspace;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.osgi.util.NLS;

/**
 * What somebody wants to import, and where to.
 *
 * @param sources
 *            a folder of a workspace or a build, a program, or configuration files, separated by semicolons
 * @param device
 *            the device, for files that don't say it; empty if they do
 * @param project
 *            name of the project, which need not be there
 */
public record ImportRequest(String sources, Optional<String> device, String project) {

	private static final Pattern PROGRAM = Pattern.compile("(?i)\\.(elf|axf|out)$"); //$NON-NLS-1$
	private static final String SEPARATOR = ";"; //$NON-NLS-1$

	/**
	 * Looks through the sources. Takes a while, so it is for jobs. Passwords are not asked for: keys that need one are
	 * left out, and the plan says so.
	 *
	 * @param progress
	 *            asked whether to stop
	 * @return what would be written
	 * @throws BadInputException
	 *             if something can't be imported, or the project can't be
	 * @throws CancelledException
	 *             if the progress says so
	 * @throws IOException
	 *             if reading fails
	 */
	public ImportPlan plan(Progress progress) throws BadInputException, CancelledException, IOException {
		Path target = folder().toPath();
		List<Path> paths = paths();
		Path first = paths.get(0);
		if (paths.size() == 1 && Files.isDirectory(first) && !Files.exists(first.resolve(SecImport.SETTINGS))) {
			return BuildImport.plan(BuildImport.search(first), target);
		}
		if (paths.size() == 1 && PROGRAM.matcher(first.toString()).find()) {
			return BuildImport.plan(BuildImport.look(first), target);
		}
		if (paths.size() == 1 && Files.isDirectory(first)) {
			return SecImport.plan(first, target, PasswordSource.NONE, progress);
		}
		if (paths.size() == 1 && first.endsWith(SecImport.SETTINGS)) {
			return SecImport.plan(first.toAbsolutePath().getParent(), target, PasswordSource.NONE, progress);
		}
		Optional<Device> known = device.isEmpty() ? Optional.empty()
				: Optional.of(DeviceCatalogue.builtIn().find(device.get()));
		return SpsdkImport.plan(paths, target, known);
	}

	private List<Path> paths() throws BadInputException {
		List<String> names = Arrays.stream(sources.split(SEPARATOR)).map(String::strip)
				.filter(name -> !name.isEmpty()).toList();
		if (names.isEmpty()) {
			throw new BadInputException(Messages.ImportRequest_noSource);
		}
		try {
			return names.stream().map(Path::of).toList();
		} catch (InvalidPathException e) {
			throw new BadInputException(NLS.bind(Messages.ImportRequest_wrongPath, e.getInput()), e);
		}
	}

	/**
	 * @param source
	 *            what is to be imported
	 * @return name of the project that it is in already; empty if it is in none that is open
	 */
	public static Optional<String> projectOf(String source) {
		IPath path = IPath.fromOSString(source.strip());
		return Arrays.stream(ResourcesPlugin.getWorkspace().getRoot().getProjects()).filter(IProject::isOpen)
				.filter(project -> project.getLocation() != null && project.getLocation().isPrefixOf(path))
				.map(IProject::getName).findFirst();
	}

	/** The project, which need not be there. */
	IProject resource() throws BadInputException {
		if (project.isBlank()) {
			throw new BadInputException(Messages.ImportRequest_noProject);
		}
		IWorkspace workspace = ResourcesPlugin.getWorkspace();
		IStatus valid = workspace.validateName(project, IResource.PROJECT);
		if (!valid.isOK()) {
			throw new BadInputException(valid.getMessage());
		}
		IProject found = workspace.getRoot().getProject(project);
		if (found.exists() && !found.isOpen()) {
			throw new BadInputException(NLS.bind(Messages.ImportRequest_closed, project));
		}
		return found;
	}

	/** The folder of the project, whether it is there or not. */
	IPath folder() throws BadInputException {
		IProject found = resource();
		IPath location = found.getLocation();
		return location != null ? location : found.getWorkspace().getRoot().getLocation().append(project);
	}
}
