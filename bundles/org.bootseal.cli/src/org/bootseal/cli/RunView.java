/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import java.time.Duration;
import java.util.Locale;

import org.bootseal.core.otp.FusePlan;
import org.bootseal.core.plan.Outcome;
import org.bootseal.core.plan.RunFailure;
import org.bootseal.core.plan.RunListener;
import org.bootseal.core.plan.Step;
import org.bootseal.core.plan.StepRecord;

/** Shows a run while it happens: each step, the command lines that would do the same, statuses, bytes and outcomes. */
class RunView implements RunListener {

	private static final int BAR_WIDTH = 30;

	private final Output output;
	private final int steps;
	private int number;
	private long lastPercent = -1;
	private String current = "";

	/**
	 * @param output
	 *            where to show it
	 * @param steps
	 *            how many steps the plan has
	 */
	RunView(Output output, int steps) {
		this.output = output;
		this.steps = steps;
	}

	@Override
	public void stepStarted(Step step) {
		number++;
		lastPercent = -1;
		current = step.id();
		output.say(Output.Tone.HEADING, "[" + number + "/" + steps + "] " + step.title());
		output.emit("stepStarted", "step", step.id(), "number", number, "of", steps, "title", step.title(),
				"irreversible", step.isIrreversible());
	}

	@Override
	public void command(Step step, String line) {
		output.say("  $ " + line);
		output.emit("command", "step", step.id(), "line", line);
	}

	@Override
	public void status(Step step, long status, String name) {
		output.overwrite("");
		output.say(Output.Tone.QUIET, String.format(Locale.ROOT, "    status %d (0x%X) %s", status, status, name));
		output.emit("status", "step", step.id(), "status", status, "name", name);
	}

	@Override
	public void bytes(Step step, long done, long total) {
		long percent = total == 0 ? 100 : done * 100 / total;
		if (percent == lastPercent) {
			return;
		}
		lastPercent = percent;
		int filled = (int) (percent * BAR_WIDTH / 100);
		output.overwrite(String.format(Locale.ROOT, "    %s%s %d of %d bytes (%d%%)", "#".repeat(filled),
				"-".repeat(BAR_WIDTH - filled), done, total, percent));
		output.emit("bytes", "step", step.id(), "done", done, "total", total);
	}

	@Override
	public void again(Step failed, RunFailure why, int attempt, int of) {
		number = 0;
		output.say(Output.Tone.WARNING, "Trying again, " + attempt + " of " + of + ": " + why.what());
		output.emit("again", "step", failed.id(), "what", why.what(), "status", why.status(), "attempt", attempt, "of",
				of);
	}

	@Override
	public void fusesCompared(Step step, FusePlan fuses) {
		FusePlanText.show(output, step.id(), fuses);
	}

	@Override
	public void stepEnded(Step step, StepRecord ended) {
		showEnd(step, ended);
		output.emit("stepEnded", "step", step.id(), "outcome", ended.outcome().name(), "status", ended.status(),
				"statusName", ended.statusName(), "elapsedMs", ended.elapsed().toMillis(), "bytes", ended.bytes(),
				"message", ended.message());
	}

	/** A step that was never begun needs no line of its own. */
	private void showEnd(Step step, StepRecord ended) {
		if (!step.id().equals(current)) {
			return;
		}
		output.overwrite("");
		String bytes = ended.bytes() > 0 ? ", " + ended.bytes() + " bytes" : "";
		String message = ended.message().isEmpty() ? "" : ": " + ended.message();
		output.say("  " + output.paint(tone(ended.outcome()), ended.outcome().name()) + " (" + time(ended.elapsed())
				+ bytes + ")" + message);
	}

	/** @return how an outcome is to be shown */
	static Output.Tone tone(Outcome outcome) {
		return switch (outcome) {
		case OK -> Output.Tone.GOOD;
		case FAILED -> Output.Tone.BAD;
		case CANCELLED -> Output.Tone.WARNING;
		case SKIPPED -> Output.Tone.QUIET;
		};
	}

	/** @return a duration for people: "12 ms", "3.4 s" */
	static String time(Duration duration) {
		long millis = duration.toMillis();
		return millis < 1000 ? millis + " ms" : String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
	}
}
