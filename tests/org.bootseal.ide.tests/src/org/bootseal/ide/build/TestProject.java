/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.build;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IWorkspaceDescription;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.osgi.framework.FrameworkUtil;

/** A project in the workspace that tests fill. Nothing builds by itself meanwhile. */
public final class TestProject implements AutoCloseable {

	private final IProject project;

	/**
	 * @param name
	 *            of the project, which must not be there
	 */
	public TestProject(String name) throws CoreException {
		setAutoBuild(false);
		project = ResourcesPlugin.getWorkspace().getRoot().getProject(name);
		project.create(null);
		project.open(null);
	}

	/** Switches the automatic build of the workspace on or off. */
	public static void setAutoBuild(boolean on) throws CoreException {
		IWorkspaceDescription description = ResourcesPlugin.getWorkspace().getDescription();
		description.setAutoBuilding(on);
		ResourcesPlugin.getWorkspace().setDescription(description);
	}

	/** @return the project */
	public IProject project() {
		return project;
	}

	/** Gives a file of the project a text. */
	public IFile write(String name, String text) throws CoreException {
		IFile file = project.getFile(name);
		ByteArrayInputStream content = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
		if (file.exists()) {
			file.setContents(content, true, false, null);
		} else {
			file.create(content, true, null);
		}
		return file;
	}

	/** Copies a file of the sample programs, which are in the bundle. */
	public static Path copySample(String name, Path folder) throws IOException {
		Path target = folder.resolve(name);
		try (InputStream in = Objects.requireNonNull(
				FrameworkUtil.getBundle(BootsealNature.class).getEntry("sample/" + name), name).openStream()) {
			Files.copy(in, target);
		}
		return target;
	}

	/** A provisioning file without errors: an unsigned image of the sample application. */
	public static String unsigned(String source) {
		return "bootseal: 1\ndevice: MIMXRT1020\nimage:\n  source: " + source
				+ "\nmemory:\n  optionWords: [0xC0000007]\n";
	}

	/**
	 * @param marker
	 *            a problem
	 * @return what it says
	 */
	public static String message(IMarker marker) {
		return marker.getAttribute(IMarker.MESSAGE, "");
	}

	/**
	 * @return what all problems of the project say
	 * @throws CoreException
	 *             if they can't be read
	 */
	public List<String> messages() throws CoreException {
		return ProblemMarkers.of(project).stream().map(TestProject::message).toList();
	}

	@Override
	public void close() throws CoreException {
		project.delete(true, true, null);
		setAutoBuild(true);
	}
}
