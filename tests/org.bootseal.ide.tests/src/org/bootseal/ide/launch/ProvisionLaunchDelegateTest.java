/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.launch;

import static org.bootseal.ide.launch.LaunchBench.NOBODY;
import static org.bootseal.ide.launch.LaunchBench.allOutput;
import static org.bootseal.ide.launch.LaunchBench.errors;
import static org.bootseal.ide.launch.LaunchBench.join;
import static org.bootseal.ide.launch.LaunchBench.output;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.bootseal.board.BoardPower;
import org.bootseal.board.BootPins;
import org.bootseal.board.VirtualBoard;
import org.bootseal.board.fault.FaultScript;
import org.bootseal.core.runlog.LoggedRun;
import org.bootseal.core.runlog.RunState;
import org.bootseal.ide.boards.AttachedVirtualBoard;
import org.bootseal.ide.boards.Boards;
import org.bootseal.ide.boards.Pace;
import org.bootseal.ide.project.ExampleProject;
import org.bootseal.ide.run.RunLogListener;
import org.bootseal.ide.run.RunPosition;
import org.bootseal.ide.run.RunProcess;
import org.bootseal.ide.run.RunStreams;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.debug.core.DebugEvent;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.IDebugEventSetListener;
import org.eclipse.debug.core.ILaunch;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Launches the example on virtual boards, from the configuration to the log. */
class ProvisionLaunchDelegateTest {

	@RegisterExtension
	static final LaunchBench BENCH = new LaunchBench("launched");

	/** Edit, build, run, again and again: nobody wants to set pins and press keys in between. */
	@Test
	void provisionsAgainThoughTheApplicationRuns() throws Exception {
		assertEquals(RunState.OK, BENCH.run().state());
		assertEquals(BoardPower.APPLICATION, BENCH.virtual().power());
		assertEquals(BootPins.SERIAL, BENCH.virtual().bootPins());
		RunProcess again = BENCH.launch();
		join();
		assertEquals(RunProcess.OK, again.getExitValue(), () -> output(again));
		assertTrue(output(again).contains("its reset key was pressed"), () -> output(again));
	}

	/** What the user has set counts: a board that is to boot from its flash is not there for a run. */
	@Test
	void leavesPinsThatTheUserHasSet() throws Exception {
		assertEquals(RunState.OK, BENCH.run().state());
		BENCH.virtual().setBootPins(BootPins.INTERNAL);
		LoggedRun run = BENCH.run();
		assertEquals(RunState.FAILED, run.state());
		assertEquals(BootPins.INTERNAL, BENCH.virtual().bootPins());
		RunProcess again = BENCH.launch();
		join();
		String errors = errors(again);
		assertTrue(errors.contains("Set them to serial"), errors);
	}

	@Test
	void defaultLaunchProvisionsAndNeverBurns() throws Exception {
		ILaunchConfiguration configuration = NewLaunch.forFile(BENCH.project.getFile(ExampleProject.PROVISIONING),
				BootsealLaunches.TYPE_PROVISION);
		AttachedVirtualBoard first = (AttachedVirtualBoard) BENCH.boards.resolve("virtual",
				BENCH.project.getLocation().toPath());
		first.setPace(Pace.NONE);
		ILaunch launch = configuration.launch(ILaunchManager.RUN_MODE, null);
		join();
		assertTrue(launch.isTerminated());
		RunProcess process = (RunProcess) launch.getProcesses()[0];
		assertEquals(RunProcess.OK, process.getExitValue(), () -> allOutput(process));
		VirtualBoard written = first.virtual().orElseThrow();
		assertTrue(written.bootReport().booted());
		assertEquals(0, written.statistics().fuseBitsBurnt());
		LoggedRun run = BENCH.logged(process);
		assertEquals(RunState.OK, run.state());
		assertEquals("MIMXRT1020", run.device());
		assertFalse(run.plan().isEmpty());
		assertEquals(run.record().orElseThrow().steps(), run.steps());
		DebugPlugin.getDefault().getLaunchManager().removeLaunch(launch);
	}

	@Test
	void faultOfTheBoardIsAFailure() throws Exception {
		Path script = BENCH.project.getLocation().append("faults.yaml").toPath();
		Files.writeString(script, "faults:\n  - { at: mboot flash-erase-region, do: unplug }\n");
		BENCH.virtual().faults(FaultScript.read(script));
		LoggedRun run = BENCH.run();
		assertEquals(RunState.FAILED, run.state());
		assertEquals("erase", run.record().orElseThrow().failure().orElseThrow().stepId());
	}

	@Test
	void eventsTellOfTheProcess() throws Exception {
		BlockingQueue<DebugEvent> events = new LinkedBlockingQueue<>();
		IDebugEventSetListener listener = all -> events.addAll(List.of(all));
		DebugPlugin.getDefault().addDebugEventListener(listener);
		try {
			RunProcess process = BENCH.launch();
			List<Integer> kinds = new ArrayList<>();
			while (!kinds.contains(DebugEvent.TERMINATE)) {
				DebugEvent event = events.poll(60, TimeUnit.SECONDS);
				if (event.getSource() == process) {
					kinds.add(event.getKind());
				}
			}
			assertEquals(List.of(DebugEvent.CREATE, DebugEvent.TERMINATE), kinds);
			assertTrue(process.isTerminated());
		} finally {
			DebugPlugin.getDefault().removeDebugEventListener(listener);
		}
	}

	@Test
	void logFollowsTheRun() throws Exception {
		List<String> steps = new ArrayList<>();
		List<Long> bytes = new ArrayList<>();
		List<RunState> ends = new ArrayList<>();
		BENCH.listen(new RunLogListener() {
			@Override
			public void runChanged(LoggedRun run, RunPosition position) {
				if (!position.stepId().isEmpty() && !steps.contains(position.stepId())) {
					steps.add(position.stepId());
				}
				if (position.stepId().equals("write-image")) {
					bytes.add(position.bytesDone());
				}
			}

			@Override
			public void runEnded(LoggedRun run) {
				ends.add(run.state());
			}
		});
		LoggedRun run = BENCH.run();
		assertEquals(run.steps().stream().map(step -> step.id()).toList(), steps);
		assertEquals(List.of(RunState.OK), ends);
		assertTrue(bytes.get(bytes.size() - 1) > 0);
	}

	@Test
	void streamsHaveTheirTones() throws Exception {
		RunProcess process = BENCH.launch();
		join();
		RunStreams streams = process.getStreamsProxy();
		assertTrue(streams.monitor(RunStreams.HEADING).getContents().contains("[1/"));
		assertTrue(streams.monitor(RunStreams.COMMAND).getContents().contains("blhost"));
		assertTrue(streams.monitor(RunStreams.STATUS).getContents().contains("Success"));
		assertTrue(streams.monitor(RunStreams.OK).getContents().contains("SUCCESS"));
		assertTrue(streams.monitor(RunStreams.NOTE).getContents().contains("wrote"));
		assertEquals("", streams.monitor(RunStreams.ERROR).getContents());
	}

	@Test
	void whatMakesNoSenseIsRefusedBeforeAnythingRuns() {
		ProvisionLaunch elsewhere = new ProvisionLaunch(BENCH.file, "elsewhere", Set.of(), true, "", true, "");
		CoreException refused = assertThrows(CoreException.class, () -> LaunchBench.launch(elsewhere, NOBODY));
		assertEquals(Boards.NO_SUCH_BOARD, refused.getStatus().getCode());
		ProvisionLaunch nothing = ProvisionLaunch.of("/launched/missing.bootseal");
		assertThrows(CoreException.class, () -> LaunchBench.launch(nothing, NOBODY));
		assertThrows(CoreException.class, () -> LaunchBench.launch(ProvisionLaunch.of(""), NOBODY));
	}
}
