/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.launch;

import static org.bootseal.ide.launch.LaunchBench.NOBODY;
import static org.bootseal.ide.launch.LaunchBench.allOutput;
import static org.bootseal.ide.launch.LaunchBench.join;
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
import org.bootseal.ide.boards.AttachedBoard;
import org.bootseal.ide.boards.Boards;
import org.bootseal.ide.boards.KeptBoard;
import org.bootseal.ide.project.ExampleProject;
import org.bootseal.ide.run.RunProcess;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ServiceCaller;
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

	private static void fail(String trouble) {
		throw new AssertionError(trouble);
	}

	private static RunProcess launch(String address) throws Exception {
		String file = project.getFile(ExampleProject.PROVISIONING).getFullPath().toString();
		RunProcess process = LaunchBench.launch(
				new ProvisionLaunch(file, address, Set.of(), true, "", true, ""), NOBODY);
		join();
		return process;
	}

	@Test
	void writesTheBoardAndKnowsItAfterwards() throws Exception {
		try (UartServer server = new UartServer(virtual, 0, SerialLaunchTest::fail)) {
			String address = "uart:tcp:127.0.0.1:" + server.port();
			RunProcess process = launch(address);
			assertEquals(RunProcess.OK, process.getExitValue(), () -> allOutput(process));
			assertTrue(allOutput(process).contains(address), () -> allOutput(process));
			AttachedBoard board = boards.boards().get(0);
			assertEquals(address, board.path());
			assertEquals(List.of("MIMXRT1020"), board.devices());
			boards.rename((KeptBoard) board, "Desk");
			RunProcess again = launch("Desk");
			assertEquals(RunProcess.OK, again.getExitValue(), () -> allOutput(again));
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
			assertTrue(allOutput(failed).contains("20106"), () -> allOutput(failed));
			virtual.faults(FaultScript.none());
			virtual.powerCycle();
			RunProcess process = launch(address);
			assertEquals(RunProcess.OK, process.getExitValue(), () -> allOutput(process));
		}
		RunProcess unserved = launch(address);
		assertEquals(RunProcess.FAILED, unserved.getExitValue());
		assertTrue(allOutput(unserved).contains("nobody serves this line"), () -> allOutput(unserved));
		assertTrue(allOutput(unserved).contains("Start what serves this line"), () -> allOutput(unserved));
	}
}
