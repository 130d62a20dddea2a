/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.memory;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.bootseal.board.BoardPace;
import org.bootseal.board.BoardSpec;
import org.bootseal.board.VirtualBoard;
import org.bootseal.board.uart.UartServer;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.flexspi.MemoryConfiguration;
import org.bootseal.core.plan.ConsentRequest;
import org.bootseal.core.plan.MemoryTest;
import org.bootseal.core.plan.MemoryTest.Finding;
import org.bootseal.core.plan.MemoryTest.Sectors;
import org.bootseal.core.runlog.LoggedRun;
import org.bootseal.core.runlog.RunState;
import org.bootseal.ide.BootsealIde;
import org.bootseal.ide.boards.AttachedBoard;
import org.bootseal.ide.boards.AttachedVirtualBoard;
import org.bootseal.ide.boards.Boards;
import org.bootseal.ide.boards.KeptBoard;
import org.bootseal.ide.boards.Pace;
import org.bootseal.ide.preferences.BootsealPreferences;
import org.bootseal.ide.preferences.PreferenceStore;
import org.bootseal.ide.project.NewFileText;
import org.bootseal.ide.run.RunLog;
import org.bootseal.ide.run.RunProcess;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.ServiceCaller;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.IStatusHandler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of memory configurations on virtual boards. */
class MemoryTestJobTest {

	private static final int RIGHT = 0xC000_0007;
	private static final int HYPER_FLASH = 0xC023_3007;
	private static final Function<IStatus, IStatusHandler> NOBODY = status -> null;

	@TempDir
	private Path folder;
	private final ServiceCaller<Boards> boardsService = new ServiceCaller<>(getClass(), Boards.class);
	private final ServiceCaller<RunLog> logService = new ServiceCaller<>(getClass(), RunLog.class);
	private Boards boards;
	private RunLog log;
	private AttachedVirtualBoard board;
	private RunProcess process;

	@BeforeEach
	void attach() throws CoreException {
		boards = boardsService.current().orElseThrow();
		log = logService.current().orElseThrow();
		board = boards.attach(BoardSpec.mimxrt1020Evk(), "Tested");
		board.setPace(Pace.NONE);
	}

	@AfterEach
	void detach() throws CoreException {
		if (process != null) {
			DebugPlugin.getDefault().getLaunchManager().removeLaunch(process.getLaunch());
		}
		boards.detach(board);
		boardsService.unget();
		logService.unget();
	}

	private LoggedRun test(String device, int word, Sectors sectors, Function<IStatus, IStatusHandler> handlers)
			throws Exception {
		return test(board.name(), device, word, sectors, handlers);
	}

	private LoggedRun test(String address, String device, int word, Sectors sectors,
			Function<IStatus, IStatusHandler> handlers) throws Exception {
		Path file = folder.resolve("flash" + MemoryConfiguration.SUFFIX);
		Files.writeString(file, NewFileText.memoryConfiguration(device, "quad_spi", List.of(word)));
		MemoryTestJob job = new MemoryTestJob(boards, log,
				new MemoryTestSettings(IPath.fromPath(file), "shown", address, sectors), handlers);
		job.schedule();
		Job.getJobManager().join(BootsealIde.JOB_FAMILY, null);
		assertTrue(job.getResult().isOK(), () -> job.getResult().toString());
		process = job.process();
		assertTrue(process.isTerminated());
		return log.find(process.runId().orElseThrow()).orElseThrow();
	}

	private static Function<IStatus, IStatusHandler> answering(Object answer, List<ConsentRequest> asked) {
		return status -> (found, source) -> {
			assertEquals(MemoryTestJob.CONSENT_STATUS, found);
			asked.add((ConsentRequest) source);
			return answer;
		};
	}

	private String output() {
		return process.getStreamsProxy().getOutputStreamMonitor().getContents()
				+ process.getStreamsProxy().getErrorStreamMonitor().getContents();
	}

	private VirtualBoard virtual() {
		return board.virtual().orElseThrow();
	}

	private static Finding finding(LoggedRun run, String part) {
		List<Finding> findings = MemoryTest.findings(run.record().orElseThrow());
		return findings.stream().filter(finding -> finding.text().contains(part)).findFirst()
				.orElseThrow(() -> new AssertionError(findings.toString()));
	}

	@Test
	void readingChangesNothingAndAsksNobody() throws Exception {
		LoggedRun run = test("MIMXRT1020", RIGHT, Sectors.NONE, NOBODY);
		assertEquals(RunState.OK, run.state(), this::output);
		assertEquals(0, virtual().statistics().pagesProgrammed());
		assertEquals("shown", run.file());
		assertTrue(finding(run, "accepts the option words").proven());
		assertFalse(finding(run, "erased, programmed").proven());
		assertTrue(output().contains("+ The flashloader accepts the option words"), this::output);
		assertTrue(Arrays.asList(DebugPlugin.getDefault().getLaunchManager().getLaunches())
				.contains(process.getLaunch()), "the console is that of a launch");
	}

	@Test
	void aBoardOnASerialLineIsTested() throws Exception {
		BootsealPreferences preferences = BootsealPreferences.workspace();
		Path standIn = FlashloaderChoice.of(DeviceCatalogue.builtIn().find("MIMXRT1020"), preferences, true);
		PreferenceStore.workspace().write(preferences.withFlashloaders(Map.of("MIMXRT1020", standIn.toString())));
		VirtualBoard wired = VirtualBoard.create(BoardSpec.mimxrt1020Evk());
		wired.live(BoardPace.FAST);
		try (UartServer server = new UartServer(wired, 0, trouble -> {
			throw new AssertionError(trouble);
		})) {
			String address = "uart:tcp:127.0.0.1:" + server.port();
			LoggedRun run = test(address, "MIMXRT1020", RIGHT, Sectors.NONE, NOBODY);
			assertEquals(RunState.OK, run.state(), this::output);
			assertEquals(address, run.board());
			assertTrue(finding(run, "accepts the option words").proven());
		} finally {
			PreferenceStore.workspace().clear();
			for (AttachedBoard attached : boards.boards()) {
				boards.detach((KeptBoard) attached);
			}
		}
		assertEquals(0, wired.statistics().pagesProgrammed());
	}

	@Test
	void sectorsAreTestedAndRestoredAfterAYes() throws Exception {
		byte[] before = virtual().readFlash(0, 0x1000);
		List<ConsentRequest> asked = new ArrayList<>();
		LoggedRun run = test("MIMXRT1020", RIGHT, Sectors.ONE_AND_FCB, answering(Boolean.TRUE, asked));
		assertEquals(RunState.OK, run.state(), this::output);
		assertTrue(finding(run, "erased, programmed").proven());
		assertTrue(finding(run, "good FCB").proven());
		assertEquals(1, asked.size());
		assertTrue(asked.get(0).consequences().toString().contains("get their content back")
				|| asked.get(0).title().contains("get their content back"), asked::toString);
		assertArrayEquals(before, virtual().readFlash(0, 0x1000));
	}

	@Test
	void withoutAYesNothingIsErased() throws Exception {
		for (Function<IStatus, IStatusHandler> handlers : List.of(NOBODY, answering("true", new ArrayList<>()))) {
			LoggedRun run = test("MIMXRT1020", RIGHT, Sectors.ONE, handlers);
			assertEquals(RunState.CANCELLED, run.state(), this::output);
			assertEquals(0, virtual().statistics().pagesProgrammed());
			assertFalse(finding(run, "erased, programmed").proven());
		}
	}

	@Test
	void wrongWordsFailWithAReason() throws Exception {
		LoggedRun run = test("MIMXRT1020", HYPER_FLASH, Sectors.NONE, NOBODY);
		assertEquals(RunState.FAILED, run.state(), this::output);
		assertFalse(finding(run, "accepts the option words").proven());
		assertTrue(run.message().contains("Configure the flash: HyperFlash"), run::message);
		assertEquals(RunProcess.FAILED, process.getExitValue());
	}

	@Test
	void anotherDeviceNeedsAFlashloaderOfThePreferences() throws Exception {
		LoggedRun run = test("MIMXRT1060", RIGHT, Sectors.NONE, NOBODY);
		assertEquals(RunState.FAILED, run.state());
		assertEquals("No flashloader is known for MIMXRT1060. Choose one on the preference page Bootseal.",
				run.message());
	}

	@Test
	void theFlashloaderOfThePreferencesIsTaken() throws Exception {
		BootsealPreferences preferences = BootsealPreferences.workspace()
				.withFlashloaders(Map.of("MIMXRT1020", "/loaders/own.srec"));
		assertEquals(Path.of("/loaders/own.srec"),
				FlashloaderChoice.of(DeviceCatalogue.builtIn().find("MIMXRT1020"), preferences, true));
	}
}
