/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.log;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import org.bootseal.core.plan.Outcome;
import org.bootseal.core.plan.StepRecord;
import org.bootseal.core.runlog.LoggedRun;
import org.bootseal.core.runlog.RunState;
import org.bootseal.ui.BootsealImages;
import org.bootseal.ui.tables.Column;
import org.eclipse.jface.resource.ImageDescriptor;

/** What the view says of runs and steps. */
final class RunTexts {

	private static final long MILLIS_PER_SECOND = 1000;

	private RunTexts() {
	}

	/** Returns the columns of the list of runs. */
	static List<Column<LoggedRun>> columns() {
		return List.of(
				new Column<LoggedRun>(Messages.RunTexts_time, 18, run -> time(run.time()))
						.withIcon(run -> icon(run.state())).withOrder(Comparator.comparing(LoggedRun::time)),
				new Column<>(Messages.RunTexts_outcome, 8, run -> outcome(run.state())),
				new Column<>(Messages.RunTexts_launch, 12, LoggedRun::name),
				new Column<>(Messages.RunTexts_board, 11, LoggedRun::board),
				new Column<LoggedRun>(Messages.RunTexts_duration, 7, run -> duration(elapsed(run)))
						.withOrder(Comparator.comparing(RunTexts::elapsed)),
				new Column<>(Messages.RunTexts_file, 16, LoggedRun::file));
	}

	/** Returns a moment in the user's own time and way of writing. */
	static String time(Instant time) {
		return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.SHORT, FormatStyle.MEDIUM)
				.withZone(ZoneId.systemDefault()).format(time);
	}

	/** Returns how long a run took on the board's clock, up to now. */
	static Duration elapsed(LoggedRun run) {
		return run.steps().stream().map(step -> step.start().plus(step.elapsed())).max(Comparator.naturalOrder())
				.orElse(Duration.ZERO);
	}

	/** Returns a duration, for example "12 ms" or "3.4 s". */
	static String duration(Duration duration) {
		long millis = duration.toMillis();
		return millis < MILLIS_PER_SECOND ? millis + " ms"
				: String.format(Locale.ROOT, "%.1f s", Double.valueOf((double) millis / MILLIS_PER_SECOND));
	}

	/** Returns how a run stands. */
	static String outcome(RunState state) {
		return switch (state) {
		case RUNNING -> Messages.RunTexts_running;
		case OK -> Messages.RunTexts_ok;
		case FAILED -> Messages.RunTexts_failed;
		case CANCELLED -> Messages.RunTexts_cancelled;
		case LOST -> Messages.RunTexts_lost;
		};
	}

	/** Returns what stands before a run. */
	static ImageDescriptor icon(RunState state) {
		return switch (state) {
		case RUNNING -> BootsealImages.RUN_ACTIVE;
		case OK -> BootsealImages.RUN_OK;
		case FAILED, LOST -> BootsealImages.RUN_FAILED;
		case CANCELLED -> BootsealImages.RUN_CANCELLED;
		};
	}

	/** Returns how a step ended. */
	static String outcome(StepRecord step) {
		return switch (step.outcome()) {
		case OK -> Messages.RunTexts_ok;
		case FAILED -> Messages.RunTexts_failed;
		case CANCELLED -> Messages.RunTexts_cancelled;
		case SKIPPED -> Messages.RunTexts_skipped;
		};
	}

	/** Returns what stands before a step. */
	static ImageDescriptor icon(Outcome outcome) {
		return switch (outcome) {
		case OK -> BootsealImages.STATE_OK;
		case FAILED -> BootsealImages.STATE_ERROR;
		case CANCELLED -> BootsealImages.STATE_WARNING;
		case SKIPPED -> BootsealImages.STATE_SKIPPED;
		};
	}
}
