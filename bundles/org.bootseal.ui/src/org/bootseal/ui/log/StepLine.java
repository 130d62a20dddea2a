/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.bootseal.core.connection.BootReport;
import org.bootseal.core.otp.FuseCheck;
import org.bootseal.core.plan.Outcome;
import org.bootseal.core.plan.StepRecord;
import org.bootseal.core.runlog.LoggedRun;
import org.bootseal.ide.run.RunPosition;
import org.bootseal.ui.BootsealImages;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.osgi.util.NLS;

/**
 * A line of the steps of a run: a step, or below it what was sent or found.
 *
 * @param key
 *            what tells it from all other lines of its run
 * @param icon
 *            what stands before it; empty for none
 * @param title
 *            of the step; or a command line
 * @param outcome
 *            how it ended; empty for what is below
 * @param start
 *            from the start of the run; empty for what was left out and for what is below
 * @param time
 *            how long it took; empty for what was left out and for what is below
 * @param bytes
 *            how much was moved; empty if nothing
 * @param message
 *            what was found, or why it ended so
 * @param isBad
 *            whether the run ended here, and not well
 * @param details
 *            the lines below
 */
record StepLine(String key, Optional<ImageDescriptor> icon, String title, String outcome, String start, String time,
		String bytes, String message, boolean isBad, List<StepLine> details) {

	private static final String READ_FUSES = "fuses";
	private static final String PROVE = "prove";

	/** Copies the list. */
	StepLine {
		details = List.copyOf(details);
	}

	/** Makes the lines of a run; the step that is going on is the last one. */
	static List<StepLine> of(LoggedRun run, Optional<RunPosition> position) {
		List<StepLine> lines = new ArrayList<>();
		int number = 0;
		for (StepRecord step : run.steps()) {
			number++;
			lines.add(of(number, step, run));
		}
		if (run.isRunning() && position.isPresent() && position.get().number() > number) {
			lines.add(of(position.get()));
		}
		return lines;
	}

	private static StepLine of(int number, StepRecord step, LoggedRun run) {
		String key = Integer.toString(number);
		List<StepLine> details = new ArrayList<>();
		step.commandLines().forEach(command -> details.add(detail(key + "c" + details.size(), command)));
		if (step.id().equals(READ_FUSES)) {
			run.record().ifPresent(record -> record.fuses()
					.forEach(fuse -> details.add(detail(key + "f" + details.size(), fuse(fuse)))));
		}
		if (step.id().equals(PROVE)) {
			run.record().flatMap(record -> record.bootReport())
					.ifPresent(report -> boot(report)
							.forEach(line -> details.add(detail(key + "b" + details.size(), line))));
		}
		if (step.status() != StepRecord.NO_STATUS) {
			details.add(detail(key + "s", NLS.bind(Messages.StepLine_status, Long.valueOf(step.status()),
					step.statusName())));
		}
		String bytes = step.bytes() == 0 ? "" : Long.toString(step.bytes());
		boolean isBad = step.outcome() == Outcome.FAILED || step.outcome() == Outcome.CANCELLED;
		boolean isDone = step.outcome() != Outcome.SKIPPED;
		return new StepLine(key, Optional.of(RunTexts.icon(step.outcome())), step.title(), RunTexts.outcome(step),
				isDone ? RunTexts.duration(step.start()) : "", isDone ? RunTexts.duration(step.elapsed()) : "", bytes,
				step.message(), isBad, details);
	}

	private static List<String> boot(BootReport report) {
		List<String> lines = new ArrayList<>(report.steps());
		report.habEvents().forEach(event -> lines.add(NLS.bind(Messages.StepLine_habEvent, event)));
		return lines;
	}

	private static String fuse(FuseCheck fuse) {
		return fuse.toString() + (fuse.reason().isEmpty() ? "" : " (" + fuse.reason() + ")");
	}

	private static StepLine of(RunPosition position) {
		String bytes = position.bytesTotal() == 0 ? ""
				: NLS.bind(Messages.StepLine_bytes, Long.valueOf(position.bytesDone()),
						Long.valueOf(position.bytesTotal()));
		return new StepLine(Integer.toString(position.number()), Optional.of(BootsealImages.STATE_RUNNING),
				position.title(), Messages.RunTexts_running, "", "", bytes, "", false, List.of());
	}

	private static StepLine detail(String key, String text) {
		return new StepLine(key, Optional.empty(), text, "", "", "", "", "", false, List.of());
	}

	/** Returns all that it says, for a line that is cut off. */
	String toolTip() {
		return message.isEmpty() ? title : title + "\n" + message;
	}
}
