/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.scenario;

import java.util.Optional;
import java.util.OptionalLong;

import org.bootseal.core.plan.Outcome;
import org.bootseal.core.plan.RunRecord;

/**
 * What the user sees of a scenario.
 *
 * @param step
 *            the step that fails, as {@link org.bootseal.core.plan.StepRecord#id()} names it; empty if the run succeeds
 *            and the board boots
 * @param status
 *            the status that the board answers then; empty if none comes, or it does not matter
 * @param says
 *            what is said then, a part of it; may be empty
 */
public record Symptom(Optional<String> step, OptionalLong status, String says) {

	/** The symptom of a board that nothing is wrong with. */
	static final Symptom NONE = new Symptom(Optional.empty(), OptionalLong.empty(), "");

	/**
	 * Compares a run with this.
	 *
	 * @param run
	 *            what became of the user's work
	 * @return what is different, one sentence; empty if the run shows this symptom
	 */
	public Optional<String> differs(RunRecord run) {
		if (step.isEmpty()) {
			boolean booted = run.outcome() == Outcome.OK && run.bootReport().filter(boot -> boot.booted()).isPresent();
			return booted ? Optional.empty() : Optional.of("expected success, found " + found(run));
		}
		boolean same = run.failure().isPresent() && run.failure().get().stepId().equals(step.get())
				&& (status.isEmpty() || run.failure().get().status() == status.getAsLong())
				&& text(run).contains(says);
		return same ? Optional.empty() : Optional.of("expected " + this + ", found " + found(run));
	}

	private static String text(RunRecord run) {
		StringBuilder text = new StringBuilder();
		run.failure().ifPresent(failure -> text.append(String.join("\n", failure.lines())));
		run.bootReport().ifPresent(boot -> text.append('\n').append(String.join("\n", boot.steps())).append('\n')
				.append(String.join("\n", boot.habEvents())));
		return text.toString();
	}

	private static String found(RunRecord run) {
		return run.failure().map(failure -> failure.stepId() + ", status " + failure.status() + ": " + text(run))
				.orElseGet(() -> run.outcome() + run.bootReport().map(boot -> ", " + boot.steps()).orElse(""));
	}

	/** @return the step, the status and the text, as far as there are any */
	@Override
	public String toString() {
		return step.orElse("success") + (status.isPresent() ? ", status " + status.getAsLong() : "")
				+ (says.isEmpty() ? "" : ", \"" + says + "\"");
	}
}
