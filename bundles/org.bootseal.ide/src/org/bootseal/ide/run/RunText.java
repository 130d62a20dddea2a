/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.run;

import java.util.List;
import java.util.Locale;

import org.bootseal.core.connection.BootReport;
import org.bootseal.core.otp.FuseCheck;
import org.bootseal.core.otp.FusePlan;
import org.bootseal.core.otp.FuseStatus;
import org.bootseal.core.plan.Outcome;
import org.bootseal.core.plan.Plan;
import org.bootseal.core.plan.RunFailure;
import org.bootseal.core.plan.RunListener;
import org.bootseal.core.plan.RunRecord;
import org.bootseal.core.plan.Step;
import org.bootseal.core.plan.StepRecord;
import org.eclipse.osgi.util.NLS;

/** Says in the console what a run does, step by step, and how it ended. */
final class RunText implements RunListener {

	private final RunStreams streams;
	private int steps;
	private int number;
	private String current = "";

	RunText(RunStreams streams) {
		this.streams = streams;
	}

	/** A run begins. */
	void begin(Plan plan, String board) {
		steps = plan.steps().size();
		streams.say(RunStreams.HEADING, plan.title() + ", " + board);
		plan.notes().forEach(this::note);
	}

	/** Something that the user should know. */
	void note(String line) {
		streams.say(RunStreams.NOTE, NLS.bind(Messages.RunText_note, line));
	}

	@Override
	public void stepStarted(Step step) {
		number++;
		current = step.id();
		streams.say(RunStreams.HEADING, "[" + number + "/" + steps + "] " + step.title());
	}

	@Override
	public void command(Step step, String line) {
		streams.say(RunStreams.COMMAND, "  $ " + line);
	}

	@Override
	public void status(Step step, long status, String name) {
		streams.say(RunStreams.STATUS, String.format(Locale.ROOT, "    status %d (0x%X) %s", status, status, name));
	}

	@Override
	public void again(Step failed, RunFailure why, int attempt, int of) {
		number = 0;
		streams.say(RunStreams.NOTE,
				NLS.bind(Messages.RunText_again,
						new Object[] { Integer.valueOf(attempt), Integer.valueOf(of), why.what() }));
	}

	@Override
	public void fusesCompared(Step step, FusePlan fuses) {
		for (FuseCheck check : fuses.checks()) {
			boolean conflict = check.status() == FuseStatus.CONFLICT;
			streams.say(conflict ? RunStreams.ERROR : RunStreams.STATUS,
					"    " + check + (conflict ? " (" + check.reason() + ")" : ""));
		}
	}

	/** A step that was never begun needs no line of its own. */
	@Override
	public void stepEnded(Step step, StepRecord ended) {
		if (step.id().equals(current)) {
			streams.say(RunStep.stream(ended.outcome()), "  " + RunStep.end(ended));
		}
	}

	/** A run has ended. */
	void end(RunRecord record) {
		record.bootReport().ifPresent(this::say);
		if (record.failure().isPresent()) {
			say(record.failure().get());
		} else if (record.outcome() == Outcome.CANCELLED) {
			cancelled(message(record));
		} else {
			record.fuses().stream().filter(check -> check.status() == FuseStatus.CONFLICT).map(FuseCheck::reason)
					.distinct()
					.forEach(reason -> streams.say(RunStreams.NOTE, NLS.bind(Messages.RunText_warning, reason)));
			streams.say(RunStreams.OK, NLS.bind(Messages.RunText_success, record.title()));
		}
	}

	private void say(BootReport report) {
		report.steps().forEach(step -> streams.say(RunStreams.NOTE, "  " + step));
		report.habEvents().forEach(
				event -> streams.say(RunStreams.NOTE, "  " + NLS.bind(Messages.RunText_habEvent, event)));
		streams.say(report.booted() ? RunStreams.OK : RunStreams.ERROR, verdict(report));
	}

	private static String verdict(BootReport report) {
		if (!report.booted()) {
			return Messages.RunText_notBooted;
		}
		String hab = report.closed() ? Messages.RunText_closed
				: report.authenticated() ? Messages.RunText_authentic : Messages.RunText_notAuthentic;
		return NLS.bind(Messages.RunText_booted,
				String.format(Locale.ROOT, "0x%08X", report.entryPoint().orElse(0)), hab);
	}

	private void say(RunFailure failure) {
		List<String> lines = failure.lines();
		failed(lines.get(0));
		lines.subList(1, lines.size()).forEach(line -> streams.say(RunStreams.ERROR, "  " + line));
	}

	/** What else may help after a failure. */
	void hint(String line) {
		streams.say(RunStreams.ERROR, "  " + line);
	}

	/** A build is done. */
	void built() {
		streams.say(RunStreams.OK, Messages.RunText_built);
	}

	/** It failed, with or without a plan. */
	void failed(String why) {
		streams.say(RunStreams.ERROR, NLS.bind(Messages.RunText_failed, why));
	}

	/** The user ended it, with or without a plan. */
	void cancelled(String what) {
		streams.say(RunStreams.NOTE, NLS.bind(Messages.RunText_cancelled, what));
	}

	/** Returns how a run ended, in one sentence. */
	static String message(RunRecord record) {
		if (record.failure().isPresent()) {
			return record.failure().get().what();
		}
		if (record.outcome() == Outcome.CANCELLED) {
			return record.steps().stream().filter(step -> step.outcome() == Outcome.CANCELLED)
					.map(StepRecord::message).findFirst().orElse("");
		}
		return record.bootReport().map(RunText::verdict).orElse(Messages.RunText_done);
	}
}
