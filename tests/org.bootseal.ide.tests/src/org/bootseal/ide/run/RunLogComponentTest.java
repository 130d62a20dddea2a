/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.bootseal.core.BadInputException;
import org.bootseal.core.connection.BootReport;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.otp.FuseCheck;
import org.bootseal.core.otp.FuseMap;
import org.bootseal.core.otp.FusePlan;
import org.bootseal.core.otp.FuseRequest;
import org.bootseal.core.otp.FuseStatus;
import org.bootseal.core.plan.Outcome;
import org.bootseal.core.plan.RunFailure;
import org.bootseal.core.plan.RunRecord;
import org.bootseal.core.plan.StepRecord;
import org.bootseal.core.runlog.LoggedRun;
import org.bootseal.core.runlog.RunFile;
import org.bootseal.core.runlog.RunState;
import org.bootseal.ide.BootsealIde;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.jobs.Job;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLogComponentTest {

	private static final String DEVICE = "MIMXRT1020";
	private static final RunPosition POSITION = new RunPosition("erase", "Erase", 6, 14, 0, 0);

	@TempDir
	private Path folder;
	private RunLogComponent log;

	@BeforeEach
	void start() {
		log = restarted();
	}

	private RunLogComponent restarted() {
		return new RunLogComponent(() -> folder.resolve("runs"));
	}

	private static List<LoggedRun> read(RunLog log) throws InterruptedException {
		log.runs();
		Job.getJobManager().join(BootsealIde.JOB_FAMILY, null);
		return log.runs();
	}

	private static LoggedRun begun(int number) {
		return new LoggedRun(String.format("20260102T0304%05d-x", number),
				Instant.ofEpochSecond(1_767_323_040 + number),
				"Provision app", "/p/app.bootseal", "Virtual board 1", "", RunState.RUNNING, "", List.of(), List.of(),
				Optional.empty());
	}

	private static StepRecord step(String message) {
		return new StepRecord("erase", "Erase the sectors", List.of("blhost -- flash-erase-region 0x60000000 0x1000 0"),
				20106, "kStatus_FLEXSPINOR_EraseSectorFail", Duration.ofMillis(5), Duration.ofMillis(70), 4096,
				Outcome.FAILED, message);
	}

	private static LoggedRun failed(LoggedRun run, String folderName) throws BadInputException {
		FuseMap map = FuseMap.of(DeviceCatalogue.builtIn().find(DEVICE));
		FuseRequest close = FusePlan.closeRequest(map);
		FuseCheck fuse = new FuseCheck(close, true, 0x80000010, FuseStatus.CONFLICT, "it is locked");
		List<StepRecord> steps = List.of(step("failed in " + folderName), step(""));
		RunFailure failure = new RunFailure("erase", "The sector can't be erased.", "blhost", 20106, "Fail",
				"it is protected", "sectors may be erased in part", List.of("unplug it"));
		BootReport boot = new BootReport(true, true, false, OptionalLong.of(0x60002045L), List.of("FCB read"),
				List.of("event"));
		RunRecord record = new RunRecord("Write app", "virtual:1-1", Outcome.FAILED, steps, List.of(fuse),
				Optional.of(failure), Optional.of(boot));
		return new LoggedRun(run.id(), run.time(), run.name(), run.file(), run.board(), DEVICE, RunState.FAILED,
				failure.what(), List.of("Write app", "1. Erase"), steps, Optional.of(record));
	}

	@Test
	void runsSurviveARestartWithAllTheirParts() throws Exception {
		LoggedRun run = begun(1);
		log.put(run, Optional.empty());
		LoggedRun ended = failed(run, "/tmp");
		log.put(ended, Optional.empty());
		LoggedRun cancelled = new LoggedRun(begun(2).id(), begun(2).time(), "n", "f", "b", "", RunState.CANCELLED,
				"Cancelled", List.of(), List.of(), Optional.empty());
		log.put(cancelled, Optional.empty());
		assertEquals(List.of(cancelled, ended), log.runs());
		assertEquals(List.of(cancelled, ended), read(restarted()));
		assertEquals(Optional.of(ended), log.find(ended.id()));
	}

	@Test
	void runThatWasGoingOnWhenTheWorkspaceEndedIsLost() throws Exception {
		log.put(begun(1), Optional.empty());
		LoggedRun lost = read(restarted()).get(0);
		assertEquals(RunState.LOST, lost.state());
		assertFalse(lost.message().isEmpty());
		assertTrue(log.runs().get(0).isRunning());
	}

	@Test
	void nobodyWhoLooksWaitsForFiles() throws Exception {
		CountDownLatch writing = new CountDownLatch(1);
		CountDownLatch goOn = new CountDownLatch(1);
		AtomicBoolean isSlow = new AtomicBoolean();
		RunLogComponent slow = new RunLogComponent(() -> {
			if (isSlow.get()) {
				writing.countDown();
				awaitUninterrupted(goOn);
			}
			return folder.resolve("slow");
		});
		slow.put(begun(1), Optional.empty());
		isSlow.set(true);
		Thread writer = new Thread(() -> slow.put(begun(2), Optional.empty()));
		writer.start();
		try {
			assertTrue(writing.await(10, TimeUnit.SECONDS));
			assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
				assertEquals(2, slow.runs().size());
				assertTrue(slow.find(begun(2).id()).isPresent());
			});
		} finally {
			goOn.countDown();
			writer.join();
		}
	}

	private static void awaitUninterrupted(CountDownLatch latch) {
		try {
			latch.await();
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	@Test
	void listenerThatFailsDoesNotEndTheRun() {
		List<LoggedRun> told = new ArrayList<>();
		log.addListener(new RunLogListener() {
			@Override
			public void runStarted(LoggedRun run) {
				throw new IllegalStateException("a view is gone");
			}
		});
		log.addListener(new RunLogListener() {
			@Override
			public void runStarted(LoggedRun run) {
				told.add(run);
			}
		});
		log.put(begun(1), Optional.empty());
		assertEquals(List.of(begun(1)), told);
	}

	@Test
	void onlyTheLastRunsAreKept() throws Exception {
		for (int i = 0; i < RunLog.LIMIT + 2; i++) {
			log.put(begun(i), Optional.empty());
		}
		assertEquals(RunLog.LIMIT, log.runs().size());
		List<LoggedRun> kept = read(restarted());
		assertEquals(RunLog.LIMIT, kept.size());
		assertEquals(begun(RunLog.LIMIT + 1).id(), kept.get(0).id());
		assertEquals(begun(2).id(), kept.get(RunLog.LIMIT - 1).id());
	}

	@Test
	void fileThatCantBeReadHurtsNoOther() throws Exception {
		log.put(begun(1), Optional.empty());
		log.put(begun(2), Optional.empty());
		Files.writeString(folder.resolve("runs").resolve(begun(2).id() + ".json"), "{\"format\":\"bootseal run\"}");
		assertEquals(List.of(begun(1).id()), read(restarted()).stream().map(LoggedRun::id).toList());
	}

	@Test
	void endedRunsCanBeRemoved() throws Exception {
		log.put(begun(1), Optional.empty());
		log.put(failed(begun(2), ""), Optional.empty());
		log.remove(log.runs());
		assertEquals(List.of(begun(1)), log.runs());
		assertEquals(1, read(restarted()).size());
	}

	@Test
	void listenersSeeARunFromItsStartToItsEnd() throws Exception {
		read(log);
		List<String> seen = new ArrayList<>();
		RunLogListener listener = new RunLogListener() {
			@Override
			public void runStarted(LoggedRun run) {
				seen.add("started");
			}

			@Override
			public void runChanged(LoggedRun run, RunPosition position) {
				seen.add("at " + position.stepId());
			}

			@Override
			public void runEnded(LoggedRun run) {
				seen.add("ended " + run.state());
			}

			@Override
			public void logChanged() {
				seen.add("log");
			}
		};
		log.addListener(listener);
		log.put(begun(1), Optional.empty());
		log.put(begun(1), Optional.of(POSITION));
		log.put(failed(begun(1), ""), Optional.empty());
		log.remove(log.runs());
		assertEquals(List.of("started", "at erase", "ended FAILED", "log"), seen);
		log.removeListener(listener);
		log.put(begun(2), Optional.empty());
		assertEquals(4, seen.size());
	}

	@Test
	void exportTellsNothingOfThisComputerAndItsUser() throws Exception {
		String home = System.getProperty("user.home");
		String workspace = ResourcesPlugin.getWorkspace().getRoot().getLocation().toOSString();
		LoggedRun run = failed(begun(1), home + "/keys and " + workspace + "/app");
		for (RunLog.Format format : RunLog.Format.values()) {
			Path file = folder.resolve("export");
			log.export(run, file.toString(), format);
			String text = Files.readString(file);
			assertTrue(text.contains("failed in ~/keys and WORKSPACE/app"), text);
			assertFalse(text.contains(workspace), text);
			assertFalse(text.contains(home + "/"), text);
			assertTrue(text.contains("The sector can't be erased."), text);
			assertTrue(text.contains("flash-erase-region"), text);
		}
	}

	@Test
	void exportedJsonIsTheRun() throws Exception {
		LoggedRun run = failed(begun(1), "a folder");
		Path file = folder.resolve("export.json");
		log.export(run, file.toString(), RunLog.Format.JSON);
		assertEquals(run, RunFile.read(file));
	}
}
