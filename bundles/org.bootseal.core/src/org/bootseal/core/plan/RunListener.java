/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import org.bootseal.core.otp.FusePlan;

/** Sees a run while it goes on. Called from the running thread, so it should return soon. */
public interface RunListener {

	/** Sees nothing. */
	RunListener NONE = new RunListener() {
		// the methods do nothing by default
	};

	/**
	 * A step begins.
	 *
	 * @param step
	 *            the step
	 */
	default void stepStarted(Step step) {
		// not everybody shows it
	}

	/**
	 * A command is sent.
	 *
	 * @param step
	 *            the step
	 * @param line
	 *            the command as the host tool writes it
	 */
	default void command(Step step, String line) {
		// not everybody shows it
	}

	/**
	 * A command was answered.
	 *
	 * @param step
	 *            the step
	 * @param status
	 *            of the flashloader, or the word of the ROM
	 * @param name
	 *            its name
	 */
	default void status(Step step, long status, String name) {
		// not everybody shows it
	}

	/**
	 * Data moved.
	 *
	 * @param step
	 *            the step
	 * @param done
	 *            bytes of the present command that are done
	 * @param total
	 *            bytes of the present command
	 */
	default void bytes(Step step, long done, long total) {
		// not everybody shows it
	}

	/**
	 * The fuses were read and held against what is wanted; nothing was asked or burnt yet.
	 *
	 * @param step
	 *            the step
	 * @param fuses
	 *            what is wanted, what is burnt, and what follows
	 */
	default void fusesCompared(Step step, FusePlan fuses) {
		// not everybody shows it
	}

	/**
	 * A failure may pass, so the run begins anew with the board; steps that were done and need not be done again are
	 * left out.
	 *
	 * @param failed
	 *            the step that failed
	 * @param why
	 *            how
	 * @param attempt
	 *            which new try this is, 1 for the first
	 * @param of
	 *            how many there are at most
	 */
	default void again(Step failed, RunFailure why, int attempt, int of) {
		// not everybody shows it
	}

	/**
	 * A step has ended, or was left out.
	 *
	 * @param step
	 *            the step
	 * @param ended
	 *            how
	 */
	default void stepEnded(Step step, StepRecord ended) {
		// not everybody shows it
	}
}
