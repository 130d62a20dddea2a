/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.runlog;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import org.bootseal.core.plan.Plan;
import org.bootseal.core.plan.RunRecord;
import org.bootseal.core.plan.StepRecord;

/**
 * One run as the log keeps it. Immutable: while a run goes on, each change makes another one with the same id.
 *
 * @param id
 *            what tells it from all other runs
 * @param time
 *            when it was started
 * @param name
 *            of the launch configuration, or what else started it
 * @param file
 *            the provisioning file, for people
 * @param board
 *            name of the board
 * @param device
 *            name of the device that the plan is for; empty before there is a plan
 * @param state
 *            where it is, or how it ended
 * @param message
 *            how it ended, one sentence; empty before
 * @param plan
 *            the preview of the plan, line by line; empty before there is a plan
 * @param steps
 *            what became of the steps so far
 * @param record
 *            what became of it; empty before its end, or if there never was a plan
 */
public record LoggedRun(String id, Instant time, String name, String file, String board, String device, RunState state,
		String message, List<String> plan, List<StepRecord> steps, Optional<RunRecord> record) {

	/** Copies the lists. */
	public LoggedRun {
		plan = List.copyOf(plan);
		steps = List.copyOf(steps);
	}

	private static final DateTimeFormatter ID = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS", Locale.ROOT)
			.withZone(ZoneOffset.UTC);

	/**
	 * A run that begins. Its id sorts by time.
	 *
	 * @param time
	 *            now
	 * @param name
	 *            what started it
	 * @param file
	 *            the provisioning file, for people
	 * @param board
	 *            name of the board
	 * @return the run
	 */
	public static LoggedRun started(Instant time, String name, String file, String board) {
		String id = ID.format(time) + "-" + UUID.randomUUID().toString().substring(0, 8);
		return new LoggedRun(id, time, name, file, board, "", RunState.RUNNING, "", List.of(), List.of(),
				Optional.empty());
	}

	/**
	 * @param plan
	 *            what it is going to do
	 * @return the same run with its plan
	 */
	public LoggedRun planned(Plan plan) {
		return new LoggedRun(id, time, name, file, board, plan.device().name(), RunState.RUNNING, "", plan.preview(),
				List.of(), Optional.empty());
	}

	/**
	 * @param done
	 *            what became of the steps so far
	 * @return the same run, so far
	 */
	public LoggedRun reached(List<StepRecord> done) {
		return new LoggedRun(id, time, name, file, board, device, RunState.RUNNING, "", plan, done, Optional.empty());
	}

	/**
	 * @param how
	 *            how it ended
	 * @param sentence
	 *            the same, for people
	 * @param last
	 *            what became of the plan; empty if there was none, or nobody knows
	 * @return the same run after its end
	 */
	public LoggedRun ended(RunState how, String sentence, Optional<RunRecord> last) {
		return new LoggedRun(id, time, name, file, board, device, how, sentence, plan,
				last.map(RunRecord::steps).orElse(steps), last);
	}

	/** @return whether it has not ended yet */
	public boolean isRunning() {
		return state == RunState.RUNNING;
	}
}
