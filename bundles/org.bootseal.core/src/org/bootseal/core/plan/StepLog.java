/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What happens in one step, until it becomes a record. */
final class StepLog {

	/** The message of a step that a run did not come to. */
	static final String NOT_REACHED = "not reached";

	private final Step step;
	private final List<String> lines = new ArrayList<>();
	private long status = StepRecord.NO_STATUS;
	private String statusName = "";
	private long bytes;
	private String message = "";
	private Outcome outcome = Outcome.OK;

	StepLog(Step step) {
		this.step = step;
	}

	void line(String line) {
		lines.add(line);
	}

	void status(long number, String name) {
		status = number;
		statusName = name;
	}

	void addBytes(long more) {
		bytes += more;
	}

	void message(String text) {
		message = text;
	}

	/** The step is not needed. */
	void skip(String why) {
		outcome = Outcome.SKIPPED;
		message = why;
	}

	StepRecord record(Duration start, Duration elapsed) {
		return new StepRecord(step.id(), step.title(), lines, status, statusName, start, elapsed, bytes, outcome,
				message);
	}

	StepRecord record(Duration start, Duration elapsed, StepStop stop) {
		outcome = stop.outcome();
		message = stop.getMessage();
		stop.failure().filter(failure -> failure.status() != StepRecord.NO_STATUS)
				.ifPresent(failure -> status(failure.status(), failure.statusName()));
		return record(start, elapsed);
	}
}
