/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.run;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

import org.bootseal.core.Progress;
import org.bootseal.core.plan.Plan;
import org.bootseal.core.plan.RunFailure;
import org.bootseal.core.plan.RunListener;
import org.bootseal.core.plan.StartFlashloaderStep;
import org.bootseal.core.plan.Step;
import org.bootseal.core.plan.StepRecord;
import org.bootseal.core.plan.VerifyImageStep;
import org.bootseal.core.plan.WriteImageStep;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.osgi.util.NLS;

/**
 * Shows a run in an Eclipse monitor, and hands a cancellation to it. What a step takes of the monitor follows from the
 * bytes that it moves; every step takes a little.
 */
final class RunProgress implements Progress, RunListener {

	private static final int TICKS = 10_000;
	/** Bytes that a step counts for which moves none. */
	private static final long LITTLE = 1024;
	/** Time between two reports of bytes, nanoseconds. */
	private static final long INTERVAL = TimeUnit.MILLISECONDS.toNanos(100);

	private final SubMonitor monitor;
	private final LongSupplier nanoTime;
	private final List<Step> steps;
	private final long total;
	private long before;
	private Step current;
	private int shown;
	private long lastReport;

	/** A run that begins. */
	RunProgress(SubMonitor monitor, Plan plan, LongSupplier nanoTime) {
		this.monitor = monitor.setWorkRemaining(TICKS);
		this.nanoTime = nanoTime;
		steps = plan.steps();
		total = steps.stream().mapToLong(RunProgress::weight).sum();
	}

	private static long weight(Step step) {
		long bytes = 0;
		if (step instanceof StartFlashloaderStep start) {
			bytes = start.forOpen().map(loader -> loader.file().length()).orElse(0);
		} else if (step instanceof WriteImageStep write) {
			bytes = write.write().file().length();
		} else if (step instanceof VerifyImageStep verify) {
			bytes = verify.read().length();
		}
		return bytes + LITTLE;
	}

	@Override
	public void stepStarted(Step step) {
		current = step;
		monitor.subTask(step.title());
	}

	@Override
	public void again(Step failed, RunFailure why, int attempt, int of) {
		before = 0;
	}

	@Override
	public void bytes(long done, long of) {
		long now = nanoTime.getAsLong();
		if (current == null || done < of && now - lastReport < INTERVAL) {
			return;
		}
		lastReport = now;
		show(before + (long) (weight(current) * ((double) done / of)));
		monitor.subTask(NLS.bind(Messages.RunProgress_bytes,
				new Object[] { current.title(), Long.valueOf(done), Long.valueOf(of) }));
	}

	@Override
	public void stepEnded(Step step, StepRecord ended) {
		before += weight(step);
		show(before);
	}

	private void show(long bytes) {
		int ticks = (int) (TICKS * ((double) bytes / total));
		if (ticks > shown) {
			monitor.worked(ticks - shown);
			shown = ticks;
		}
	}

	@Override
	public boolean isCancelled() {
		return monitor.isCanceled();
	}
}
