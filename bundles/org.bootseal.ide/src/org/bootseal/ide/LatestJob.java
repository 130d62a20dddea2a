/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide;

import java.util.function.Consumer;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;

/**
 * Answers requests in the background, of which only the latest counts: a new one ends the one that still runs.
 *
 * @param <Q>
 *            what is asked
 * @param <A>
 *            what comes of it
 */
public abstract class LatestJob<Q, A> extends Job {

	private final Consumer<A> listener;
	private Q request;

	/**
	 * @param name
	 *            what it does, for the user
	 * @param listener
	 *            gets what comes of each request that no other one replaced, in the job's thread
	 */
	protected LatestJob(String name, Consumer<A> listener) {
		super(name);
		this.listener = listener;
		setSystem(true);
		setPriority(SHORT);
	}

	/**
	 * Asks and returns at once.
	 *
	 * @param asked
	 *            the request
	 */
	protected final void ask(Q asked) {
		cancel();
		synchronized (this) {
			request = asked;
		}
		schedule();
	}

	/**
	 * @param asked
	 *            a request
	 * @return what comes of it
	 */
	protected abstract A answer(Q asked);

	@Override
	protected final IStatus run(IProgressMonitor monitor) {
		Q asked;
		synchronized (this) {
			asked = request;
		}
		A answer = answer(asked);
		if (monitor.isCanceled()) {
			return Status.CANCEL_STATUS;
		}
		listener.accept(answer);
		return Status.OK_STATUS;
	}

	@Override
	public final boolean belongsTo(Object family) {
		return family == BootsealIde.JOB_FAMILY;
	}
}
