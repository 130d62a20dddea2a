/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

import org.bootseal.core.Progress;
import org.bootseal.core.plan.Consent;
import org.bootseal.core.plan.FileJournal;
import org.bootseal.core.plan.PlanRunner;
import org.bootseal.core.plan.RetryPolicy;
import org.bootseal.core.plan.RunListener;
import org.bootseal.core.plan.RunRecord;
import org.bootseal.core.plan.WritePlan;
import org.bootseal.core.runlog.LoggedRun;
import org.bootseal.core.runlog.RunFile;
import org.bootseal.core.runlog.RunState;

/**
 * What is the same for each board that a command writes.
 *
 * @param file
 *            the provisioning file
 * @param plan
 *            what to do
 * @param journal
 *            keeps what is burnt; shared by all boards
 * @param retries
 *            when to try again
 * @param progress
 *            asked whether to stop
 * @param clock
 *            the time of day
 */
record BoardRun(Path file, WritePlan plan, FileJournal journal, RetryPolicy retries, Progress progress, Clock clock) {

	/**
	 * Runs the plan on a board, and keeps the record of it.
	 *
	 * @param board
	 *            the board
	 * @param consent
	 *            asked before anything is changed
	 * @param listener
	 *            sees the run
	 * @param recordFile
	 *            where the record is kept; replaced if it is there
	 * @return what became of it
	 * @throws IOException
	 *             if the record can't be kept
	 */
	RunRecord on(BoardAccess board, Consent consent, RunListener listener, Path recordFile) throws IOException {
		LoggedRun run = LoggedRun.started(clock.instant(), "bootseal write", file.toString(), board.name())
				.planned(plan);
		RunRecord record = PlanRunner.run(plan, board.finder(), board.choice(), consent, progress, journal, listener,
				retries);
		Path folder = recordFile.toAbsolutePath().getParent();
		Files.createDirectories(folder);
		RunFile.write(recordFile, run.ended(RunState.of(record.outcome()), RunEnd.sentence(record),
				Optional.of(record)));
		return record;
	}
}
