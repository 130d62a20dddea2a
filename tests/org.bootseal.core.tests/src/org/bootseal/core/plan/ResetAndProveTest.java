/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;

import org.bootseal.core.BadInputException;
import org.bootseal.core.Progress;
import org.bootseal.core.connection.BoardMode;
import org.junit.jupiter.api.Test;

/** The end of a run without fuses: the board is reset and boots. */
class ResetAndProveTest {

	private final FakeBoard board = new FakeBoard(BoardMode.FLASHLOADER);

	private RunRecord run() throws BadInputException {
		return PlanRunner.run(WritePlanner.plan(Requests.plain()), board, BoardChoice.only(), consent -> true,
				Progress.NONE, new MemoryJournal(), RunListener.NONE);
	}

	@Test
	void boardThatStaysAFlashloaderWasNotReset() throws Exception {
		board.ignoresReset = true;
		board.answersReset = false;

		RunFailure failure = run().failure().orElseThrow();

		assertEquals("reset", failure.stepId());
		assertEquals(10004, failure.status());
		assertEquals("Reset the board: the flashloader did not answer in time.", failure.what());
	}

	@Test
	void boardThatIsSilentAndInItsRomWasReset() throws Exception {
		board.answersReset = false;

		assertEquals(Optional.empty(), run().failure());
	}

	@Test
	void unsignedImageIsNotAuthenticated() throws Exception {
		board.authenticates = false;

		StepRecord prove = run().steps().stream().filter(step -> step.id().equals("prove")).findFirst().orElseThrow();
		assertTrue(prove.message().endsWith("not authenticated: the image is not signed"), prove.message());
	}
}
