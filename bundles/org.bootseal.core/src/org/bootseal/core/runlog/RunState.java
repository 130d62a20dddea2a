/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.runlog;

import org.bootseal.core.plan.Outcome;

/** Where a run is, or how it ended. */
public enum RunState {
	/** It waits for its board or is going on. */
	RUNNING,
	/** All was done as planned. */
	OK,
	/** Something went wrong. */
	FAILED,
	/** The user ended it, or did not agree. */
	CANCELLED,
	/** The workspace ended while the run was going on; what became of the board is not known. */
	LOST;

	/**
	 * @param outcome
	 *            of a run that has ended
	 * @return its state
	 */
	public static RunState of(Outcome outcome) {
		return switch (outcome) {
		case OK, SKIPPED -> OK;
		case FAILED -> FAILED;
		case CANCELLED -> CANCELLED;
		};
	}
}
