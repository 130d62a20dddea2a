/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.fcb;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import org.bootseal.core.flexspi.FcbCSource;
import org.bootseal.core.flexspi.FcbConfiguration;
import org.bootseal.core.io.OutputFile;
import org.bootseal.ide.BootsealIde;
import org.bootseal.ide.StatusConverter;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.osgi.util.NLS;

/** Writes an FCB in the form that the name of the file asks for: C source, YAML, or else the block of 512 bytes. */
public final class FcbExportJob extends Job {

	private final IPath file;
	private final FcbConfiguration fcb;

	/**
	 * @param file
	 *            the file, as a path of the file system
	 * @param fcb
	 *            what to write
	 */
	public FcbExportJob(IPath file, FcbConfiguration fcb) {
		super(NLS.bind(Messages.FcbExportJob_name, file.lastSegment()));
		this.file = file;
		this.fcb = fcb;
	}

	@Override
	protected IStatus run(IProgressMonitor monitor) {
		try {
			OutputFile.write(file.toPath(), content());
			IFile known = ResourcesPlugin.getWorkspace().getRoot().getFileForLocation(file);
			if (known != null) {
				known.refreshLocal(IResource.DEPTH_ZERO, monitor);
			}
			return Status.OK_STATUS;
		} catch (IOException e) {
			return StatusConverter.toStatus(e);
		} catch (CoreException e) {
			return e.getStatus();
		}
	}

	private byte[] content() {
		String extension = file.getFileExtension() == null ? "" : file.getFileExtension();
		return switch (extension) {
		case "c", "h" -> FcbCSource.text(fcb).getBytes(StandardCharsets.UTF_8);
		case "yaml", "yml" -> fcb.text().getBytes(StandardCharsets.UTF_8);
		default -> fcb.fcb().bytes();
		};
	}

	@Override
	public boolean belongsTo(Object family) {
		return family == BootsealIde.JOB_FAMILY;
	}
}
