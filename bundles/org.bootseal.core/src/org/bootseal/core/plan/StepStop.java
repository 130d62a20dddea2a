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

	/** The run failed. */
	StepStop(RunFailure failure) {
		super(failure.what());
		this.failure = failure;
	}

	/** The user ended the run. */
	StepStop(String message) {
		super(message);
		failure = null;
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
				failure.status(), failure.statusName(), failure.meaning(), state.describe(), next));
		now.initCause(this);
		return now;
	}

	Outcome outcome() {
		return failure == null ? Outcome.CANCELLED : Outcome.FAILED;
	}

	Optional<RunFailure> failure() {
		return Optional.ofNullable(failure);
	}
}
