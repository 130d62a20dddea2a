/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.bootseal.core.Progress;
import org.bootseal.core.connection.BoardMode;
import org.bootseal.core.otp.FuseGroup;
import org.junit.jupiter.api.Test;

/** A part is closed only for an image that it was seen to boot while it was open. */
class RehearseTest {

	private static final int SRK_HASH = 24;
	private static final int BOOT_CFG1 = 6;

	private final FakeBoard board = new FakeBoard(BoardMode.FLASHLOADER);
	private final MemoryJournal journal = new MemoryJournal();
	private ConsentRequest asked;

	private RunRecord run(WritePlan plan) {
		return PlanRunner.run(plan, board, BoardChoice.only(), consent -> {
			asked = consent;
			return true;
		}, Progress.NONE, journal, RunListener.NONE);
	}

	private static WritePlan plan(FuseGroup... groups) throws Exception {
		return WritePlanner.plan(Requests.withFuses(groups));
	}

	private void burnSrk() {
		for (int i = 0; i < Requests.SRK.length; i++) {
			board.fuses.put(SRK_HASH + i, Requests.SRK[i]);
		}
	}

	private static StepRecord rehearsal(RunRecord run) {
		return run.steps().stream().filter(step -> step.id().equals("rehearse")).findFirst().orElseThrow();
	}

	@Test
	void boardBootsOpenWithItsHashBeforeItIsClosed() throws Exception {
		RunRecord run = run(plan(FuseGroup.SRK, FuseGroup.CLOSE));

		assertEquals(Outcome.OK, run.outcome());
		assertEquals("HAB authenticates the image on the open part", rehearsal(run).message());
		assertEquals(Requests.SRK[7], board.bootedFuses.get(0).get(SRK_HASH + 7));
		assertFalse(board.bootedFuses.get(0).containsKey(BOOT_CFG1));
		assertEquals(2, board.bootedFuses.get(1).get(BOOT_CFG1));
		int jump = board.commands.indexOf("jump-address");
		assertTrue(jump > board.commands.indexOf("efuse-program-once " + (SRK_HASH + 7)));
		assertTrue(jump < board.commands.indexOf("efuse-program-once " + BOOT_CFG1));
	}

	@Test
	void partIsNotClosedIfHabDoesNotAcceptTheImage() throws Exception {
		board.authenticates = false;

		RunFailure failure = run(plan(FuseGroup.SRK, FuseGroup.CLOSE)).failure().orElseThrow();

		assertEquals("rehearse", failure.stepId());
		assertEquals("HAB does not accept the image, so the part is not closed.", failure.what());
		assertTrue(failure.meaning().contains("failure: invalid signature"), failure.meaning());
		assertFalse(board.fuses.containsKey(BOOT_CFG1));
	}

	@Test
	void partIsNotClosedIfItDoesNotBoot() throws Exception {
		board.boots = false;

		assertEquals("rehearse", run(plan(FuseGroup.SRK, FuseGroup.CLOSE)).failure().orElseThrow().stepId());
		assertFalse(board.fuses.containsKey(BOOT_CFG1));
	}

	@Test
	void planWithoutRehearsalDoesNotClose() throws Exception {
		WritePlan plan = plan(FuseGroup.SRK, FuseGroup.CLOSE);
		List<Step> steps = plan.steps().stream().filter(step -> !(step instanceof RehearseStep)).toList();

		RunFailure failure = run(new WritePlan(plan.device(), plan.title(), plan.image(), plan.notes(), steps))
				.failure().orElseThrow();

		assertEquals("The fuses are not burnt: the board did not boot the image in this run while it was open.",
				failure.what());
		assertFalse(board.fuses.containsKey(BOOT_CFG1));
	}

	@Test
	void whereNobodyLooksOnTheHashAndClosingAreTwoRuns() throws Exception {
		board.witnessed = false;

		RunFailure failure = run(plan(FuseGroup.SRK, FuseGroup.CLOSE)).failure().orElseThrow();

		assertEquals("fuses", failure.stepId());
		assertEquals("The part can't be closed in the run that burns its SRK hash: it never booted the image with it.",
				failure.what());
		assertTrue(board.fuses.isEmpty());
		assertFalse(board.commands.contains("flash-erase-region"));
	}

	@Test
	void whereNobodyLooksOnThePersonSaysThatTheBoardBoots() throws Exception {
		board.witnessed = false;
		assertEquals(Outcome.OK, run(plan(FuseGroup.SRK)).outcome());
		assertTrue(asked.findings().isEmpty());

		assertEquals(Outcome.OK, run(plan(FuseGroup.SRK, FuseGroup.CLOSE)).outcome());

		assertTrue(asked.findings().stream()
				.anyMatch(finding -> finding.text().startsWith("Nobody can see from here whether this board boots")));
		assertEquals(2, board.fuses.get(BOOT_CFG1));
	}

	@Test
	void closedPartIsNotRehearsed() throws Exception {
		burnSrk();
		board.fuses.put(BOOT_CFG1, 2);

		RunRecord run = run(plan(FuseGroup.SRK, FuseGroup.CLOSE));

		assertEquals(Outcome.OK, run.outcome());
		assertEquals("this run does not close the part", rehearsal(run).message());
		assertEquals(1, board.bootedFuses.size());
	}
}
