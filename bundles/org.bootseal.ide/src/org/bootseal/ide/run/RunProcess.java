/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.run;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.bootseal.ide.BootsealIde;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.PlatformObject;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.debug.core.DebugEvent;
import org.eclipse.debug.core.DebugException;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunch;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.model.IProcess;
import org.eclipse.debug.core.model.IStreamsProxy;

/**
 * A build or a run as a process of Eclipse, though it runs in a job and not in another program. To terminate it means
 * to cancel the job, which ends between two packets and then says what state the board is in.
 */
public final class RunProcess extends PlatformObject implements IProcess {

	/** Exit value of a run in which all was done. */
	public static final int OK = 0;
	/** Exit value of a run that failed. */
	public static final int FAILED = 1;
	/** Exit value of a run that the user ended, or did not agree to. */
	public static final int CANCELLED = 2;
	/** Type of these processes, the value of their attribute {@link IProcess#ATTR_PROCESS_TYPE}. */
	public static final String TYPE = BootsealIde.ID + ".run";

	private final ILaunch launch;
	private final String label;
	private final RunStreams streams = new RunStreams();
	private final Map<String, String> attributes = new ConcurrentHashMap<>(Map.of(ATTR_PROCESS_TYPE, TYPE));
	private volatile Job job;
	private volatile String runId = "";
	private int exitValue;
	private boolean ended;

	/**
	 * A process that becomes part of its launch.
	 *
	 * @param launch
	 *            the launch
	 * @param label
	 *            its name, for people
	 */
	public RunProcess(ILaunch launch, String label) {
		this.launch = launch;
		this.label = label;
		launch.addProcess(this);
		fire(DebugEvent.CREATE);
	}

	private void fire(int kind) {
		DebugPlugin.getDefault().fireDebugEventSet(new DebugEvent[] { new DebugEvent(this, kind) });
	}

	/** @return the line at the end of a failed run that offers to find out why it failed */
	public static String why() {
		return Messages.RunProcess_why;
	}

	/** The job that does the work; it must end this process in any case. */
	void job(Job worker) {
		job = worker;
	}

	/** The run in the log. */
	void runId(String id) {
		runId = id;
	}

	/** @return id of the run in the {@link RunLog}; empty for a build, which is in no log */
	public Optional<String> runId() {
		return runId.isEmpty() ? Optional.empty() : Optional.of(runId);
	}

	/** The work is done; only the first time counts. */
	void end(int value) {
		synchronized (this) {
			if (ended) {
				return;
			}
			ended = true;
			exitValue = value;
		}
		fire(DebugEvent.TERMINATE);
	}

	@Override
	public String getLabel() {
		return label;
	}

	@Override
	public ILaunch getLaunch() {
		return launch;
	}

	@Override
	public RunStreams getStreamsProxy() {
		return streams;
	}

	@Override
	public void setAttribute(String key, String value) {
		attributes.put(key, value);
		fire(DebugEvent.CHANGE);
	}

	@Override
	public String getAttribute(String key) {
		return attributes.get(key);
	}

	@Override
	public int getExitValue() throws DebugException {
		synchronized (this) {
			if (ended) {
				return exitValue;
			}
		}
		throw new DebugException(
				new Status(IStatus.ERROR, BootsealIde.ID, DebugException.TARGET_REQUEST_FAILED, "not terminated",
						null));
	}

	@Override
	public boolean canTerminate() {
		return !isTerminated();
	}

	@Override
	public synchronized boolean isTerminated() {
		return ended;
	}

	/** Asks the job to end; returns at once. */
	@Override
	public void terminate() {
		Job worker = job;
		if (worker != null) {
			worker.cancel();
		}
	}

	@Override
	public <T> T getAdapter(Class<T> adapter) {
		if (adapter == IProcess.class) {
			return adapter.cast(this);
		}
		if (adapter == ILaunch.class) {
			return adapter.cast(launch);
		}
		if (adapter == ILaunchConfiguration.class) {
			return adapter.cast(launch.getLaunchConfiguration());
		}
		if (adapter == IStreamsProxy.class) {
			return adapter.cast(streams);
		}
		return super.getAdapter(adapter);
	}
}
