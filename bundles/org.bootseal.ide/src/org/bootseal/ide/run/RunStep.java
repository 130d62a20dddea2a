/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.run;

import java.time.Duration;
import java.util.Locale;

import org.bootseal.core.plan.Outcome;
import org.bootseal.core.plan.StepRecord;
import org.eclipse.osgi.util.NLS;

/** How a step is written for people. */
final class RunStep {

	private RunStep() {
	}

	/** Returns how it ended, for example "OK (41 ms, 40960 bytes): 40960 bytes are as written". */
	static String end(StepRecord step) {
		String bytes = step.bytes() > 0 ? NLS.bind(Messages.RunStep_bytes, Long.valueOf(step.bytes())) : "";
		String message = step.message().isEmpty() ? "" : ": " + step.message();
		return step.outcome().name() + " (" + time(step.elapsed()) + bytes + ")" + message;
	}

	/** Returns a duration, for example "12 ms" or "3.4 s". */
	static String time(Duration duration) {
		long millis = duration.toMillis();
		return millis < 1000 ? millis + " ms" : String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
	}

	/** Returns the stream that an outcome is said in. */
	static String stream(Outcome outcome) {
		return switch (outcome) {
		case OK -> RunStreams.OK;
		case FAILED -> RunStreams.ERROR;
		case CANCELLED, SKIPPED -> RunStreams.NOTE;
		};
	}
}
