/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Ends a run. Never leaves this package. */
final class StepStop extends Exception {

	private static final long serialVersionUID = 1L;

	private final transient RunFailure failure;
	private final boolean passing;

	/** The run failed. */
	StepStop(RunFailure failure) {
		this(failure, false);
	}

	/** The run failed, of something that may be gone at the next try or may not. */
	StepStop(RunFailure failure, boolean passing) {
		super(failure.what());
		this.failure = failure;
		this.passing = passing;
	}

	/** The user ended the run. */
	StepStop(String message) {
		super(message);
		failure = null;
		passing = false;
	}

	/**
	 * This stop, after the board was set right again as far as that went.
	 *
	 * @param state
	 *            the board as it is now
	 * @param advice
	 *            what the user must do first
	 */
	StepStop now(BoardState state, List<String> advice) {
		if (failure == null) {
			return new StepStop("The run was cancelled; " + state.describe() + "." + String.join(" ", advice));
		}
		List<String> next = new ArrayList<>(advice);
		next.addAll(failure.next());
		StepStop now = new StepStop(new RunFailure(failure.stepId(), failure.what(), failure.commandLine(),
				failure.status(), failure.statusName(), failure.meaning(), state.describe(), next, failure.topic()));
		now.initCause(this);
		return now;
	}

	/** Whether the failure may be gone at the next try. */
	boolean mayPass() {
		return passing;
	}

	Outcome outcome() {
		return failure == null ? Outcome.CANCELLED : Outcome.FAILED;
	}

	Optional<RunFailure> failure() {
		return Optional.ofNullable(failure);
	}
}
