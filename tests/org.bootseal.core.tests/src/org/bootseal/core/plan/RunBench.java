/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;

import org.bootseal.core.BadInputException;
import org.bootseal.core.Progress;
import org.bootseal.core.connection.BoardMode;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Runs plans on a fake board, answers what they ask, and checks after each test that no channel is left open. */
final class RunBench implements AfterEachCallback {

	FakeBoard board = new FakeBoard(BoardMode.ROM);
	final List<ConsentRequest> asked = new ArrayList<>();
	boolean agrees = true;

	RunRecord run() throws BadInputException {
		return run(Requests.plain(), Progress.NONE, RunListener.NONE);
	}

	RunRecord run(WriteRequest request, Progress progress, RunListener listener) throws BadInputException {
		return run(WritePlanner.plan(request), progress, listener);
	}

	RunRecord run(Plan plan) {
		return run(plan, Progress.NONE, RunListener.NONE);
	}

	RunRecord run(Plan plan, Progress progress, RunListener listener) {
		return PlanRunner.run(plan, board, BoardChoice.only(), consent -> {
			asked.add(consent);
			return agrees;
		}, progress, new MemoryJournal(), listener);
	}

	@Override
	public void afterEach(ExtensionContext context) {
		assertEquals(0, board.openChannels, "the channel is closed");
	}

	static StepRecord step(RunRecord run, String id) {
		return run.steps().stream().filter(step -> step.id().equals(id)).findFirst().orElseThrow();
	}
}
