/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.run;

import org.bootseal.core.runlog.LoggedRun;

/** Sees the runs of this workspace. Called from the running thread, so it should return soon. */
public interface RunLogListener {

	/**
	 * A run was started; it may still have to wait for its board.
	 *
	 * @param run
	 *            the run
	 */
	default void runStarted(LoggedRun run) {
		// not everybody shows it
	}

	/**
	 * A run went on; told at most ten times a second for bytes, and for each step.
	 *
	 * @param run
	 *            the run as it is now
	 * @param position
	 *            how far it is
	 */
	default void runChanged(LoggedRun run, RunPosition position) {
		// not everybody shows it
	}

	/**
	 * A run has ended.
	 *
	 * @param run
	 *            the run as it is kept
	 */
	default void runEnded(LoggedRun run) {
		// not everybody shows it
	}

	/** The log is another one: it was read, or runs were removed. */
	default void logChanged() {
		// not everybody shows it
	}
}
