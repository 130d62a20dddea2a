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

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

import org.bootseal.core.BadInputException;
import org.bootseal.core.Progress;
import org.bootseal.core.flexspi.FcbBlocks;
import org.bootseal.core.flexspi.FlexSpiNorOption;
import org.bootseal.core.mboot.StatusCode;
import org.bootseal.core.plan.MemoryTest.Finding;
import org.bootseal.core.plan.MemoryTest.Sectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests of a memory configuration: what they find out, what they ask, and when they erase nothing. */
class MemoryTestTest {

	@RegisterExtension
	private final RunBench runs = new RunBench();
	@TempDir
	private Path folder;
	private MemoryTestBench bench;

	@BeforeEach
	void flashHasContent() {
		bench = new MemoryTestBench(runs, folder);
	}

	private static List<Boolean> proven(RunRecord run) {
		return MemoryTest.findings(run).stream().map(Finding::proven).toList();
	}

	@Test
	void aLookChangesNothingAndAsksNothing() throws Exception {
		RunRecord run = bench.run(Sectors.NONE);

		assertEquals(Outcome.OK, run.outcome());
		assertEquals(List.of(), runs.asked);
		assertFalse(bench.board.commands.contains("flash-erase-region"));
		assertFalse(bench.board.commands.contains("write-memory"));
		assertEquals(List.of(true, true, true, false, false, false), proven(run));
		List<Finding> findings = MemoryTest.findings(run);
		assertEquals("The flash can be read: no FCB stands in the flash, but other data.", findings.get(2).text());
		assertEquals("Not tried: whether sectors can be erased, programmed and read.", findings.get(3).text());
	}

	@Test
	void waitsCanBeLimited() throws Exception {
		MemoryTestPlan plan = bench.test(Sectors.NONE, OptionalLong.empty()).plan().withLimits(Duration.ofSeconds(77),
				Duration.ofSeconds(88));

		String preview = String.join("\n", plan.preview());
		assertTrue(preview.contains("88 s at most"), preview);
		assertEquals(Duration.ofSeconds(77), ((LookStep) plan.steps().get(0)).limit());
	}

	@Test
	void nothingButOnesIsNoProofOfReading() throws Exception {
		Arrays.fill(bench.board.flash, (byte) 0xFF);

		assertEquals(List.of(true, true, false, false, false, false), proven(bench.run(Sectors.NONE)));
	}

	@Test
	void anFcbThatStandsThereIsTold() throws Exception {
		System.arraycopy(FcbBlocks.quad(), 0, bench.board.flash, 0, 512);

		RunRecord run = bench.run(Sectors.NONE);

		assertTrue(MemoryTest.findings(run).get(2).text().contains("FCB V1.4.0, flash of 0x800000"));
	}

	@Test
	void theLastSectorIsTestedAndRestored() throws Exception {
		RunRecord run = bench.run(Sectors.ONE);

		assertEquals(Optional.empty(), run.failure());
		assertArrayEquals(bench.before, bench.board.flash);
		assertEquals(List.of(true, true, true, true, false, false), proven(run));
		assertEquals("0x607FF000..0x607FFFFF was erased, programmed and read back, and has its content again",
				run.steps().get(run.steps().size() - 1).message());
		assertFalse(Files.exists(bench.backup()));
		assertEquals(1, runs.asked.size());
		assertFalse(runs.asked.get(0).isIrreversible());
		assertTrue(runs.asked.get(0).consequences().get(0).contains("the last sector"));
	}

	@Test
	void theFcbIsGeneratedCheckedAndItsSectorRestored() throws Exception {
		RunRecord run = bench.run(Sectors.ONE_AND_FCB);

		assertEquals(Outcome.OK, run.outcome());
		assertArrayEquals(bench.before, bench.board.flash);
		assertEquals(List.of(true, true, true, true, true, false), proven(run));
		assertTrue(bench.board.commands.contains("write-fcb"));
	}

	@Test
	void withoutAYesNothingIsErased() throws Exception {
		runs.agrees = false;

		RunRecord run = bench.run(Sectors.ONE);

		assertEquals(Outcome.CANCELLED, run.outcome());
		assertFalse(bench.board.commands.contains("configure-memory"));
		assertArrayEquals(bench.before, bench.board.flash);
	}

	@Test
	void aSectorByItsAddressIsTheOneThatHoldsIt() throws Exception {
		RunRecord run = bench.run(bench.test(Sectors.ONE, OptionalLong.of(0x60100123L)), Progress.NONE);

		assertTrue(run.steps().get(run.steps().size() - 1).message().startsWith("0x60100000..0x60100FFF"));
		assertArrayEquals(bench.before, bench.board.flash);
	}

	@Test
	void anAddressOutsideTheFlashIsRefused() throws Exception {
		MemoryTest test = bench.test(Sectors.ONE, OptionalLong.of(0x20000000L));
		assertTrue(assertThrows(BadInputException.class, test::plan).getMessage().contains("0x20000000"));

		RunRecord run = bench.run(bench.test(Sectors.ONE, OptionalLong.of(0x60900000L)), Progress.NONE);
		assertEquals("The flash has no address 0x60900000.", run.failure().orElseThrow().what());
		assertArrayEquals(bench.before, bench.board.flash);
	}

	@Test
	void anInstanceThatTheDeviceHasNotIsRefused() throws Exception {
		MemoryTest plain = bench.test(Sectors.NONE, OptionalLong.empty());
		MemoryTest test = new MemoryTest(plain.device(), (FlexSpiNorOption) plain.option(), OptionalInt.of(2),
				Optional.empty(),
				Optional.empty(), Sectors.NONE, OptionalLong.empty(), folder);

		assertTrue(assertThrows(BadInputException.class, test::plan).getMessage().contains("no FlexSPI to choose"));
	}

	@Test
	void aFlashloaderThatTellsNoSectorSizeErasesNothing() throws Exception {
		bench.board.attributesStatus = StatusCode.UNKNOWN_PROPERTY;

		RunRecord run = bench.run(Sectors.ONE);

		assertEquals("The flashloader does not tell what it found out about the flash.",
				run.failure().orElseThrow().what());
		assertTrue(MemoryTest.findings(run).stream().anyMatch(
				finding -> finding.text().contains("this flashloader does not tell what it found")));
		assertArrayEquals(bench.before, bench.board.flash);
	}

	/** The second number counts the commands of this kind from the start of the run. */
	@ParameterizedTest
	@CsvSource({ "fill-memory", "configure-memory", "read-memory 1", "read-memory 2", "read-memory 3" })
	void anErrorBeforeTheEraseLeavesTheFlashAlone(String command) throws Exception {
		bench.board.statuses.put(command, 20106);

		RunRecord run = bench.run(Sectors.ONE);

		assertEquals(20106, run.failure().orElseThrow().status());
		assertFalse(bench.board.commands.contains("flash-erase-region"));
		assertArrayEquals(bench.before, bench.board.flash);
		assertFalse(Files.exists(bench.backup()));
	}

	@Test
	void aFlashThatOnlySaysThatItErasesIsFound() throws Exception {
		bench.board.keepsSectors = true;

		RunRecord run = bench.run(Sectors.ONE);

		assertTrue(run.failure().orElseThrow().what().contains("is not blank after it was erased: at 0x607FF001"));
		assertArrayEquals(bench.before, bench.board.flash);
		assertFalse(MemoryTest.findings(run).get(3).proven());
		assertFalse(Files.exists(bench.backup()));
	}

	@Test
	void aByteThatIsReadBackWronglyIsFoundAndTheSectorIsNotCalledRestored() throws Exception {
		bench.board.flippedByte = bench.board.flash.length - 1;

		RunRecord run = bench.run(Sectors.ONE);

		assertTrue(run.failure().orElseThrow().what().contains("at 0x607FFFFF found 0xFE, expected 0xFF"));
	}

	@Test
	void thePreviewNamesCommandsAndTheSector() throws Exception {
		List<String> preview = bench.test(Sectors.ONE, OptionalLong.empty()).plan().preview();

		assertEquals("Test the memory configuration 0xC0000007 on MIMXRT1020", preview.get(0));
		assertTrue(preview.stream().anyMatch(line -> line.endsWith("fill-memory 0x00002000 4 0xC0000007")));
		assertTrue(preview.stream().anyMatch(line -> line.contains("the last sector")));
	}
}
