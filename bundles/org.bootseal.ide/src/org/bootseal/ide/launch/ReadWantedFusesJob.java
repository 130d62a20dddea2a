/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.launch;

import java.io.IOException;
import java.util.Optional;

import org.bootseal.core.BadInputException;
import org.bootseal.ide.BootsealIde;
import org.bootseal.ide.StatusConverter;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;

/** Finds out which fuses the provisioning file of a launch wants burnt. */
public final class ReadWantedFusesJob extends Job {

	private final String file;
	private volatile WantedFuses wanted;

	/**
	 * A job that still has to be scheduled.
	 *
	 * @param file
	 *            the provisioning file, as {@link BootsealLaunches#ATTR_FILE} has it
	 */
	public ReadWantedFusesJob(String file) {
		super(Messages.ReadWantedFusesJob_name);
		this.file = file;
		setSystem(true);
	}

	@Override
	protected IStatus run(IProgressMonitor monitor) {
		try {
			wanted = WantedFuses.read(LaunchFiles.existing(file));
			return monitor.isCanceled() ? Status.CANCEL_STATUS : Status.OK_STATUS;
		} catch (CoreException e) {
			return quiet(e.getStatus());
		} catch (BadInputException | IOException e) {
			return quiet(StatusConverter.toStatus(e));
		}
	}

	/** Who asked shows the message, so it is nothing for the log or a dialog. */
	private static IStatus quiet(IStatus status) {
		return new Status(IStatus.WARNING, BootsealIde.ID, status.getCode(), status.getMessage(), null);
	}

	/** @return what the file wants; empty before the job is done, and if the file can't be read */
	public Optional<WantedFuses> wanted() {
		return Optional.ofNullable(wanted);
	}

	@Override
	public boolean belongsTo(Object family) {
		return family == BootsealIde.JOB_FAMILY;
	}
}
