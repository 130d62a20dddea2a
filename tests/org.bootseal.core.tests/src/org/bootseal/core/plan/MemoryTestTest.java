/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
import org.bootseal.core.flexspi.FcbBlocks;
import org.bootseal.core.flexspi.FlexSpiNorOption;
import org.bootseal.core.mboot.StatusCode;
import org.bootseal.core.plan.MemoryTest.Finding;
import org.bootseal.core.plan.MemoryTest.Sectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests of a memory configuration, and every place where one can end: the sector is restored, or its copy is named. */
class MemoryTestTest {

	private static final int SECTOR = 0x1000;

	@TempDir
	private Path folder;
	private final FakeBoard board = new FakeBoard(BoardMode.ROM);
	private final List<ConsentRequest> asked = new ArrayList<>();
	private boolean agrees = true;
	private byte[] before;

	@BeforeEach
	void flashHasContent() {
		for (int i = 0; i < board.flash.length; i++) {
			board.flash[i] = (byte) (i * 7 + (i >> 12));
		}
		before = board.flash.clone();
	}

	@AfterEach
	void channelIsClosed() {
		assertEquals(0, board.openChannels);
	}

	private MemoryTest test(Sectors sectors, OptionalLong address) throws BadInputException {
		WriteRequest plain = Requests.plain();
		return new MemoryTest(plain.device(), (FlexSpiNorOption) plain.option(), OptionalInt.empty(),
				plain.unsignedFlashloader(),
				plain.signedFlashloader(), sectors, address, folder);
	}

	private RunRecord run(Sectors sectors) throws BadInputException {
		return run(test(sectors, OptionalLong.empty()), Progress.NONE);
	}

	private RunRecord run(MemoryTest test, Progress progress) throws BadInputException {
		return PlanRunner.run(test.plan(), board, BoardChoice.only(), request -> {
			asked.add(request);
			return agrees;
		}, progress, new MemoryJournal(), RunListener.NONE);
	}

	private Path backup() {
		return folder.resolve("sector_0x607FF000.bin");
	}

	private static List<Boolean> proven(RunRecord run) {
		return MemoryTest.findings(run).stream().map(Finding::proven).toList();
	}

	@Test
	void aLookChangesNothingAndAsksNothing() throws Exception {
		RunRecord run = run(Sectors.NONE);

		assertEquals(Outcome.OK, run.outcome());
		assertEquals(List.of(), asked);
		assertFalse(board.commands.contains("flash-erase-region"));
		assertFalse(board.commands.contains("write-memory"));
		assertEquals(List.of(true, true, true, false, false, false), proven(run));
		List<Finding> findings = MemoryTest.findings(run);
		assertEquals("The flash can be read: no FCB stands in the flash, but other data.", findings.get(2).text());
		assertEquals("Not tried: whether sectors can be erased, programmed and read.", findings.get(3).text());
	}

	@Test
	void waitsCanBeLimited() throws Exception {
		MemoryTestPlan plan = test(Sectors.NONE, OptionalLong.empty()).plan().withLimits(Duration.ofSeconds(77),
				Duration.ofSeconds(88));

		String preview = String.join("\n", plan.preview());
		assertTrue(preview.contains("88 s at most"), preview);
		assertEquals(Duration.ofSeconds(77), ((LookStep) plan.steps().get(0)).limit());
	}

	@Test
	void nothingButOnesIsNoProofOfReading() throws Exception {
		Arrays.fill(board.flash, (byte) 0xFF);

		assertEquals(List.of(true, true, false, false, false, false), proven(run(Sectors.NONE)));
	}

	@Test
	void anFcbThatStandsThereIsTold() throws Exception {
		System.arraycopy(FcbBlocks.quad(), 0, board.flash, 0, 512);

		assertTrue(MemoryTest.findings(run(Sectors.NONE)).get(2).text().contains("FCB V1.4.0, flash of 0x800000"));
	}

	@Test
	void theLastSectorIsTestedAndRestored() throws Exception {
		RunRecord run = run(Sectors.ONE);

		assertEquals(Optional.empty(), run.failure());
		assertArrayEquals(before, board.flash);
		assertEquals(List.of(true, true, true, true, false, false), proven(run));
		assertEquals("0x607FF000..0x607FFFFF was erased, programmed and read back, and has its content again",
				run.steps().get(run.steps().size() - 1).message());
		assertFalse(Files.exists(backup()));
		assertEquals(1, asked.size());
		assertFalse(asked.get(0).isIrreversible());
		assertTrue(asked.get(0).consequences().get(0).contains("the last sector"));
	}

	@Test
	void theFcbIsGeneratedCheckedAndItsSectorRestored() throws Exception {
		RunRecord run = run(Sectors.ONE_AND_FCB);

		assertEquals(Outcome.OK, run.outcome());
		assertArrayEquals(before, board.flash);
		assertEquals(List.of(true, true, true, true, true, false), proven(run));
		assertTrue(board.commands.contains("write-fcb"));
	}

	@Test
	void withoutAYesNothingIsErased() throws Exception {
		agrees = false;

		RunRecord run = run(Sectors.ONE);

		assertEquals(Outcome.CANCELLED, run.outcome());
		assertFalse(board.commands.contains("configure-memory"));
		assertArrayEquals(before, board.flash);
	}

	@Test
	void aSectorByItsAddressIsTheOneThatHoldsIt() throws Exception {
		RunRecord run = run(test(Sectors.ONE, OptionalLong.of(0x60100123L)), Progress.NONE);

		assertTrue(run.steps().get(run.steps().size() - 1).message().startsWith("0x60100000..0x60100FFF"));
		assertArrayEquals(before, board.flash);
	}

	@Test
	void anAddressOutsideTheFlashIsRefused() throws Exception {
		MemoryTest test = test(Sectors.ONE, OptionalLong.of(0x20000000L));
		assertTrue(assertThrows(BadInputException.class, test::plan).getMessage().contains("0x20000000"));

		RunRecord run = run(test(Sectors.ONE, OptionalLong.of(0x60900000L)), Progress.NONE);
		assertEquals("The flash has no address 0x60900000.", run.failure().orElseThrow().what());
		assertArrayEquals(before, board.flash);
	}

	@Test
	void anInstanceThatTheDeviceHasNotIsRefused() throws Exception {
		MemoryTest plain = test(Sectors.NONE, OptionalLong.empty());
		MemoryTest test = new MemoryTest(plain.device(), (FlexSpiNorOption) plain.option(), OptionalInt.of(2),
				Optional.empty(),
				Optional.empty(), Sectors.NONE, OptionalLong.empty(), folder);

		assertTrue(assertThrows(BadInputException.class, test::plan).getMessage().contains("no FlexSPI to choose"));
	}

	@Test
	void aFlashloaderThatTellsNoSectorSizeErasesNothing() throws Exception {
		board.attributesStatus = StatusCode.UNKNOWN_PROPERTY;

		RunRecord run = run(Sectors.ONE);

		assertEquals("The flashloader does not tell what it found out about the flash.",
				run.failure().orElseThrow().what());
		assertTrue(MemoryTest.findings(run).stream().anyMatch(
				finding -> finding.text().contains("this flashloader does not tell what it found")));
		assertArrayEquals(before, board.flash);
	}

	/** The second number counts the commands of this kind from the start of the run. */
	@ParameterizedTest
	@CsvSource({ "fill-memory", "configure-memory", "read-memory 1", "read-memory 2", "read-memory 3" })
	void anErrorBeforeTheEraseLeavesTheFlashAlone(String command) throws Exception {
		board.statuses.put(command, 20106);

		RunRecord run = run(Sectors.ONE);

		assertEquals(20106, run.failure().orElseThrow().status());
		assertFalse(board.commands.contains("flash-erase-region"));
		assertArrayEquals(before, board.flash);
		assertFalse(Files.exists(backup()));
	}

	/** Reading: one for the FCB, one for each look at the sector. */
	@ParameterizedTest
	@CsvSource({ "flash-erase-region 1", "read-memory 4", "write-memory 1", "read-memory 5" })
	void anErrorInTheTestIsToldAndTheSectorIsRestored(String command) throws Exception {
		board.statuses.put(command, 20106);

		RunRecord run = run(Sectors.ONE);

		assertEquals(Outcome.FAILED, run.outcome());
		assertEquals(20106, run.failure().orElseThrow().status());
		assertArrayEquals(before, board.flash);
		assertFalse(Files.exists(backup()));
		assertEquals("the flashloader is running; sector 0x607FF000..0x607FFFFF was tested and has its content"
				+ " again; fuses untouched", run.failure().orElseThrow().boardState());
	}

	@Test
	void aFlashThatTakesNoDataLeavesTheCopy() throws Exception {
		board.statuses.put("write-memory data", 20106);

		RunRecord run = run(Sectors.ONE);

		assertEquals(20106, run.failure().orElseThrow().status());
		assertCopyIsNamed(run);
	}

	private void assertCopyIsNamed(RunRecord run) throws IOException {
		RunFailure failure = run.failure().orElseThrow();
		assertArrayEquals(Arrays.copyOfRange(before, before.length - SECTOR, before.length),
				Files.readAllBytes(backup()));
		assertTrue(failure.boardState().contains(backup().toString()), failure.boardState());
		assertTrue(failure.next().get(0).startsWith("The former content of the sector is in " + backup()),
				failure.next().get(0));
		assertTrue(failure.next().get(0).contains("flash-erase-region 0x607FF000 0x1000 0"));
	}

	@ParameterizedTest
	@CsvSource({ "flash-erase-region 1", "read-memory 4", "write-memory 1", "data 1", "read-memory 5",
			"flash-erase-region 2", "write-memory 2", "data 6", "read-memory 7" })
	void aBoardThatIsGoneLeavesTheCopy(String command) throws Exception {
		board.failures.put(command, Reason.GONE);

		RunRecord run = run(Sectors.ONE);

		assertEquals(Outcome.FAILED, run.outcome());
		assertCopyIsNamed(run);
		assertTrue(run.failure().orElseThrow().boardState().startsWith("the board is off the bus"));
	}

	@ParameterizedTest
	@CsvSource({ "flash-erase-region 2", "write-memory 2", "read-memory 7" })
	void anErrorInTheRestoringLeavesTheCopy(String command) throws Exception {
		board.statuses.put(command, 20106);

		RunRecord run = run(Sectors.ONE);

		assertTrue(run.failure().orElseThrow().what().startsWith(
				"The test succeeded, but the sector 0x607FF000..0x607FFFFF could not be restored: "));
		assertCopyIsNamed(run);
	}

	@Test
	void aCopyThatWasLeftIsNotOverwritten() throws Exception {
		Files.writeString(backup(), "the only copy");

		RunRecord run = run(Sectors.ONE);

		assertTrue(run.failure().orElseThrow().what().contains("is there from a test"));
		assertEquals("the only copy", Files.readString(backup()));
		assertFalse(board.commands.contains("flash-erase-region"));
	}

	@Test
	void aSectorThatReadsDifferentlyEachTimeIsNotErased() throws Exception {
		board.unsteadyByte = board.flash.length - 1;

		RunRecord run = run(Sectors.ONE);

		assertEquals("The sector 0x607FF000..0x607FFFFF reads differently each time, first at 0x607FFFFF.",
				run.failure().orElseThrow().what());
		assertFalse(board.commands.contains("flash-erase-region"));
		assertFalse(Files.exists(backup()));
		assertTrue(asked.get(0).consequences().get(0).contains("may be read wrongly"));
	}

	@Test
	void aCopyOfAnotherBoardIsLeftAlone() throws Exception {
		FakeBoard other = new FakeBoard(BoardMode.ROM);
		List<RunRecord> others = new ArrayList<>();
		MemoryTest test = test(Sectors.ONE, OptionalLong.empty());
		RunListener erasing = new RunListener() {
			@Override
			public void command(Step step, String line) {
				if (line.contains("flash-erase-region") && others.isEmpty()) {
					others.add(runOn(other, test));
					assertTrue(Files.exists(backup()));
				}
			}
		};

		RunRecord run = PlanRunner.run(test.plan(), board, BoardChoice.only(), request -> true, Progress.NONE,
				new MemoryJournal(), erasing);

		assertEquals(Outcome.OK, run.outcome());
		assertTrue(others.get(0).failure().orElseThrow().what().contains("or is not yet"));
		assertFalse(other.commands.contains("flash-erase-region"));
		assertFalse(Files.exists(backup()));
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
		MemoryTest plain = test(Sectors.ONE, OptionalLong.empty());
		MemoryTest test = new MemoryTest(plain.device(), (FlexSpiNorOption) plain.option(), OptionalInt.empty(),
				plain.unsignedFlashloader(), Optional.empty(), Sectors.ONE, OptionalLong.empty(),
				file.resolve("below"));

		RunRecord run = run(test, Progress.NONE);

		assertTrue(run.failure().orElseThrow().what().startsWith("The content of the sector can't be saved in"));
		assertFalse(board.commands.contains("flash-erase-region"));
	}

	@ParameterizedTest
	@CsvSource({ "flash-erase-region", "write-memory" })
	void aCancelledTestRestoresTheSector(String after) throws Exception {
		RunRecord run = run(test(Sectors.ONE, OptionalLong.empty()), cancelledAfter(after));

		assertEquals(Outcome.CANCELLED, run.outcome());
		assertArrayEquals(before, board.flash);
		assertFalse(Files.exists(backup()));
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
				return board.commands.contains(command);
			}
		};
	}

	@Test
	void aCancelledTestThatCannotRestoreNamesTheCopy() throws Exception {
		board.statuses.put("flash-erase-region 2", 20106);

		RunRecord run = run(test(Sectors.ONE, OptionalLong.empty()), cancelledAfter("flash-erase-region"));

		assertEquals(Outcome.CANCELLED, run.outcome());
		assertTrue(run.steps().get(run.steps().size() - 1).message().contains(backup().toString()));
		assertTrue(Files.exists(backup()));
	}

	@Test
	void aFlashThatOnlySaysThatItErasesIsFound() throws Exception {
		board.keepsSectors = true;

		RunRecord run = run(Sectors.ONE);

		assertTrue(run.failure().orElseThrow().what().contains("is not blank after it was erased: at 0x607FF001"));
		assertArrayEquals(before, board.flash);
		assertFalse(MemoryTest.findings(run).get(3).proven());
		assertFalse(Files.exists(backup()));
	}

	@Test
	void aByteThatIsReadBackWronglyIsFoundAndTheSectorIsNotCalledRestored() throws Exception {
		board.flippedByte = board.flash.length - 1;

		RunRecord run = run(Sectors.ONE);

		assertTrue(run.failure().orElseThrow().what().contains("at 0x607FFFFF found 0xFE, expected 0xFF"));
	}

	@Test
	void thePreviewNamesCommandsAndTheSector() throws Exception {
		List<String> preview = test(Sectors.ONE, OptionalLong.empty()).plan().preview();

		assertEquals("Test the memory configuration 0xC0000007 on MIMXRT1020", preview.get(0));
		assertTrue(preview.stream().anyMatch(line -> line.endsWith("fill-memory 0x00002000 4 0xC0000007")));
		assertTrue(preview.stream().anyMatch(line -> line.contains("the last sector")));
	}
}
