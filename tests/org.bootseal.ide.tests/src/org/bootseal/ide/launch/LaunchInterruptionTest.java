/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.launch;

import static org.bootseal.ide.launch.LaunchBench.NOBODY;
import static org.bootseal.ide.launch.LaunchBench.errors;
import static org.bootseal.ide.launch.LaunchBench.join;
import static org.bootseal.ide.launch.LaunchBench.output;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;

import org.bootseal.core.Progress;
import org.bootseal.core.plan.Consent;
import org.bootseal.core.plan.Journal;
import org.bootseal.core.plan.MemoryJournal;
import org.bootseal.core.plan.Outcome;
import org.bootseal.core.plan.Plan;
import org.bootseal.core.plan.RunRecord;
import org.bootseal.core.runlog.LoggedRun;
import org.bootseal.core.runlog.RunState;
import org.bootseal.ide.boards.AttachedVirtualBoard;
import org.bootseal.ide.run.RunJob;
import org.bootseal.ide.run.RunProcess;
import org.bootseal.ide.run.RunStreams;
import org.bootseal.ide.run.RunTask;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.debug.core.Launch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Launches that are stopped or lose their board in the middle, and those that meet others. */
class LaunchInterruptionTest {

	@RegisterExtension
	static final LaunchBench BENCH = new LaunchBench("launched-interrupted");

	@Test
	void cancelledBetweenPlanAndRunItIsCancelled() throws Exception {
		Plan plan = PlanPreview.preview(BENCH.settings(BENCH.board), null);
		RunProcess process = new RunProcess(new Launch(null, ILaunchManager.RUN_MODE, null), "Tested");
		RunTask task = new RunTask() {
			@Override
			public String name() {
				return "Tested";
			}

			@Override
			public String file() {
				return BENCH.file;
			}

			@Override
			public Plan plan(RunStreams streams, Progress progress) {
				process.terminate();
				return plan;
			}

			@Override
			public Consent consent(RunStreams streams) {
				return request -> false;
			}

			@Override
			public Journal journal() {
				return new MemoryJournal();
			}

			@Override
			public void close() {
				// nothing is open
			}
		};
		new RunJob(BENCH.boards, BENCH.log, BENCH.board, task, process).schedule();
		join();
		assertEquals(RunProcess.CANCELLED, process.getExitValue());
		assertEquals(RunState.CANCELLED, BENCH.logged(process).state());
	}

	@Test
	void cancelledBetweenPacketsItSaysWhatStateTheBoardIsIn() throws Exception {
		Gate gate = BENCH.gate("write-image", 20);
		RunProcess process = BENCH.launch();
		gate.awaitReached();
		assertTrue(process.canTerminate());
		process.terminate();
		assertFalse(process.isTerminated(), "it ends between two packets, not in one");
		gate.release();
		join();
		assertTrue(process.isTerminated());
		assertEquals(RunProcess.CANCELLED, process.getExitValue());
		LoggedRun run = BENCH.logged(process);
		assertEquals(RunState.CANCELLED, run.state());
		assertTrue(run.message().contains("the image may be written in part"), run::message);
		assertTrue(output(process).contains(run.message()), () -> output(process));
	}

	@Test
	void unpluggedInTheMiddleItFailsAndEnds() throws Exception {
		Gate gate = BENCH.gate("write-image", 20);
		RunProcess process = BENCH.launch();
		gate.awaitReached();
		BENCH.virtual().unplug();
		gate.release();
		join();
		assertEquals(RunProcess.FAILED, process.getExitValue());
		RunRecord record = BENCH.logged(process).record().orElseThrow();
		assertEquals(Outcome.FAILED, record.outcome());
		assertTrue(record.failure().orElseThrow().boardState().contains("off the bus"),
				() -> record.failure().orElseThrow().boardState());
		String errors = errors(process);
		assertTrue(errors.contains("FAILED") && errors.contains("off the bus"), errors);
	}

	@Test
	void runsOfOneBoardQueue() throws Exception {
		Gate gate = BENCH.gate("erase", 0);
		RunProcess first = BENCH.launch();
		gate.awaitReached();
		RunProcess second = BENCH.launch();
		RunProcess third = BENCH.launch();
		assertTrue(BENCH.logged(second).plan().isEmpty(), "it waits");
		third.terminate();
		assertTrue(third.isTerminated(), "who only waits ends at once");
		assertEquals(RunProcess.CANCELLED, third.getExitValue());
		assertTrue(BENCH.logged(third).message().contains("not touched"));
		gate.release();
		join();
		assertEquals(RunProcess.OK, first.getExitValue());
		assertEquals(RunProcess.OK, second.getExitValue(), () -> output(second));
	}

	@Test
	void runsOfTwoBoardsGoOnSideBySide() throws Exception {
		AttachedVirtualBoard other = BENCH.attached("Other");
		CountDownLatch here = new CountDownLatch(1);
		CountDownLatch there = new CountDownLatch(1);
		BENCH.board.setPace((time, real, cancelled) -> {
			here.countDown();
			Gate.await(there);
		});
		other.setPace((time, real, cancelled) -> {
			there.countDown();
			Gate.await(here);
		});
		RunProcess first = BENCH.launch();
		RunProcess second = LaunchBench.launch(BENCH.settings(other), NOBODY);
		join();
		assertEquals(RunProcess.OK, first.getExitValue());
		assertEquals(RunProcess.OK, second.getExitValue());
	}
}
