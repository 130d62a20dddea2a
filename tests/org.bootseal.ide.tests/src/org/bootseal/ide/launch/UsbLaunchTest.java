/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.launch;

import static org.bootseal.ide.launch.LaunchBench.NOBODY;
import static org.bootseal.ide.launch.LaunchBench.allOutput;
import static org.bootseal.ide.launch.LaunchBench.join;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.bootseal.board.VirtualBoard;
import org.bootseal.core.connection.BoardMode;
import org.bootseal.core.connection.BusListener;
import org.bootseal.core.connection.FoundBoard;
import org.bootseal.core.runlog.LoggedRun;
import org.bootseal.core.runlog.RunState;
import org.bootseal.ide.boards.AttachedUsbBoard;
import org.bootseal.ide.boards.Boards;
import org.bootseal.ide.boards.FakeUsbBus;
import org.bootseal.ide.boards.ResetBoardJob;
import org.bootseal.ide.boards.UsbBus;
import org.bootseal.ide.project.ExampleProject;
import org.bootseal.ide.run.RunLog;
import org.bootseal.ide.run.RunProcess;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ServiceCaller;
import org.eclipse.core.runtime.jobs.Job;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.osgi.framework.ServiceRegistration;

/** Launches the example on boards that are on USB, as far as the workspace can tell. */
class UsbLaunchTest {

	private static IProject project;
	private static String file;

	private final ServiceCaller<Boards> boardsService = new ServiceCaller<>(getClass(), Boards.class);
	private final ServiceCaller<RunLog> logService = new ServiceCaller<>(getClass(), RunLog.class);
	private final FakeUsbBus bus = new FakeUsbBus();
	private ServiceRegistration<UsbBus> installed;
	private BusListener.Registration following;
	private Boards boards;
	private RunLog log;
	private VirtualBoard plugged;

	@BeforeAll
	static void createProject() throws CoreException {
		project = ExampleProject.create("launched-usb", null);
		file = project.getFile(ExampleProject.PROVISIONING).getFullPath().toString();
	}

	@AfterAll
	static void deleteProject() throws Exception {
		join();
		project.delete(true, true, null);
	}

	@BeforeEach
	void plug() throws InterruptedException {
		boards = boardsService.current().orElseThrow();
		log = logService.current().orElseThrow();
		installed = bus.install();
		plugged = bus.plug("1-2");
		following = boards.follow();
		join();
	}

	@AfterEach
	void unplug() throws InterruptedException {
		following.close();
		installed.unregister();
		join();
		boardsService.unget();
		logService.unget();
	}

	private AttachedUsbBoard only() {
		assertEquals(1, boards.boards().size());
		return (AttachedUsbBoard) boards.boards().get(0);
	}

	private static RunProcess launch(String address) throws CoreException {
		return LaunchBench.launch(new ProvisionLaunch(file, address, Set.of(), true, "", true, ""), NOBODY);
	}

	private LoggedRun run(RunProcess process) {
		return log.find(process.runId().orElseThrow()).orElseThrow();
	}

	@Test
	void writesTheOnlyBoard() throws Exception {
		AttachedUsbBoard board = only();
		RunProcess process = launch("usb");
		join();
		assertEquals(RunState.OK, run(process).state(), () -> allOutput(process));
		assertTrue(allOutput(process).contains("usb:1-2"), () -> allOutput(process));
		assertEquals("usb:1-2", run(process).board());
		assertTrue(plugged.statistics().pagesProgrammed() > 0);
		assertEquals(0, plugged.statistics().fuseBitsBurnt());
		assertSame(board, only(), "it was ROM, flashloader, and is what it is now");
		assertEquals(List.of("MIMXRT1020"), board.devices());
	}

	@Test
	void unpluggedInTheMiddleItFailsAndGoesFromTheList() throws Exception {
		Gate gate = new Gate("write-image", 20);
		log.addListener(gate);
		bus.beforeReports(() -> gate.await(Duration.ZERO, Duration.ZERO, () -> false));
		RunProcess process = launch("usb:1-2");
		gate.awaitReached();
		bus.unplug(plugged);
		assertEquals(1, boards.boards().size(), "a run goes on");
		gate.release();
		join();
		log.removeListener(gate);
		assertEquals(RunProcess.FAILED, process.getExitValue());
		assertTrue(allOutput(process).contains("off the bus"), () -> allOutput(process));
		assertEquals(List.of(), boards.boards());
	}

	@Test
	void stoppedBetweenPacketsTheFlashloaderStaysAndCanBeReset() throws Exception {
		Gate gate = new Gate("write-image", 20);
		log.addListener(gate);
		bus.beforeReports(() -> gate.await(Duration.ZERO, Duration.ZERO, () -> false));
		RunProcess process = launch("usb");
		gate.awaitReached();
		process.terminate();
		assertFalse(process.isTerminated());
		gate.release();
		join();
		log.removeListener(gate);
		assertEquals(RunProcess.CANCELLED, process.getExitValue());
		AttachedUsbBoard board = only();
		assertEquals(Optional.of(BoardMode.FLASHLOADER), board.found().map(FoundBoard::mode));
		Job reset = new ResetBoardJob(boards, board);
		reset.schedule();
		reset.join();
		assertTrue(reset.getResult().isOK(), reset.getResult()::getMessage);
	}

	@Test
	void boardThatIsMissingIsSaidBeforeAnythingRuns() throws Exception {
		bus.unplug(plugged);
		CoreException refused = assertThrows(CoreException.class, () -> launch("usb"));
		assertEquals(Boards.NO_SUCH_BOARD, refused.getStatus().getCode());
		assertTrue(refused.getMessage().contains("MIMXRT1020"), refused::getMessage);
		bus.plug("1-3");
		bus.plug("1-4");
		assertEquals(Boards.SEVERAL_BOARDS,
				assertThrows(CoreException.class, () -> launch("usb")).getStatus().getCode());
	}
}
