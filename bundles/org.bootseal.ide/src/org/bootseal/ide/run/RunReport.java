/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.run;

import java.util.ArrayList;
import java.util.List;

import org.bootseal.core.plan.RunFailure;
import org.bootseal.core.plan.StepRecord;
import org.bootseal.core.runlog.LoggedRun;
import org.eclipse.osgi.util.NLS;

/** A run as plain text for people. */
final class RunReport {

	private RunReport() {
	}

	static List<String> lines(LoggedRun run) {
		List<String> lines = new ArrayList<>();
		lines.add(NLS.bind(Messages.RunReport_run, run.name()));
		lines.add(NLS.bind(Messages.RunReport_time, run.time()));
		lines.add(NLS.bind(Messages.RunReport_file, run.file()));
		String path = run.record().map(record -> record.boardPath()).filter(place -> !place.isEmpty())
				.map(place -> ", " + place).orElse("");
		lines.add(NLS.bind(Messages.RunReport_board, run.board() + path));
		lines.add(NLS.bind(Messages.RunReport_result, run.state().name() + ". " + run.message()));
		run.record().flatMap(record -> record.failure()).ifPresent(failure -> add(lines, failure));
		if (!run.plan().isEmpty()) {
			lines.add("");
			lines.add(Messages.RunReport_plan);
			run.plan().forEach(line -> lines.add("  " + line));
		}
		if (!run.steps().isEmpty()) {
			lines.add("");
			lines.add(Messages.RunReport_steps);
			run.steps().forEach(step -> add(lines, step));
		}
		run.record().ifPresent(record -> record.fuses().forEach(fuse -> lines.add("  " + fuse)));
		run.record().flatMap(record -> record.bootReport())
				.ifPresent(report -> report.steps().forEach(step -> lines.add("  " + step)));
		return lines;
	}

	private static void add(List<String> lines, RunFailure failure) {
		List<String> all = failure.lines();
		all.subList(1, all.size()).forEach(line -> lines.add("  " + line));
	}

	private static void add(List<String> lines, StepRecord step) {
		lines.add("  " + step.title());
		step.commandLines().forEach(command -> lines.add("    $ " + command));
		lines.add("    " + RunStep.end(step));
	}
}
