/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

import org.bootseal.core.BadInputException;
import org.bootseal.core.Progress;
import org.bootseal.core.connection.BoardMode;
import org.bootseal.core.connection.ConnectionException.Reason;
import org.bootseal.core.flexspi.FlexSpiNorOption;
import org.bootseal.core.plan.MemoryTest.Sectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests of a memory configuration that end early: the sector is restored, or the copy of its content is named. */
class MemoryTestCopyTest {

	private static final int SECTOR = 0x1000;

	@RegisterExtension
	private final RunBench runs = new RunBench();
	@TempDir
	private Path folder;
	private MemoryTestBench bench;

	@BeforeEach
	void flashHasContent() {
		bench = new MemoryTestBench(runs, folder);
	}

	/** Reading: one for the FCB, one for each look at the sector. */
	@ParameterizedTest
	@CsvSource({ "flash-erase-region 1", "read-memory 4", "write-memory 1", "read-memory 5" })
	void anErrorInTheTestIsToldAndTheSectorIsRestored(String command) throws Exception {
		bench.board.statuses.put(command, 20106);

		RunRecord run = bench.run(Sectors.ONE);

		assertEquals(Outcome.FAILED, run.outcome());
		assertEquals(20106, run.failure().orElseThrow().status());
		assertArrayEquals(bench.before, bench.board.flash);
		assertFalse(Files.exists(bench.backup()));
		assertEquals("the flashloader is running; sector 0x607FF000..0x607FFFFF was tested and has its content"
				+ " again; fuses untouched", run.failure().orElseThrow().boardState());
	}

	@Test
	void aFlashThatTakesNoDataLeavesTheCopy() throws Exception {
		bench.board.statuses.put("write-memory data", 20106);

		RunRecord run = bench.run(Sectors.ONE);

		assertEquals(20106, run.failure().orElseThrow().status());
		assertCopyIsNamed(run);
	}

	private void assertCopyIsNamed(RunRecord run) throws IOException {
		RunFailure failure = run.failure().orElseThrow();
		assertArrayEquals(Arrays.copyOfRange(bench.before, bench.before.length - SECTOR, bench.before.length),
				Files.readAllBytes(bench.backup()));
		assertTrue(failure.boardState().contains(bench.backup().toString()), failure.boardState());
		assertTrue(failure.next().get(0).startsWith("The former content of the sector is in " + bench.backup()),
				failure.next().get(0));
		assertTrue(failure.next().get(0).contains("flash-erase-region 0x607FF000 0x1000 0"));
	}

	@ParameterizedTest
	@CsvSource({ "flash-erase-region 1", "read-memory 4", "write-memory 1", "data 1", "read-memory 5",
			"flash-erase-region 2", "write-memory 2", "data 6", "read-memory 7" })
	void aBoardThatIsGoneLeavesTheCopy(String command) throws Exception {
		bench.board.failures.put(command, Reason.GONE);

		RunRecord run = bench.run(Sectors.ONE);

		assertEquals(Outcome.FAILED, run.outcome());
		assertCopyIsNamed(run);
		assertTrue(run.failure().orElseThrow().boardState().startsWith("the board is off the bus"));
	}

	@ParameterizedTest
	@CsvSource({ "flash-erase-region 2", "write-memory 2", "read-memory 7" })
	void anErrorInTheRestoringLeavesTheCopy(String command) throws Exception {
		bench.board.statuses.put(command, 20106);

		RunRecord run = bench.run(Sectors.ONE);

		assertTrue(run.failure().orElseThrow().what().startsWith(
				"The test succeeded, but the sector 0x607FF000..0x607FFFFF could not be restored: "));
		assertCopyIsNamed(run);
	}

	@Test
	void aCopyThatWasLeftIsNotOverwritten() throws Exception {
		Files.writeString(bench.backup(), "the only copy");

		RunRecord run = bench.run(Sectors.ONE);

		assertTrue(run.failure().orElseThrow().what().contains("is there from a test"));
		assertEquals("the only copy", Files.readString(bench.backup()));
		assertFalse(bench.board.commands.contains("flash-erase-region"));
	}

	@Test
	void aSectorThatReadsDifferentlyEachTimeIsNotErased() throws Exception {
		bench.board.unsteadyByte = bench.board.flash.length - 1;

		RunRecord run = bench.run(Sectors.ONE);

		assertEquals("The sector 0x607FF000..0x607FFFFF reads differently each time, first at 0x607FFFFF.",
				run.failure().orElseThrow().what());
		assertFalse(bench.board.commands.contains("flash-erase-region"));
		assertFalse(Files.exists(bench.backup()));
		assertTrue(runs.asked.get(0).consequences().get(0).contains("may be read wrongly"));
	}

	@Test
	void aCopyOfAnotherBoardIsLeftAlone() throws Exception {
		FakeBoard other = new FakeBoard(BoardMode.ROM);
		List<RunRecord> others = new ArrayList<>();
		MemoryTest test = bench.test(Sectors.ONE, OptionalLong.empty());
		RunListener erasing = new RunListener() {
			@Override
			public void command(Step step, String line) {
				if (line.contains("flash-erase-region") && others.isEmpty()) {
					others.add(runOn(other, test));
					assertTrue(Files.exists(bench.backup()));
				}
			}
		};

		RunRecord run = PlanRunner.run(test.plan(), bench.board, BoardChoice.only(), request -> true, Progress.NONE,
				new MemoryJournal(), erasing);

		assertEquals(Outcome.OK, run.outcome());
		assertTrue(others.get(0).failure().orElseThrow().what().contains("or is not yet"));
		assertFalse(other.commands.contains("flash-erase-region"));
		assertFalse(Files.exists(bench.backup()));
	}

	private static RunRecord runOn(FakeBoard other, MemoryTest test) {
		try {
			return PlanRunner.run(test.plan(), other, BoardChoice.only(), request -> true, Progress.NONE,
					new MemoryJournal(), RunListener.NONE);
		} catch (BadInputException e) {
			throw new AssertionError(e);
		}
	}

	@Test
	void withoutAPlaceForTheCopyNothingIsErased() throws Exception {
		Path file = Files.writeString(folder.resolve("file"), "");
		MemoryTest plain = bench.test(Sectors.ONE, OptionalLong.empty());
		MemoryTest test = new MemoryTest(plain.device(), (FlexSpiNorOption) plain.option(), OptionalInt.empty(),
				plain.unsignedFlashloader(), Optional.empty(), Sectors.ONE, OptionalLong.empty(),
				file.resolve("below"));

		RunRecord run = bench.run(test, Progress.NONE);

		assertTrue(run.failure().orElseThrow().what().startsWith("The content of the sector can't be saved in"));
		assertFalse(bench.board.commands.contains("flash-erase-region"));
	}

	@ParameterizedTest
	@CsvSource({ "flash-erase-region", "write-memory" })
	void aCancelledTestRestoresTheSector(String after) throws Exception {
		RunRecord run = bench.run(bench.test(Sectors.ONE, OptionalLong.empty()), cancelledAfter(after));

		assertEquals(Outcome.CANCELLED, run.outcome());
		assertArrayEquals(bench.before, bench.board.flash);
		assertFalse(Files.exists(bench.backup()));
		String message = run.steps().get(run.steps().size() - 1).message();
		assertTrue(message.contains("was tested and has its content again"), message);
	}

	private Progress cancelledAfter(String command) {
		return new Progress() {
			@Override
			public void bytes(long done, long total) {
				// only asked
			}

			@Override
			public boolean isCancelled() {
				return bench.board.commands.contains(command);
			}
		};
	}

	@Test
	void aCancelledTestThatCannotRestoreNamesTheCopy() throws Exception {
		bench.board.statuses.put("flash-erase-region 2", 20106);

		RunRecord run = bench.run(bench.test(Sectors.ONE, OptionalLong.empty()), cancelledAfter("flash-erase-region"));

		assertEquals(Outcome.CANCELLED, run.outcome());
		assertTrue(run.steps().get(run.steps().size() - 1).message().contains(bench.backup().toString()));
		assertTrue(Files.exists(bench.backup()));
	}
}
