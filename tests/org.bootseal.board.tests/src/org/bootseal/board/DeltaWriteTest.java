/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;

import org.bootseal.board.fault.Fault;
import org.bootseal.board.fault.FaultEffect;
import org.bootseal.board.fault.FaultScript;
import org.bootseal.board.fault.FaultSite;
import org.bootseal.core.Progress;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.flexspi.FlexSpiNorOption;
import org.bootseal.core.plan.BoardChoice;
import org.bootseal.core.plan.Outcome;
import org.bootseal.core.plan.PlanFile;
import org.bootseal.core.plan.PlanRunner;
import org.bootseal.core.plan.RunListener;
import org.bootseal.core.plan.RunRecord;
import org.bootseal.core.plan.StepRecord;
import org.bootseal.core.plan.WritePlan;
import org.bootseal.core.plan.WritePlanner;
import org.bootseal.core.plan.WriteRequest;
import org.junit.jupiter.api.Test;

/** A board gets only the sectors that it has not. */
class DeltaWriteTest {

	private static final int APPLICATION = (4 << 20) - 0x2000;
	private static final int SECTOR = 0x1000;

	private final VirtualBoard board = VirtualBoard.create(BoardSpec.mimxrt1020Evk());
	private final VirtualBoards bus = VirtualBoards.of(board);

	private static WritePlan plan(byte[] image) throws Exception {
		PlanFile loader = PlanFile.of(Path.of("flashloader.bin"), TestImages.ramImage(TestImages.LOADER_ADDRESS, true));
		return WritePlanner.plan(new WriteRequest(DeviceCatalogue.builtIn().find("MIMXRT1020"),
				PlanFile.of(Path.of("app.bin"), image), Optional.of(loader), Optional.empty(),
				FlexSpiNorOption.parse("0xC0000007"), WriteRequest.DEFAULT_SECTOR_SIZE, OptionalInt.empty(),
				Optional.empty(), List.of(), List.of(), OptionalInt.empty(), Set.of(), true));
	}

	private RunRecord run(WritePlan plan) {
		board.setBootPins(BootPins.SERIAL);
		board.powerCycle();
		return PlanRunner.run(plan, bus, BoardChoice.only(), consent -> true, Progress.NONE, entry -> {
			throw new AssertionError("nothing is to be burnt");
		}, RunListener.NONE);
	}

	private void assertBoots(RunRecord run, byte[] image) {
		assertEquals(Optional.empty(), run.failure());
		assertTrue(run.bootReport().orElseThrow().booted());
		assertArrayEquals(image, board.readFlash(0x1000, image.length));
	}

	private static StepRecord step(RunRecord run, String id) {
		return run.steps().stream().filter(step -> step.id().equals(id)).findFirst().orElseThrow();
	}

	@Test
	void oneChangedSectorOfFourMebibytesTakesATenthOfTheTime() throws Exception {
		byte[] image = TestImages.flashImage(APPLICATION);
		assertBoots(run(plan(image).full()), image);
		byte[] changed = TestImages.flipped(image, 0x234567);

		long begin = bus.nanoTime();
		long erased = board.statistics().sectorsErased();
		RunRecord delta = run(plan(changed));
		long deltaTime = bus.nanoTime() - begin;

		assertBoots(delta, changed);
		assertEquals("2 of 1024 sectors are written", step(delta, "compare").message());
		assertEquals(2, board.statistics().sectorsErased() - erased, "that of the FCB and the changed one");
		begin = bus.nanoTime();
		assertBoots(run(plan(image).full()), image);
		long fullTime = bus.nanoTime() - begin;
		assertTrue(deltaTime * 10 <= fullTime, deltaTime + " of " + fullTime + " ns");
	}

	@Test
	void whatIsOnTheBoardAlreadyIsNotWrittenAgain() throws Exception {
		byte[] image = TestImages.flashImage(0x6000);
		assertBoots(run(plan(image)), image);
		long programmed = board.statistics().pagesProgrammed();

		RunRecord again = run(plan(image));

		assertBoots(again, image);
		assertEquals(Outcome.SKIPPED, step(again, "write-image").outcome());
		assertEquals(2, board.statistics().pagesProgrammed() - programmed, "the FCB is made by the flashloader");
	}

	@Test
	void anImageThatHasNothingInCommonIsWrittenWithoutReadingTheOldOne() throws Exception {
		byte[] image = TestImages.flashImage(0x6000);
		RunRecord first = run(plan(image));

		assertBoots(first, image);
		assertEquals("nothing there is as wanted; all 8 sectors are written", step(first, "compare").message());
	}

	@Test
	void aRunThatWasCutOffIsEndedByTheNextOneWhereItStopped() throws Exception {
		byte[] image = TestImages.flashImage(0x40000);
		board.faults(FaultScript.none()
				.with(Fault.at(FaultSite.PROGRAM_PAGE, FaultEffect.unplug()).nth(600)));
		assertEquals(Outcome.FAILED, run(plan(image)).outcome());
		board.faults(FaultScript.none());
		long programmed = board.statistics().pagesProgrammed();

		RunRecord next = run(plan(image));

		assertBoots(next, image);
		long pages = board.statistics().pagesProgrammed() - programmed;
		assertTrue(pages < 0x41000 / 256 - 500, pages + " pages");
	}

	@Test
	void whateverStandsInTheFlashTheImageIsThereAfterwards() throws Exception {
		Random random = new Random(20);
		byte[] image = TestImages.flashImage(0x8000);
		assertBoots(run(plan(image)), image);
		for (int round = 0; round < 30; round++) {
			byte[] next = image.clone();
			int changes = random.nextInt(4);
			for (int i = 0; i < changes; i++) {
				int at = 0x1008 + random.nextInt(next.length - 0x1008);
				next[at] = (byte) (random.nextBoolean() ? 0xFF : random.nextInt());
			}
			RunRecord run = run(plan(next));
			assertBoots(run, next);
			image = next;
		}
	}

	@Test
	void theRestOfTheFlashIsLeftAlone() throws Exception {
		byte[] large = TestImages.flashImage(0x8000);
		assertBoots(run(plan(large)), large);
		byte[] small = TestImages.flashImage(0x3000);

		assertBoots(run(plan(small)), small);

		int end = (0x1000 + small.length + SECTOR - 1) / SECTOR * SECTOR;
		byte[] rest = board.readFlash(end, 0x1000 + large.length - end);
		byte[] expected = Arrays.copyOfRange(large, end - 0x1000, large.length);
		assertArrayEquals(expected, rest);
	}
}
