/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.bootseal.core.Progress;
import org.bootseal.core.connection.BoardMode;
import org.bootseal.core.connection.ConnectionException.Reason;
import org.bootseal.core.otp.FuseGroup;
import org.bootseal.core.plan.JournalEntry.Event;
import org.junit.jupiter.api.Test;

/** Runs that burn fuses. */
class BurnFusesTest {

	private static final int SRK_HASH = 24;
	private static final int BOOT_CFG1 = 6;
	private static final int SRK_REVOKE = 47;
	private static final String BOARD_ID = "0000000000000000";

	private final FakeBoard board = new FakeBoard(BoardMode.FLASHLOADER);
	private final MemoryJournal journal = new MemoryJournal();
	private ConsentRequest asked;

	private RunRecord run(Journal to, FuseGroup... groups) throws Exception {
		return PlanRunner.run(WritePlanner.plan(Requests.withFuses(groups)), board, BoardChoice.only(), consent -> {
			asked = consent;
			return true;
		}, Progress.NONE, to, RunListener.NONE);
	}

	private static StepRecord step(RunRecord run, String id) {
		return run.steps().stream().filter(step -> step.id().equals(id)).findFirst().orElseThrow();
	}

	@Test
	void nothingIsBurntUnlessItsGroupIsNamed() throws Exception {
		RunRecord run = run(journal);

		assertEquals(Outcome.OK, run.outcome());
		assertTrue(board.fuses.isEmpty());
		assertEquals(9, run.fuses().size());
		assertEquals(Outcome.SKIPPED, step(run, "burn-srk").outcome());
		assertEquals("", asked.token());
		assertFalse(asked.isIrreversible());
	}

	@Test
	void namedGroupIsBurntWordByWord() throws Exception {
		RunRecord run = run(journal, FuseGroup.SRK);

		assertEquals(Outcome.OK, run.outcome());
		assertEquals(Requests.SRK[0], board.fuses.get(SRK_HASH));
		assertEquals(Requests.SRK[7], board.fuses.get(SRK_HASH + 7));
		assertFalse(board.fuses.containsKey(BOOT_CFG1));
		assertEquals(16, journal.entries().size());
		assertEquals(
				new JournalEntry(Event.SENDING, "MIMXRT1020", FakeBoard.PATH, BOARD_ID, SRK_HASH, "SRK_HASH[255:224]",
						Requests.SRK[0], 0),
				journal.entries().get(0));
		assertEquals(
				new JournalEntry(Event.VERIFIED, "MIMXRT1020", FakeBoard.PATH, BOARD_ID, SRK_HASH, "SRK_HASH[255:224]",
						Requests.SRK[0], Requests.SRK[0]),
				journal.entries().get(1));
		assertEquals("8 words burnt and read back", step(run, "burn-srk").message());
	}

	@Test
	void consentTellsWhatIsBurnt() throws Exception {
		run(journal, FuseGroup.SRK, FuseGroup.CLOSE);

		assertTrue(asked.isIrreversible());
		assertEquals(9, asked.fuses().size());
		assertTrue(asked.token().matches("[0-9a-fA-F]{8}"), asked.token());
		assertTrue(asked.consequences().stream().anyMatch(line -> line.startsWith("Fuses \"close\" are burnt.")));
	}

	@Test
	void partIsClosedLastAndAfterTheHashWasReadAgain() throws Exception {
		RunRecord run = run(journal, FuseGroup.SRK, FuseGroup.CLOSE);

		assertEquals(Outcome.OK, run.outcome());
		assertEquals(2, board.fuses.get(BOOT_CFG1));
		assertEquals(BOOT_CFG1, journal.entries().get(16).word());
		int close = board.commands.indexOf("efuse-program-once " + BOOT_CFG1);
		assertEquals("efuse-read-once " + SRK_REVOKE, board.commands.get(close - 1));
		assertEquals("efuse-read-once " + (SRK_HASH + 7), board.commands.get(close - 2));
		assertTrue(board.commands.indexOf("read-memory") < board.commands.indexOf("efuse-program-once " + SRK_HASH));
	}

	@Test
	void burntBoardIsNotBurntAgain() throws Exception {
		for (int i = 0; i < 8; i++) {
			board.fuses.put(SRK_HASH + i, Requests.SRK[i]);
		}

		RunRecord run = run(journal, FuseGroup.SRK);

		assertEquals(Outcome.OK, run.outcome());
		assertEquals("all burnt already", step(run, "burn-srk").message());
		assertTrue(journal.entries().isEmpty());
	}

	@Test
	void boardOfOtherKeysIsLeftAlone() throws Exception {
		board.fuses.put(SRK_HASH, ~Requests.SRK[0]);

		RunRecord run = run(journal, FuseGroup.SRK);

		assertEquals("fuses", run.failure().orElseThrow().stepId());
		assertFalse(board.commands.contains("flash-erase-region"));
		assertTrue(journal.entries().isEmpty());
	}

	@Test
	void partIsNotClosedWithoutItsHash() throws Exception {
		RunRecord run = run(journal, FuseGroup.CLOSE);

		assertEquals(Outcome.FAILED, run.outcome());
		assertFalse(board.fuses.containsKey(BOOT_CFG1));
		assertFalse(board.commands.contains("flash-erase-region"));
	}

	@Test
	void fuseThatSaysSuccessAndStaysIsFound() throws Exception {
		// a locked word: RT parts answer success and burn nothing
		board.locksFuses = true;

		RunRecord run = run(journal, FuseGroup.SRK, FuseGroup.CLOSE);
		RunFailure failure = run.failure().orElseThrow();

		assertEquals("burn-srk", failure.stepId());
		assertEquals(52009, failure.status());
		assertEquals("Fuse word 24 SRK_HASH[255:224] reads 0x00000000, expected 0xB61ABFDA.",
				failure.what());
		assertEquals("the flashloader is running; FCB and image are written and verified; fuse word 24"
				+ " SRK_HASH[255:224] with 0xB61ABFDA may be burnt, or in part", failure.boardState());
		assertEquals(List.of(Event.SENDING, Event.MISMATCH),
				journal.entries().stream().map(JournalEntry::event).toList());
		assertFalse(board.fuses.containsKey(BOOT_CFG1));
	}

	/** The bits that were wanted are there, and others with them. */
	@Test
	void wordThatGotMoreThanWasWantedIsFound() throws Exception {
		for (int i = 0; i < 8; i++) {
			board.fuses.put(SRK_HASH + i, Requests.SRK[i]);
		}
		board.burnsToo = 0x100;

		RunFailure failure = run(journal, FuseGroup.SRK, FuseGroup.CLOSE).failure().orElseThrow();

		assertEquals("Fuse word 6 BOOT_CFG1 reads 0x00000102, expected 0x00000002.", failure.what());
		assertEquals(Event.MISMATCH, journal.entries().get(1).event());
	}

	@Test
	void powerCutWhileBurningLeavesTheWordInDoubt() throws Exception {
		board.failures.put("efuse-program-once " + (SRK_HASH + 1), Reason.GONE);

		RunFailure failure = run(journal, FuseGroup.SRK).failure().orElseThrow();

		assertEquals("the board is off the bus; FCB and image are written and verified; fuses burnt: SRK_HASH[255:224];"
				+ String.format(" fuse word 25 SRK_HASH[223:192] with 0x%08X may be burnt, or in part",
						Requests.SRK[1]),
				failure.boardState());
		assertEquals("Read the fuse word back before anything else; the journal has what was sent.",
				failure.next().get(0));
		assertTrue(failure.next().stream().noneMatch(line -> line.startsWith("Run the same plan again")));
		assertEquals(Event.SENDING, journal.entries().get(2).event());
		assertEquals(3, journal.entries().size());
	}

	@Test
	void failedBurnIsNotRepeated() throws Exception {
		board.statuses.put("efuse-program-once", 20201);

		RunFailure failure = run(journal, FuseGroup.SRK).failure().orElseThrow();

		assertEquals(20201, failure.status());
		assertEquals(1, board.commands.stream().filter(command -> command.startsWith("efuse-program-once")).count());
	}

	@Test
	void nothingIsBurntThatCannotBeWrittenDown() throws Exception {
		RunFailure failure = run(entry -> {
			throw new IOException("disk full");
		}, FuseGroup.SRK).failure().orElseThrow();

		assertEquals("The journal can't be written: disk full", failure.what());
		assertTrue(board.fuses.isEmpty());
	}

	@Test
	void mismatchIsToldEvenIfTheJournalFailsThen() throws Exception {
		board.locksFuses = true;

		RunFailure failure = run(entry -> {
			if (entry.event() == Event.MISMATCH) {
				throw new IOException("disk full");
			}
		}, FuseGroup.SRK).failure().orElseThrow();

		assertEquals(52009, failure.status());
		assertTrue(failure.what().startsWith("Fuse word 24 SRK_HASH[255:224] reads 0x00000000, expected"),
				failure.what());
		assertTrue(failure.what().endsWith("The journal can't be written either: disk full"), failure.what());
	}

	@Test
	void journalThatFailsAfterBurningSaysThatTheWordIsBurnt() throws Exception {
		RunFailure failure = run(entry -> {
			if (entry.event() == Event.VERIFIED) {
				throw new IOException("disk full");
			}
		}, FuseGroup.SRK).failure().orElseThrow();

		assertEquals("The word is burnt and reads as wanted; only the journal does not say so.", failure.meaning());
		assertTrue(failure.boardState().endsWith("fuses burnt: SRK_HASH[255:224]"), failure.boardState());
	}

	@Test
	void refusedReadIsRecordedAsItIs() throws Exception {
		board.statuses.put("efuse-read-once 2", 10001);
		List<Long> statuses = new ArrayList<>();
		RunRecord run = PlanRunner.run(WritePlanner.plan(Requests.withFuses()), board, BoardChoice.only(),
				consent -> true, Progress.NONE, journal, new RunListener() {
					@Override
					public void status(Step step, long status, String name) {
						if (step instanceof ReadFusesStep) {
							statuses.add(status);
						}
					}
				});

		assertEquals(Outcome.OK, run.outcome());
		assertEquals(List.of(0L, 0L, 10001L), statuses.subList(0, 3));
		assertTrue(step(run, "fuses").message().endsWith("can't be read: words [2]"), step(run, "fuses").message());
	}

	@Test
	void readThatFailsForAnotherReasonEndsTheRun() throws Exception {
		board.statuses.put("efuse-read-once 2", 10000);

		RunRecord run = run(journal);

		assertEquals(10000, run.failure().orElseThrow().status());
		assertEquals("fuses", run.failure().orElseThrow().stepId());
		assertEquals(10000, step(run, "fuses").status());
	}

	@Test
	void consentHasTheFindingsOfWhatIsBurnt() throws Exception {
		run(journal, FuseGroup.SRK);
		assertEquals(List.of(), asked.findings());
	}

	@Test
	void burntHashAndNoAuthenticationIsAFailure() throws Exception {
		board.authenticates = false;

		RunFailure failure = run(journal, FuseGroup.SRK).failure().orElseThrow();

		assertEquals("prove", failure.stepId());
		assertEquals("The board boots the image, but HAB did not authenticate it.", failure.what());
		assertTrue(failure.meaning().endsWith("failure: invalid signature"), failure.meaning());
	}

	@Test
	void whatIsOtherwiseThanForetoldIsNamed() throws Exception {
		String message = step(run(journal, FuseGroup.SRK), "prove").message();
		assertEquals("booted at 0x60002001 (foretold was the entry 0x60002009), HAB open, authenticated", message);
	}

	@Test
	void withoutTheHashNothingCanBeAuthenticated() throws Exception {
		board.authenticates = false;

		RunRecord run = run(journal);

		assertEquals(Outcome.OK, run.outcome());
		assertTrue(step(run, "prove").message().endsWith(
				"not authenticated: HAB could not authenticate the image because the SRK hash is not burnt"),
				step(run, "prove").message());
	}

	private RunRecord runWithout(Class<? extends Step> left, FuseGroup... groups) throws Exception {
		WritePlan plan = WritePlanner.plan(Requests.withFuses(groups));
		List<Step> steps = plan.steps().stream().filter(step -> !left.isInstance(step)).toList();
		return PlanRunner.run(new WritePlan(plan.device(), plan.title(), plan.image(), plan.notes(), steps), board,
				BoardChoice.only(), consent -> true, Progress.NONE, journal, RunListener.NONE);
	}

	@Test
	void stepsWithoutConsentBurnNothing() throws Exception {
		RunFailure failure = runWithout(ConsentStep.class, FuseGroup.SRK).failure().orElseThrow();

		assertEquals("The fuses are not burnt: nobody was asked whether these fuses may be burnt.", failure.what());
		assertTrue(board.fuses.isEmpty());
	}

	@Test
	void stepsWithoutVerificationDoNotClose() throws Exception {
		RunRecord image = runWithout(VerifyImageStep.class, FuseGroup.SRK, FuseGroup.CLOSE);
		assertEquals("The fuses are not burnt: the image in the flash was not verified in this run.",
				image.failure().orElseThrow().what());
		RunRecord fcb = runWithout(VerifyFcbStep.class, FuseGroup.SRK, FuseGroup.CLOSE);
		assertEquals("burn-close", fcb.failure().orElseThrow().stepId());
		assertFalse(board.fuses.containsKey(BOOT_CFG1));
	}

	@Test
	void partWhoseSrkIsRevokedIsNotClosed() throws Exception {
		board.fuses.put(SRK_REVOKE, 1);

		RunFailure failure = run(journal, FuseGroup.SRK, FuseGroup.CLOSE).failure().orElseThrow();

		assertEquals("fuses", failure.stepId());
		assertFalse(board.fuses.containsKey(BOOT_CFG1));
	}

	@Test
	void wordThatCannotBeReadIsNotBurnt() throws Exception {
		board.statuses.put("efuse-read-once " + SRK_HASH, 10000);

		RunRecord run = run(journal, FuseGroup.SRK);

		assertEquals("fuses", run.failure().orElseThrow().stepId());
		assertTrue(board.fuses.isEmpty());
	}
}
