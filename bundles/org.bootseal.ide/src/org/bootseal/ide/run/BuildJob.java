/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.run;

import java.io.IOException;

import org.bootseal.core.BadInputException;
import org.bootseal.core.CancelledException;
import org.bootseal.ide.BootsealIde;
import org.bootseal.ide.ProgressBridge;
import org.bootseal.ide.StatusConverter;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.core.runtime.jobs.IJobChangeEvent;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.core.runtime.jobs.JobChangeAdapter;

/**
 * Builds as a process of a launch. How it ends is said in the console and in the exit value of the process; so the job
 * itself does not fail. It ends its process in any case.
 */
public final class BuildJob extends Job {

	private final BuildTask task;
	private final RunProcess process;
	private final RunText text;
	private volatile int exitValue = RunProcess.CANCELLED;

	/**
	 * A build that still has to be scheduled.
	 *
	 * @param task
	 *            what to build
	 * @param process
	 *            what the build is for its launch
	 */
	public BuildJob(BuildTask task, RunProcess process) {
		super(task.name());
		this.task = task;
		this.process = process;
		text = new RunText(process.getStreamsProxy());
		process.job(this);
		addJobChangeListener(new JobChangeAdapter() {
			@Override
			public void done(IJobChangeEvent event) {
				end();
			}
		});
	}

	@Override
	protected IStatus run(IProgressMonitor monitor) {
		exitValue = RunProcess.FAILED;
		try {
			task.build(process.getStreamsProxy(), new ProgressBridge(SubMonitor.convert(monitor)));
			exitValue = RunProcess.OK;
			text.built();
		} catch (CancelledException e) {
			exitValue = RunProcess.CANCELLED;
			text.cancelled(e.getMessage());
		} catch (BadInputException | IOException e) {
			text.failed(StatusConverter.toStatus(e).getMessage());
		} finally {
			end();
		}
		return exitValue == RunProcess.CANCELLED ? Status.CANCEL_STATUS : Status.OK_STATUS;
	}

	/** Called when the work is done, and again when the job is: a job that was never begun is only done. */
	private void end() {
		task.close();
		process.end(exitValue);
	}

	@Override
	public boolean belongsTo(Object family) {
		return family == BootsealIde.JOB_FAMILY;
	}
}
