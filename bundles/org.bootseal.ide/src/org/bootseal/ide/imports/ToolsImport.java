/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.util.Optional;

import org.bootseal.core.BadInputException;
import org.bootseal.core.CancelledException;
import org.bootseal.core.imports.ImportPlan;
import org.bootseal.core.imports.ImportWriter;
import org.bootseal.core.imports.ImportedFile;
import org.bootseal.core.keys.PasswordSource;
import org.bootseal.ide.ProgressBridge;
import org.bootseal.ide.StatusConverter;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.osgi.util.NLS;

/** Imports what other tools made into a project. Takes a while, so it is for jobs. */
public final class ToolsImport {

	private static final int FEW = 1;
	private static final int MUCH = 8;

	private ToolsImport() {
		// functions only
	}

	/**
	 * Writes what a plan says, and makes the project if it is not there.
	 *
	 * @param request
	 *            what the plan was made for
	 * @param plan
	 *            what to write
	 * @param replace
	 *            whether files that are there are replaced; keys never are
	 * @param monitor
	 *            shows progress, and is asked whether to stop
	 * @return the file to open first, the provisioning file if there is one; empty if only keys were imported
	 * @throws CoreException
	 *             if something is there already, or can't be written
	 * @throws OperationCanceledException
	 *             if the monitor says so; nothing was written, and no project is left that was not there
	 */
	public static Optional<IFile> write(ImportRequest request, ImportPlan plan, boolean replace,
			IProgressMonitor monitor) throws CoreException {
		SubMonitor progress = SubMonitor.convert(monitor, NLS.bind(Messages.ToolsImport_task, request.project()),
				3 * FEW + MUCH);
		try {
			IProject project = request.resource();
			boolean isNew = !project.exists();
			boolean hadFolder = Files.exists(request.folder().toPath());
			boolean complete = false;
			try {
				if (isNew) {
					project.create(progress.split(FEW));
					project.open(progress.split(FEW));
				}
				new ImportWriter(request.folder().toPath(), replace).write(plan, PasswordSource.NONE,
						new SecureRandom(), new ProgressBridge(progress.split(MUCH)));
				complete = true;
			} finally {
				if (!complete && isNew && project.exists()) {
					project.delete(!hadFolder, true, null);
				}
			}
			project.refreshLocal(IResource.DEPTH_INFINITE, progress.split(FEW));
			return plan.files().stream().map(ImportedFile::path).map(IPath::fromPortableString).map(project::getFile)
					.findFirst();
		} catch (IOException | BadInputException e) {
			throw new CoreException(StatusConverter.toStatus(e));
		} catch (CancelledException e) {
			throw new OperationCanceledException(e.getMessage());
		}
	}
}
