/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;

import org.bootseal.board.BoardPace;
import org.bootseal.board.BoardSpec;
import org.bootseal.board.VirtualBoard;
import org.bootseal.board.fault.Fault;
import org.bootseal.board.fault.FaultEffect;
import org.bootseal.board.fault.FaultScript;
import org.bootseal.board.fault.FaultSite;
import org.bootseal.board.uart.UartServer;
import org.bootseal.core.connection.BootReport;
import org.bootseal.ide.BootsealIde;
import org.bootseal.ide.boards.AttachedBoard;
import org.bootseal.ide.boards.Boards;
import org.bootseal.ide.boards.KeptBoard;
import org.bootseal.ide.project.ExampleProject;
import org.bootseal.ide.run.RunProcess;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.ServiceCaller;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunch;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.debug.core.Launch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Launches the example on a board on a serial line. */
class SerialLaunchTest {

	private static IProject project;

	private final ServiceCaller<Boards> boardsService = new ServiceCaller<>(getClass(), Boards.class);
	private final VirtualBoard virtual = VirtualBoard.create(BoardSpec.mimxrt1020Evk());
	private Boards boards;

	@BeforeAll
	static void createProject() throws CoreException {
		project = ExampleProject.create("launched-serial", null);
	}

	@AfterAll
	static void deleteProject() throws Exception {
		join();
		project.delete(true, true, null);
	}

	@BeforeEach
	void prepare() {
		boards = boardsService.current().orElseThrow();
		virtual.live(BoardPace.FAST);
	}

	@AfterEach
	void detach() throws Exception {
		join();
		for (AttachedBoard board : boards.boards()) {
			boards.detach((KeptBoard) board);
		}
		boardsService.unget();
	}

	private static void join() throws InterruptedException {
		Job.getJobManager().join(BootsealIde.JOB_FAMILY, null);
	}

	private static void fail(String trouble) {
		throw new AssertionError(trouble);
	}

	private static RunProcess launch(String address) throws Exception {
		ILaunchConfigurationWorkingCopy configuration = DebugPlugin.getDefault().getLaunchManager()
				.getLaunchConfigurationType(BootsealLaunches.TYPE_PROVISION).newInstance(null, "Tested");
		new ProvisionLaunch(project.getFile(ExampleProject.PROVISIONING).getFullPath().toString(), address, Set.of(),
				true, "", true, "").applyTo(configuration);
		ILaunch launch = new Launch(configuration, ILaunchManager.RUN_MODE, null);
		new ProvisionLaunchDelegate(status -> null).launch(configuration, ILaunchManager.RUN_MODE, launch,
				new NullProgressMonitor());
		join();
		return (RunProcess) launch.getProcesses()[0];
	}

	private static String output(RunProcess process) {
		return process.getStreamsProxy().getOutputStreamMonitor().getContents()
				+ process.getStreamsProxy().getErrorStreamMonitor().getContents();
	}

	@Test
	void writesTheBoardAndKnowsItAfterwards() throws Exception {
		try (UartServer server = new UartServer(virtual, 0, SerialLaunchTest::fail)) {
			String address = "uart:tcp:127.0.0.1:" + server.port();
			RunProcess process = launch(address);
			assertEquals(RunProcess.OK, process.getExitValue(), () -> output(process));
			assertTrue(output(process).contains(address), () -> output(process));
			AttachedBoard board = boards.boards().get(0);
			assertEquals(address, board.path());
			assertEquals(List.of("MIMXRT1020"), board.devices());
			boards.rename((KeptBoard) board, "Desk");
			RunProcess again = launch("Desk");
			assertEquals(RunProcess.OK, again.getExitValue(), () -> output(again));
		}
		BootReport report = virtual.bootInternally();
		assertTrue(report.booted(), report::toString);
	}

	@Test
	void whatGoesWrongIsSaidAndTheLineIsFreeAgain() throws Exception {
		virtual.faults(new FaultScript(0,
				List.of(Fault.at(FaultSite.PROGRAM_PAGE, FaultEffect.status(20106)).number(40).everyTime())));
		String address;
		try (UartServer server = new UartServer(virtual, 0, SerialLaunchTest::fail)) {
			address = "uart:tcp:127.0.0.1:" + server.port();
			RunProcess failed = launch(address);
			assertEquals(RunProcess.FAILED, failed.getExitValue());
			assertTrue(output(failed).contains("20106"), () -> output(failed));
			virtual.faults(FaultScript.none());
			virtual.powerCycle();
			RunProcess process = launch(address);
			assertEquals(RunProcess.OK, process.getExitValue(), () -> output(process));
		}
		RunProcess unserved = launch(address);
		assertEquals(RunProcess.FAILED, unserved.getExitValue());
		assertTrue(output(unserved).contains("nobody serves this line"), () -> output(unserved));
		assertTrue(output(unserved).contains("Start what serves this line"), () -> output(unserved));
	}
}
