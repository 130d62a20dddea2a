/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.memory;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.bootseal.core.flexspi.FlexSpiNorOption;
import org.bootseal.core.plan.MemoryTest;
import org.bootseal.core.plan.MemoryTest.Finding;
import org.bootseal.core.plan.RunFailure;
import org.bootseal.core.plan.RunRecord;
import org.bootseal.core.runlog.LoggedRun;
import org.bootseal.core.runlog.RunState;
import org.bootseal.ide.run.RunPosition;
import org.bootseal.ui.BootsealImages;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.osgi.util.NLS;

/** A test on a board as lines for people, each with an icon. */
final class TestReport {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.SHORT)
			.withZone(ZoneId.systemDefault());

	/** One line. */
	record Line(ImageDescriptor icon, String text) {
	}

	private TestReport() {
		// functions only
	}

	/**
	 * @param last
	 *            the last test, if there was one
	 * @param position
	 *            how far it is, if it goes on
	 * @param option
	 *            the option words of now, to see whether these were tested
	 * @return what to show, top to bottom
	 */
	static List<Line> lines(Optional<LoggedRun> last, Optional<RunPosition> position,
			Optional<FlexSpiNorOption> option) {
		if (last.isEmpty()) {
			return List.of(new Line(BootsealImages.STATE_UNKNOWN, Messages.TestReport_never));
		}
		LoggedRun run = last.get();
		List<Line> lines = new ArrayList<>();
		if (run.isRunning()) {
			lines.add(new Line(BootsealImages.STATE_RUNNING, running(run, position)));
			return lines;
		}
		lines.add(new Line(run.state() == RunState.OK ? BootsealImages.RUN_OK : BootsealImages.RUN_FAILED,
				NLS.bind(ended(run.state()), TIME.format(run.time()), run.board())));
		if (!isOf(run, option)) {
			lines.add(new Line(BootsealImages.STATE_WARNING, Messages.TestReport_changed));
		}
		List<Finding> findings = run.record().map(MemoryTest::findings).orElse(List.of());
		boolean isTold = findings.stream().anyMatch(finding -> isFailure(finding, run));
		if (run.state() != RunState.OK && !isTold) {
			lines.add(new Line(BootsealImages.STATE_ERROR, run.message()));
		}
		findings.forEach(finding -> lines.add(new Line(icon(finding, run), finding.text())));
		run.record().flatMap(RunRecord::failure).map(RunFailure::next).orElse(List.of())
				.forEach(next -> lines.add(new Line(BootsealImages.STATE_WARNING,
						NLS.bind(Messages.TestReport_next, next))));
		return lines;
	}

	/** Whether this is what the run failed for. */
	private static boolean isFailure(Finding finding, LoggedRun run) {
		return run.state() == RunState.FAILED && !finding.proven() && finding.text().contains(run.message());
	}

	private static ImageDescriptor icon(Finding finding, LoggedRun run) {
		if (finding.proven()) {
			return BootsealImages.STATE_OK;
		}
		return isFailure(finding, run) ? BootsealImages.STATE_ERROR : BootsealImages.STATE_UNKNOWN;
	}

	private static String running(LoggedRun run, Optional<RunPosition> position) {
		return position.filter(now -> now.of() > 0)
				.map(now -> NLS.bind(Messages.TestReport_step,
						new Object[] { now.number(), now.of(), now.title() }))
				.orElse(NLS.bind(Messages.TestReport_running, run.board()));
	}

	private static String ended(RunState state) {
		return switch (state) {
		case OK -> Messages.TestReport_passed;
		case CANCELLED -> Messages.TestReport_cancelled;
		case FAILED, LOST, RUNNING -> Messages.TestReport_failed;
		};
	}

	/** The plan of a test begins with the words that it tests. */
	private static boolean isOf(LoggedRun run, Optional<FlexSpiNorOption> option) {
		return run.plan().isEmpty()
				|| option.filter(words -> run.plan().get(0).contains(words.toString() + " ")).isPresent(); //$NON-NLS-1$
	}
}
