/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.doctor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.bootseal.core.doctor.Experiment;
import org.bootseal.core.doctor.ExperimentKind;
import org.bootseal.core.doctor.ExperimentRecord;
import org.bootseal.core.doctor.Risk;

/**
 * A kind of experiments, or below it one that is made.
 *
 * @param id
 *            what stays the same while it goes on
 * @param title
 *            what is done
 * @param risk
 *            what it may do to the board
 * @param time
 *            how long it takes or took
 * @param result
 *            what came of it; empty if it was not made
 * @param made
 *            those of this kind that were made
 */
record ExperimentLine(String id, String title, Risk risk, String time, String result, List<ExperimentLine> made) {

	private static final double MILLIS = 1000;

	/** All kinds, with what has been made so far, and what is being made. */
	static List<ExperimentLine> of(List<ExperimentRecord> made, Optional<Experiment> now, List<Experiment> refused) {
		List<ExperimentLine> lines = new ArrayList<>();
		for (ExperimentKind kind : ExperimentKind.values()) {
			List<ExperimentLine> below = new ArrayList<>();
			made.stream().filter(each -> isOf(kind, each.experiment())).forEach(each -> below.add(line(
					each.experiment(), seconds(each.elapsed()), each.result())));
			refused.stream().filter(each -> isOf(kind, each))
					.forEach(each -> below.add(line(each, "", Messages.ExperimentLine_refused)));
			now.filter(each -> isOf(kind, each))
					.ifPresent(each -> below.add(line(each, "", Messages.ExperimentLine_now)));
			String result = below.isEmpty() ? "" : below.get(below.size() - 1).result();
			lines.add(new ExperimentLine(kind.name(), kind.title(), kind.risk(), seconds(kind.cost()), result, below));
		}
		return lines;
	}

	private static boolean isOf(ExperimentKind kind, Experiment experiment) {
		return ExperimentKind.of(experiment).filter(each -> each == kind).isPresent();
	}

	private static ExperimentLine line(Experiment experiment, String time, String result) {
		return new ExperimentLine(experiment.id(), experiment.title(), experiment.risk(), time, result, List.of());
	}

	private static String seconds(Duration time) {
		return String.format(Locale.getDefault(), "%.1f s", Double.valueOf(time.toMillis() / MILLIS));
	}
}
