/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.util.List;
import java.util.Optional;

import org.bootseal.core.connection.BootReport;
import org.bootseal.core.otp.FuseCheck;

/**
 * What became of a run. Immutable.
 *
 * @param title
 *            of the plan
 * @param boardPath
 *            where the board is plugged in; empty if none was found
 * @param outcome
 *            how it ended
 * @param steps
 *            one record for each step of the plan
 * @param fuses
 *            the fuse requests held against what was burnt before; empty if none were read
 * @param failure
 *            why it failed; present exactly if the outcome is FAILED
 * @param bootReport
 *            what the ROM did at the end; empty if nobody looked on
 */
public record RunRecord(String title, String boardPath, Outcome outcome, List<StepRecord> steps,
		List<FuseCheck> fuses, Optional<RunFailure> failure, Optional<BootReport> bootReport) {

	/** Copies the lists. */
	public RunRecord {
		steps = List.copyOf(steps);
		fuses = List.copyOf(fuses);
	}
}
