/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

import org.bootseal.board.fault.Fault;
import org.bootseal.board.fault.FaultEffect;
import org.bootseal.board.fault.FaultScript;
import org.bootseal.board.fault.FaultSite;
import org.bootseal.board.nor.NorFigures;
import org.bootseal.core.Progress;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.flexspi.FlexSpiNorOption;
import org.bootseal.core.plan.BoardChoice;
import org.bootseal.core.plan.MemoryJournal;
import org.bootseal.core.plan.Outcome;
import org.bootseal.core.plan.PlanFile;
import org.bootseal.core.plan.PlanRunner;
import org.bootseal.core.plan.RetryPolicy;
import org.bootseal.core.plan.RunListener;
import org.bootseal.core.plan.RunRecord;
import org.bootseal.core.plan.WritePlan;
import org.bootseal.core.plan.WritePlanner;
import org.bootseal.core.plan.WriteRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A chip may be as slow as its datasheet allows; a dead one is given up in bounded time. */
class SlowFlashTest {

	/** The longest that the datasheets of W25Q128JV and MX25L128 give: 4 KiB, 32 KiB, 64 KiB, page. */
	private static final long SECTOR_MICROS = 400_000;
	private static final long HALF_BLOCK_MICROS = 1_600_000;
	private static final long BLOCK_MICROS = 2_000_000;
	private static final long PAGE_MICROS = 3_000;
	private static final int APPLICATION = (3 << 20) - 0x2000;

	private static BoardSpec slowest() {
		BoardSpec spec = BoardSpec.mimxrt1020Evk();
		NorFigures usual = spec.nor();
		TreeMap<Integer, Long> erase = new TreeMap<>();
		erase.put(0x1000, SECTOR_MICROS);
		erase.put(0x8000, HALF_BLOCK_MICROS);
		erase.put(0x10000, BLOCK_MICROS);
		return spec.withNor(new NorFigures(usual.name(), usual.kind(), usual.jedecId(), usual.size(),
				usual.claimedSize(), usual.pageSize(), usual.maxMegahertz(), usual.quadEnable(),
				usual.quadEnableRequirement(), usual.sfdp(), usual.millivolts(), usual.protectedAtPowerUp(),
				PAGE_MICROS, erase, usual.chipEraseMicros(), usual.statusWriteMicros()));
	}

	private static WritePlan plan() throws Exception {
		PlanFile loader = PlanFile.of(Path.of("flashloader.bin"), TestImages.ramImage(TestImages.LOADER_ADDRESS, true));
		return WritePlanner.plan(new WriteRequest(DeviceCatalogue.builtIn().find("MIMXRT1020"),
				PlanFile.of(Path.of("app.bin"), TestImages.flashImage(APPLICATION)), Optional.of(loader),
				Optional.empty(), FlexSpiNorOption.parse("0xC0000007"), WriteRequest.DEFAULT_SECTOR_SIZE,
				OptionalInt.empty(), Optional.empty(), List.of(), List.of(), OptionalInt.empty(), Set.of(), true));
	}

	private static RunRecord run(VirtualBoards bus) throws Exception {
		return PlanRunner.run(plan(), bus, BoardChoice.only(), consent -> true, Progress.NONE, new MemoryJournal(),
				RunListener.NONE, RetryPolicy.NEVER);
	}

	@Test
	void theSlowestChipThatKeepsToItsDatasheetIsWritten() throws Exception {
		VirtualBoard board = VirtualBoard.create(slowest());
		VirtualBoards bus = VirtualBoards.of(board);

		RunRecord run = run(bus);

		assertEquals(Optional.empty(), run.failure());
		assertTrue(run.bootReport().orElseThrow().booted());
		Duration erase = run.steps().stream().filter(step -> step.id().equals("erase")).findFirst().orElseThrow()
				.elapsed();
		assertTrue(erase.compareTo(Duration.ofSeconds(300)) > 0, () -> "it is slow indeed: " + erase);
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 300, 760 })
	void aBoardThatDiesAmidALongEraseIsGivenUp(int sector) throws Exception {
		VirtualBoard board = VirtualBoard.create(slowest());
		board.faults(
				FaultScript.none().with(Fault.at(FaultSite.ERASE_SECTOR, FaultEffect.hang()).number(sector)));
		VirtualBoards bus = VirtualBoards.of(board);
		long start = bus.nanoTime();

		RunRecord run = run(bus);

		assertEquals(Outcome.FAILED, run.outcome());
		assertEquals("erase", run.failure().orElseThrow().stepId());
		Duration waited = Duration.ofNanos(bus.nanoTime() - start)
				.minus(Duration.ofMillis(SECTOR_MICROS / 1000 * sector));
		assertTrue(waited.compareTo(Duration.ofSeconds(150)) < 0, () -> "given up after " + waited);
	}
}
