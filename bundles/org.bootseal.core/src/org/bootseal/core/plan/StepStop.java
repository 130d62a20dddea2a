/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

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

	Outcome outcome() {
		return failure == null ? Outcome.CANCELLED : Outcome.FAILED;
	}

	Optional<RunFailure> failure() {
		return Optional.ofNullable(failure);
	}
}
