/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.build;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.bootseal.core.config.FileSchema;
import org.bootseal.ide.preferences.BootsealPreferences;
import org.eclipse.core.resources.IContainer;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IWorkspaceRoot;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.osgi.util.NLS;

/** Checks and builds those files of a project whose inputs changed since they were built last. */
final class ProjectBuild {

	private final IProject project;
	private final BuildMemory memory;
	private final ImageBuild images;

	/**
	 * @param project
	 *            an open project
	 * @param memory
	 *            what was built in it before
	 * @param images
	 *            builds
	 */
	ProjectBuild(IProject project, BuildMemory memory, ImageBuild images) {
		this.project = project;
		this.memory = memory;
		this.images = images;
	}

	/**
	 * Builds what needs it. What is finished when the monitor is cancelled stays finished.
	 *
	 * @param monitor
	 *            shows progress
	 * @throws CoreException
	 *             if markers can't be made or the memory can't be saved
	 */
	void run(SubMonitor monitor) throws CoreException {
		Collection<IFile> files = files();
		memory.keepOnly(files.stream().map(ProjectBuild::key).collect(Collectors.toSet()));
		try {
			runOn(files, monitor);
		} finally {
			save();
		}
	}

	private void runOn(Collection<IFile> files, SubMonitor monitor) throws CoreException {
		BootsealPreferences preferences = BootsealPreferences.of(project);
		String settings = FileBuild.settings(preferences);
		monitor.setWorkRemaining(files.size());
		for (IFile file : files) {
			SubMonitor progress = monitor.split(1);
			Optional<BuildRecord> current = memory.find(key(file))
					.flatMap(last -> last.current(settings));
			if (current.isPresent()) {
				memory.put(key(file), current.get());
			} else {
				progress.setTaskName(NLS.bind(Messages.ProjectBuild_building, file.getFullPath().makeRelative()));
				build(file, preferences, progress);
			}
		}
	}

	private void build(IFile file, BootsealPreferences preferences, SubMonitor monitor) throws CoreException {
		FileBuild build = new FileBuild(file.getLocation().toPath(), Charset.forName(file.getCharset()), preferences,
				images);
		BuildRecord made = build.run(monitor);
		ProblemMarkers.set(file, build.reviewedText(), build.findings());
		memory.put(key(file), made);
		if (build.built().isPresent()) {
			showOutput(build.built().get().folder());
		}
	}

	/**
	 * Nobody edits the output, so searches and comparisons leave it out; what lies outside the project is left alone.
	 */
	private void showOutput(Path folder) throws CoreException {
		for (IContainer container : root().findContainersForLocationURI(folder.toUri())) {
			if (project.equals(container.getProject()) && !container.equals(project)) {
				container.refreshLocal(IResource.DEPTH_INFINITE, null);
				if (container.exists()) {
					container.setDerived(true, null);
				}
			}
		}
	}

	/** Files on this machine that are not derived from others. */
	private Collection<IFile> files() throws CoreException {
		TreeMap<String, IFile> found = new TreeMap<>();
		project.accept(proxy -> {
			if (proxy.isDerived()) {
				return false;
			}
			if (proxy.getType() == IResource.FILE && FileSchema.of(Path.of(proxy.getName())).isPresent()) {
				IFile file = (IFile) proxy.requestResource();
				if (file.getLocation() != null) {
					found.put(key(file), file);
				}
			}
			return true;
		}, IResource.NONE);
		return found.values();
	}

	/**
	 * @return other projects with files that this one is built from
	 */
	Set<IProject> neighbours() {
		Set<IProject> neighbours = new LinkedHashSet<>();
		for (Path input : inputs()) {
			for (IFile file : root().findFilesForLocationURI(input.toUri())) {
				neighbours.add(file.getProject());
			}
		}
		neighbours.remove(project);
		return neighbours;
	}

	/**
	 * @return whether something that this project is built from lies outside the workspace, which tells of no changes
	 */
	boolean dependsOnOutside() {
		return inputs().stream().anyMatch(input -> root().findFilesForLocationURI(input.toUri()).length == 0);
	}

	private List<Path> inputs() {
		return memory.records().values().stream().flatMap(record -> record.inputs().stream()).map(FileStamp::file)
				.distinct().toList();
	}

	/**
	 * Forgets what was built, and deletes it. Other files in the output folders, such as the journal of burnt fuses,
	 * stay.
	 *
	 * @param monitor
	 *            shows progress
	 * @throws CoreException
	 *             if a file can't be deleted
	 */
	void clean(SubMonitor monitor) throws CoreException {
		List<Path> outputs = memory.records().values().stream().flatMap(record -> record.outputs().stream()).toList();
		Set<Path> folders = new LinkedHashSet<>();
		memory.clear();
		monitor.setWorkRemaining(outputs.size());
		try {
			for (Path output : outputs) {
				monitor.split(1);
				Files.deleteIfExists(output);
				folders.add(output.getParent());
			}
		} catch (IOException e) {
			throw failure(Messages.ProjectBuild_notDeleted, e);
		} finally {
			save();
			ProblemMarkers.removeAll(project);
			for (Path folder : folders) {
				showOutput(folder);
			}
		}
	}

	private void save() throws CoreException {
		try {
			memory.save();
		} catch (IOException e) {
			throw failure(Messages.ProjectBuild_notSaved, e);
		}
	}

	private static CoreException failure(String message, IOException cause) {
		return new CoreException(Status.error(NLS.bind(message, cause.getMessage()), cause));
	}

	private IWorkspaceRoot root() {
		return project.getWorkspace().getRoot();
	}

	private static String key(IFile file) {
		IPath path = file.getProjectRelativePath();
		return path.toString();
	}
}
