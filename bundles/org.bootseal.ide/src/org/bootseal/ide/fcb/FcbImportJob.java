/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.fcb;

import java.io.IOException;
import java.util.Optional;

import org.bootseal.core.BadInputException;
import org.bootseal.core.device.Device;
import org.bootseal.core.flexspi.FcbSource;
import org.bootseal.ide.BootsealIde;
import org.bootseal.ide.StatusConverter;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.osgi.util.NLS;

/** Reads an FCB from a file of any form: block, YAML, or C source of the SDK. */
public final class FcbImportJob extends Job {

	private final IPath file;
	private final Optional<Device> device;
	private volatile Optional<FcbSource> source = Optional.empty();

	/**
	 * @param file
	 *            the file, as a path of the file system
	 * @param device
	 *            the device that it is for; empty if that is not known
	 */
	public FcbImportJob(IPath file, Optional<Device> device) {
		super(NLS.bind(Messages.FcbImportJob_name, file.lastSegment()));
		this.file = file;
		this.device = device;
	}

	@Override
	protected IStatus run(IProgressMonitor monitor) {
		try {
			source = Optional.of(FcbSource.read(file.toPath(), device));
			return Status.OK_STATUS;
		} catch (IOException | BadInputException e) {
			return StatusConverter.toStatus(e);
		}
	}

	/** @return what the file holds; empty before the job is done, or if it failed */
	public Optional<FcbSource> source() {
		return source;
	}

	@Override
	public boolean belongsTo(Object family) {
		return family == BootsealIde.JOB_FAMILY;
	}
}
