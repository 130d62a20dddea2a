/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.doctor;

/** Sees how an examination goes on, and may refuse an experiment. Called on the thread of the doctor. */
public interface DoctorListener {

	/** Sees nothing and allows everything. */
	DoctorListener NONE = new DoctorListener() {
		// the methods do so by default
	};

	/**
	 * Something was seen.
	 *
	 * @param evidence
	 *            what
	 */
	default void seen(Evidence evidence) {
		// not everybody shows it
	}

	/**
	 * An experiment is about to be made.
	 *
	 * @param experiment
	 *            which
	 * @return whether it may be made
	 */
	default boolean begins(Experiment experiment) {
		return true;
	}

	/**
	 * An experiment was made.
	 *
	 * @param made
	 *            which, and what came of it
	 */
	default void ended(ExperimentRecord made) {
		// not everybody shows it
	}
}
