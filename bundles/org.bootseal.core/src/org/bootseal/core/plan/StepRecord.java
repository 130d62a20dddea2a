/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.time.Duration;
import java.util.List;

/**
 * What became of one step.
 *
 * @param id
 *            of the step
 * @param title
 *            of the step
 * @param commandLines
 *            what was sent, in order, as the host tools write it
 * @param status
 *            the last status: of the flashloader, or the word of a ROM; {@link #NO_STATUS} if none came
 * @param statusName
 *            its name; empty if none came
 * @param start
 *            from the start of the run
 * @param elapsed
 *            how long it took, on the finder's clock
 * @param bytes
 *            data bytes that were sent and received
 * @param outcome
 *            how it ended
 * @param message
 *            what was found, or why it ended so; may be empty
 */
public record StepRecord(String id, String title, List<String> commandLines, long status, String statusName,
		Duration start, Duration elapsed, long bytes, Outcome outcome, String message) {

	/** The status of a step in which nothing was answered. */
	public static final long NO_STATUS = -1;

	/** Copies the list. */
	public StepRecord {
		commandLines = List.copyOf(commandLines);
	}
}
