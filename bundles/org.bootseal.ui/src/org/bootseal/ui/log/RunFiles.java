/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.log;

import java.util.Optional;

import org.bootseal.core.runlog.LoggedRun;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.Path;

/** Finds the files of runs. */
public final class RunFiles {

	private static final int PROJECT_AND_FILE = 2;

	private RunFiles() {
	}

	/**
	 * @param run
	 *            a run
	 * @return its provisioning file, if that is in the workspace
	 */
	public static Optional<IFile> of(LoggedRun run) {
		IPath path = new Path(run.file());
		IFile file = path.segmentCount() < PROJECT_AND_FILE ? null
				: ResourcesPlugin.getWorkspace().getRoot().getFile(path);
		return Optional.ofNullable(file).filter(IFile::isAccessible);
	}
}
