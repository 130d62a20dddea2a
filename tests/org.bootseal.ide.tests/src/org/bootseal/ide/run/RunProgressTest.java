/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.bootseal.core.connection.UsbId;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.plan.BoardCommand;
import org.bootseal.core.plan.Outcome;
import org.bootseal.core.plan.PlanFile;
import org.bootseal.core.plan.Step;
import org.bootseal.core.plan.StepRecord;
import org.bootseal.core.plan.WriteImageStep;
import org.bootseal.core.plan.WritePlan;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;
import org.junit.jupiter.api.Test;

class RunProgressTest {

	private static final int LARGE = 99 * 1024;

	private long now = TimeUnit.HOURS.toNanos(1);
	private double worked;
	private final List<String> texts = new ArrayList<>();
	private final NullProgressMonitor monitor = new NullProgressMonitor() {
		@Override
		public void internalWorked(double work) {
			worked += work;
		}

		@Override
		public void worked(int work) {
			worked += work;
		}

		@Override
		public void subTask(String name) {
			texts.add(name);
		}
	};

	private static Step write(int length) throws Exception {
		PlanFile file = PlanFile.of(Path.of("image.bin"), new byte[length]);
		return new WriteImageStep(new BoardCommand.WriteMemory(new UsbId(0x15A2, 0x73), 0x60001000L, file));
	}

	private static StepRecord done(Step step) {
		return new StepRecord(step.id(), step.title(), List.of(), StepRecord.NO_STATUS, "", Duration.ZERO,
				Duration.ZERO,
				0, Outcome.OK, "");
	}

	@Test
	void workGrowsWithTheBytes() throws Exception {
		Step large = write(LARGE);
		Step small = write(1);
		WritePlan plan = new WritePlan(DeviceCatalogue.builtIn().find("MIMXRT1020"), "Test",
				PlanFile.of(Path.of("image.bin"), new byte[1]), List.of(), List.of(large, small));
		RunProgress progress = new RunProgress(SubMonitor.convert(monitor, 1000), plan, () -> now);
		progress.stepStarted(large);
		progress.bytes(LARGE / 2, LARGE);
		double half = worked;
		assertTrue(half > 450 && half < 510, () -> "half is " + half);
		assertTrue(texts.get(texts.size() - 1).contains("bytes"),
				() -> texts.toString());
		progress.bytes(LARGE / 2 + 1000, LARGE);
		assertEquals(half, worked, "two reports in no time are one");
		now += TimeUnit.SECONDS.toNanos(1);
		progress.bytes(LARGE / 2 + 2000, LARGE);
		assertTrue(worked > half);
		progress.bytes(LARGE, LARGE);
		progress.stepEnded(large, done(large));
		assertTrue(worked > 970 && worked < 1000, () -> "large is " + worked);
		progress.stepStarted(small);
		progress.stepEnded(small, done(small));
		assertEquals(1000, worked, 1);
	}

	@Test
	void cancellationIsHandedOn() throws Exception {
		Step step = write(1);
		RunProgress progress = new RunProgress(SubMonitor.convert(monitor), new WritePlan(
				DeviceCatalogue.builtIn().find("MIMXRT1020"), "Test", PlanFile.of(Path.of("a"), new byte[1]),
				List.of(), List.of(step)), () -> now);
		assertFalse(progress.isCancelled());
		monitor.setCanceled(true);
		assertTrue(progress.isCancelled());
	}
}
