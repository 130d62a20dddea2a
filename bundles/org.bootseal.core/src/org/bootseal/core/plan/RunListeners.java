/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.util.List;

import org.bootseal.core.otp.FusePlan;

/**
 * Several who see one run.
 *
 * @param all
 *            they, in the order in which they are told
 */
public record RunListeners(List<RunListener> all) implements RunListener {

	/** Copies the list. */
	public RunListeners {
		all = List.copyOf(all);
	}

	@Override
	public void stepStarted(Step step) {
		all.forEach(listener -> listener.stepStarted(step));
	}

	@Override
	public void command(Step step, String line) {
		all.forEach(listener -> listener.command(step, line));
	}

	@Override
	public void status(Step step, long status, String name) {
		all.forEach(listener -> listener.status(step, status, name));
	}

	@Override
	public void bytes(Step step, long done, long total) {
		all.forEach(listener -> listener.bytes(step, done, total));
	}

	@Override
	public void fusesCompared(Step step, FusePlan fuses) {
		all.forEach(listener -> listener.fusesCompared(step, fuses));
	}

	@Override
	public void again(Step failed, RunFailure why, int attempt, int of) {
		all.forEach(listener -> listener.again(failed, why, attempt, of));
	}

	@Override
	public void stepEnded(Step step, StepRecord ended) {
		all.forEach(listener -> listener.stepEnded(step, ended));
	}
}
