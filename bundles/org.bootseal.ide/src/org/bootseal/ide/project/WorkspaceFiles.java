/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.project;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;

import org.eclipse.core.resources.IContainer;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IFolder;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;

/** Makes files in the workspace. */
public final class WorkspaceFiles {

	private WorkspaceFiles() {
	}

	/**
	 * Makes a file, and the folders above it that are missing.
	 *
	 * @param file
	 *            a file that is not there yet, in an open project
	 * @param text
	 *            its text, written in UTF-8
	 * @param monitor
	 *            shows progress; may be null
	 * @throws CoreException
	 *             if it can't be made
	 */
	public static void create(IFile file, String text, IProgressMonitor monitor) throws CoreException {
		SubMonitor progress = SubMonitor.convert(monitor, 2);
		createFolders(file.getParent(), progress.split(1));
		file.create(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), false, progress.split(1));
	}

	static void createFolders(IContainer container, IProgressMonitor monitor) throws CoreException {
		SubMonitor progress = SubMonitor.convert(monitor, 2);
		if (container instanceof IFolder folder && !folder.exists()) {
			createFolders(folder.getParent(), progress.split(1));
			folder.create(false, true, progress.split(1));
		}
	}
}
