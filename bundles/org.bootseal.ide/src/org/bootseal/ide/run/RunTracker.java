/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

import org.bootseal.core.plan.Plan;
import org.bootseal.core.plan.RunFailure;
import org.bootseal.core.plan.RunListener;
import org.bootseal.core.plan.RunRecord;
import org.bootseal.core.plan.Step;
import org.bootseal.core.plan.StepRecord;
import org.bootseal.core.runlog.LoggedRun;
import org.bootseal.core.runlog.RunState;

/** Keeps the log up to date with one run. */
final class RunTracker implements RunListener {

	/** Time between two reports of bytes, nanoseconds. */
	private static final long INTERVAL = TimeUnit.MILLISECONDS.toNanos(100);

	private final RunLog log;
	private final LongSupplier nanoTime;
	private final List<StepRecord> steps = new ArrayList<>();
	/** Read by others when the job is done. */
	private volatile LoggedRun run;
	private int of;
	private RunPosition position = new RunPosition("", "", 0, 0, 0, 0);
	private long lastReport;

	/** Puts a run into the log. */
	RunTracker(RunLog log, LoggedRun run, LongSupplier nanoTime) {
		this.log = log;
		this.run = run;
		this.nanoTime = nanoTime;
		log.put(run, Optional.empty());
	}

	/** Returns the run as it is now. */
	LoggedRun run() {
		return run;
	}

	/** It is known what will be done. */
	void planned(Plan plan) {
		of = plan.steps().size();
		run = run.planned(plan);
		log.put(run, Optional.of(position));
	}

	@Override
	public void stepStarted(Step step) {
		position = new RunPosition(step.id(), step.title(), position.number() + 1, of, 0, 0);
		log.put(run, Optional.of(position));
	}

	@Override
	public void again(Step failed, RunFailure why, int attempt, int of) {
		position = new RunPosition(failed.id(), failed.title(), 0, this.of, 0, 0);
	}

	@Override
	public void bytes(Step step, long done, long total) {
		long now = nanoTime.getAsLong();
		if (done < total && now - lastReport < INTERVAL) {
			return;
		}
		lastReport = now;
		position = new RunPosition(step.id(), step.title(), position.number(), of, done, total);
		log.put(run, Optional.of(position));
	}

	@Override
	public void stepEnded(Step step, StepRecord ended) {
		steps.add(ended);
		run = run.reached(steps);
		log.put(run, Optional.of(position));
	}

	/** The run has ended as the record says. */
	void ended(RunRecord record) {
		end(RunState.of(record.outcome()), RunText.message(record), Optional.of(record));
	}

	/** It has ended without a record. */
	void ended(RunState state, String message) {
		end(state, message, Optional.empty());
	}

	private void end(RunState state, String message, Optional<RunRecord> record) {
		run = run.ended(state, message, record);
		log.put(run, Optional.empty());
	}
}
