/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import org.bootseal.board.BoardPower;
import org.bootseal.board.BoardSpec;
import org.bootseal.board.BootPins;
import org.bootseal.board.VirtualBoard;
import org.bootseal.board.fault.FaultScript;
import org.bootseal.core.Progress;
import org.bootseal.core.otp.FuseGroup;
import org.bootseal.core.plan.Consent;
import org.bootseal.core.plan.ConsentRequest;
import org.bootseal.core.plan.Journal;
import org.bootseal.core.plan.MemoryJournal;
import org.bootseal.core.plan.Outcome;
import org.bootseal.core.plan.Plan;
import org.bootseal.core.plan.RunRecord;
import org.bootseal.core.runlog.LoggedRun;
import org.bootseal.core.runlog.RunState;
import org.bootseal.ide.BootsealIde;
import org.bootseal.ide.boards.AttachedBoard;
import org.bootseal.ide.boards.AttachedVirtualBoard;
import org.bootseal.ide.boards.Boards;
import org.bootseal.ide.boards.KeptBoard;
import org.bootseal.ide.boards.Pace;
import org.bootseal.ide.project.ExampleProject;
import org.bootseal.ide.run.RunJob;
import org.bootseal.ide.run.RunLog;
import org.bootseal.ide.run.RunLogListener;
import org.bootseal.ide.run.RunPosition;
import org.bootseal.ide.run.RunProcess;
import org.bootseal.ide.run.RunStreams;
import org.bootseal.ide.run.RunTask;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.ServiceCaller;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.debug.core.DebugEvent;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.IDebugEventSetListener;
import org.eclipse.debug.core.ILaunch;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.debug.core.IStatusHandler;
import org.eclipse.debug.core.Launch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Launches the example on virtual boards, from the configuration to the log. */
class ProvisionLaunchDelegateTest {

	private static final int CLOSE_WORD = 6;
	private static final int CLOSE_MASK = 2;
	private static final Function<IStatus, IStatusHandler> NOBODY = status -> null;

	private static IProject project;
	private static String file;

	private final ServiceCaller<Boards> boardsService = new ServiceCaller<>(getClass(), Boards.class);
	private final ServiceCaller<RunLog> logService = new ServiceCaller<>(getClass(), RunLog.class);
	private final List<RunLogListener> listeners = new ArrayList<>();
	private Boards boards;
	private RunLog log;
	private AttachedVirtualBoard board;

	@BeforeAll
	static void createProject() throws CoreException {
		project = ExampleProject.create("launched", null);
		file = project.getFile(ExampleProject.PROVISIONING).getFullPath().toString();
	}

	@AfterAll
	static void deleteProject() throws Exception {
		Job.getJobManager().join(BootsealIde.JOB_FAMILY, null);
		project.delete(true, true, null);
	}

	@BeforeEach
	void attach() throws CoreException {
		boards = boardsService.current().orElseThrow();
		log = logService.current().orElseThrow();
		board = attached("Tested");
	}

	private AttachedVirtualBoard attached(String name) throws CoreException {
		AttachedVirtualBoard attached = boards.attach(BoardSpec.mimxrt1020Evk(), name);
		attached.setPace(Pace.NONE);
		return attached;
	}

	@AfterEach
	void detach() throws CoreException {
		listeners.forEach(log::removeListener);
		for (AttachedBoard attached : boards.boards()) {
			boards.detach((KeptBoard) attached);
		}
		boardsService.unget();
		logService.unget();
	}

	private ProvisionLaunch settings(AttachedVirtualBoard on, FuseGroup... burn) {
		return new ProvisionLaunch(file, on.name(), Set.of(burn), true, "", true, "");
	}

	private RunProcess launch(ProvisionLaunch settings, Function<IStatus, IStatusHandler> handlers)
			throws CoreException {
		ILaunchConfigurationWorkingCopy configuration = DebugPlugin.getDefault().getLaunchManager()
				.getLaunchConfigurationType(BootsealLaunches.TYPE_PROVISION).newInstance(null, "Tested");
		settings.applyTo(configuration);
		ILaunch launch = new Launch(configuration, ILaunchManager.RUN_MODE, null);
		new ProvisionLaunchDelegate(handlers).launch(configuration, ILaunchManager.RUN_MODE, launch,
				new NullProgressMonitor());
		assertEquals(1, launch.getProcesses().length);
		return (RunProcess) launch.getProcesses()[0];
	}

	private static void join() throws InterruptedException {
		Job.getJobManager().join(BootsealIde.JOB_FAMILY, null);
	}

	private LoggedRun run(ProvisionLaunch settings, Function<IStatus, IStatusHandler> handlers) throws Exception {
		RunProcess process = launch(settings, handlers);
		join();
		assertTrue(process.isTerminated());
		assertTrue(process.getLaunch().isTerminated());
		return log.find(process.runId().orElseThrow()).orElseThrow();
	}

	private static IStatusHandler answering(Object answer, List<Object> asked) {
		return (status, source) -> {
			asked.add(source);
			return answer;
		};
	}

	private static String output(RunProcess process) {
		return process.getStreamsProxy().getOutputStreamMonitor().getContents();
	}

	private void listen(RunLogListener listener) {
		listeners.add(listener);
		log.addListener(listener);
	}

	private VirtualBoard virtual() {
		return board.virtual().orElseThrow();
	}

	/** Edit, build, run, again and again: nobody wants to set pins and press keys in between. */
	@Test
	void provisionsAgainThoughTheApplicationRuns() throws Exception {
		assertEquals(RunState.OK, run(settings(board), NOBODY).state());
		assertEquals(BoardPower.APPLICATION, virtual().power());
		assertEquals(BootPins.SERIAL, virtual().bootPins());
		RunProcess again = launch(settings(board), NOBODY);
		join();
		assertEquals(RunProcess.OK, again.getExitValue(), () -> output(again));
		assertTrue(output(again).contains("its reset key was pressed"), () -> output(again));
	}

	/** What the user has set counts: a board that is to boot from its flash is not there for a run. */
	@Test
	void leavesPinsThatTheUserHasSet() throws Exception {
		assertEquals(RunState.OK, run(settings(board), NOBODY).state());
		virtual().setBootPins(BootPins.INTERNAL);
		LoggedRun run = run(settings(board), NOBODY);
		assertEquals(RunState.FAILED, run.state());
		assertEquals(BootPins.INTERNAL, virtual().bootPins());
		RunProcess again = launch(settings(board), NOBODY);
		join();
		String errors = again.getStreamsProxy().getErrorStreamMonitor().getContents();
		assertTrue(errors.contains("Set them to serial"), errors);
	}

	@Test
	void defaultLaunchProvisionsAndNeverBurns() throws Exception {
		ILaunchConfiguration configuration = NewLaunch.forFile(project.getFile(ExampleProject.PROVISIONING),
				BootsealLaunches.TYPE_PROVISION);
		AttachedVirtualBoard first = (AttachedVirtualBoard) boards.resolve("virtual", project.getLocation().toPath());
		first.setPace(Pace.NONE);
		ILaunch launch = configuration.launch(ILaunchManager.RUN_MODE, null);
		join();
		assertTrue(launch.isTerminated());
		RunProcess process = (RunProcess) launch.getProcesses()[0];
		assertEquals(RunProcess.OK, process.getExitValue(), () -> output(process)
				+ process.getStreamsProxy().getErrorStreamMonitor().getContents());
		VirtualBoard written = first.virtual().orElseThrow();
		assertTrue(written.bootReport().booted());
		assertEquals(0, written.statistics().fuseBitsBurnt());
		LoggedRun run = log.find(process.runId().orElseThrow()).orElseThrow();
		assertEquals(RunState.OK, run.state());
		assertEquals("MIMXRT1020", run.device());
		assertFalse(run.plan().isEmpty());
		assertEquals(run.record().orElseThrow().steps(), run.steps());
		DebugPlugin.getDefault().getLaunchManager().removeLaunch(launch);
	}

	@Test
	void namedGroupsAreBurntAfterAYes() throws Exception {
		List<Object> asked = new ArrayList<>();
		LoggedRun run = run(settings(board, FuseGroup.SRK), status -> answering(Boolean.TRUE, asked));
		assertEquals(RunState.OK, run.state(), run::message);
		assertEquals(1, asked.size());
		ConsentRequest request = (ConsentRequest) asked.get(0);
		assertEquals(8, request.fuses().size());
		assertNotEquals(0, virtual().statistics().fuseBitsBurnt());
		assertEquals(0, virtual().readFuse(CLOSE_WORD) & CLOSE_MASK, "closing was not named");
	}

	@Test
	void withoutAnybodyToAskNothingIsBurntOrWritten() throws Exception {
		RunProcess process = launch(settings(board, FuseGroup.SRK, FuseGroup.CLOSE), NOBODY);
		join();
		assertEquals(RunProcess.CANCELLED, process.getExitValue());
		assertTrue(output(process).contains("nobody to ask"), () -> output(process));
		assertEquals(0, virtual().statistics().fuseBitsBurnt());
		assertEquals(0, virtual().statistics().pagesProgrammed());
	}

	@Test
	void anAnswerThatIsNoClearYesIsANo() throws Exception {
		LoggedRun run = run(settings(board, FuseGroup.SRK), status -> answering("true", new ArrayList<>()));
		assertEquals(RunState.CANCELLED, run.state());
		assertEquals(0, virtual().statistics().fuseBitsBurnt());
		assertTrue(run.message().contains("fuses untouched"), run::message);
	}

	@Test
	void unattendedLaunchBurnsWithTheRightTokenOnly() throws Exception {
		List<Object> asked = new ArrayList<>();
		run(settings(board, FuseGroup.SRK), status -> answering(Boolean.FALSE, asked));
		String token = ((ConsentRequest) asked.get(0)).token();
		LoggedRun wrong = run(unattended("00000000"), NOBODY);
		assertEquals(RunState.CANCELLED, wrong.state());
		assertEquals(RunState.CANCELLED, run(unattended(""), NOBODY).state());
		assertEquals(0, virtual().statistics().fuseBitsBurnt());
		LoggedRun right = run(unattended(token), NOBODY);
		assertEquals(RunState.OK, right.state(), right::message);
		assertNotEquals(0, virtual().statistics().fuseBitsBurnt());
	}

	private ProvisionLaunch unattended(String token) {
		return new ProvisionLaunch(file, board.name(), Set.of(FuseGroup.SRK), false, token, true, "");
	}

	@Test
	void groupThatTheFileDoesNotWantIsRefused() throws Exception {
		LoggedRun run = run(settings(board, FuseGroup.LOCK), status -> answering(Boolean.TRUE, new ArrayList<>()));
		assertEquals(RunState.FAILED, run.state());
		assertTrue(run.message().contains("\"lock\""), run::message);
		assertEquals(0, virtual().statistics().reportsFromHost());
	}

	@Test
	void cancelledBetweenPlanAndRunItIsCancelled() throws Exception {
		Plan plan = PlanPreview.preview(settings(board), null);
		RunProcess process = new RunProcess(new Launch(null, ILaunchManager.RUN_MODE, null), "Tested");
		RunTask task = new RunTask() {
			@Override
			public String name() {
				return "Tested";
			}

			@Override
			public String file() {
				return file;
			}

			@Override
			public Plan plan(RunStreams streams, Progress progress) {
				process.terminate();
				return plan;
			}

			@Override
			public Consent consent(RunStreams streams) {
				return request -> false;
			}

			@Override
			public Journal journal() {
				return new MemoryJournal();
			}

			@Override
			public void close() {
				// nothing is open
			}
		};
		new RunJob(boards, log, board, task, process).schedule();
		join();
		assertEquals(RunProcess.CANCELLED, process.getExitValue());
		assertEquals(RunState.CANCELLED, log.find(process.runId().orElseThrow()).orElseThrow().state());
	}

	@Test
	void cancelledBetweenPacketsItSaysWhatStateTheBoardIsIn() throws Exception {
		Gate gate = new Gate("write-image", 20);
		listen(gate);
		board.setPace(gate);
		RunProcess process = launch(settings(board), NOBODY);
		gate.awaitReached();
		assertTrue(process.canTerminate());
		process.terminate();
		assertFalse(process.isTerminated(), "it ends between two packets, not in one");
		gate.release();
		join();
		assertTrue(process.isTerminated());
		assertEquals(RunProcess.CANCELLED, process.getExitValue());
		LoggedRun run = log.find(process.runId().orElseThrow()).orElseThrow();
		assertEquals(RunState.CANCELLED, run.state());
		assertTrue(run.message().contains("the image may be written in part"), run::message);
		assertTrue(output(process).contains(run.message()), () -> output(process));
	}

	@Test
	void unpluggedInTheMiddleItFailsAndEnds() throws Exception {
		Gate gate = new Gate("write-image", 20);
		listen(gate);
		board.setPace(gate);
		RunProcess process = launch(settings(board), NOBODY);
		gate.awaitReached();
		virtual().unplug();
		gate.release();
		join();
		assertEquals(RunProcess.FAILED, process.getExitValue());
		RunRecord record = log.find(process.runId().orElseThrow()).orElseThrow().record().orElseThrow();
		assertEquals(Outcome.FAILED, record.outcome());
		assertTrue(record.failure().orElseThrow().boardState().contains("off the bus"),
				() -> record.failure().orElseThrow().boardState());
		String errors = process.getStreamsProxy().getErrorStreamMonitor().getContents();
		assertTrue(errors.contains("FAILED") && errors.contains("off the bus"), errors);
	}

	@Test
	void faultOfTheBoardIsAFailure() throws Exception {
		Path script = project.getLocation().append("faults.yaml").toPath();
		Files.writeString(script, "faults:\n  - { at: mboot flash-erase-region, do: unplug }\n");
		virtual().faults(FaultScript.read(script));
		LoggedRun run = run(settings(board), NOBODY);
		assertEquals(RunState.FAILED, run.state());
		assertEquals("erase", run.record().orElseThrow().failure().orElseThrow().stepId());
	}

	@Test
	void runsOfOneBoardQueue() throws Exception {
		Gate gate = new Gate("erase", 0);
		listen(gate);
		board.setPace(gate);
		RunProcess first = launch(settings(board), NOBODY);
		gate.awaitReached();
		RunProcess second = launch(settings(board), NOBODY);
		RunProcess third = launch(settings(board), NOBODY);
		assertTrue(log.find(second.runId().orElseThrow()).orElseThrow().plan().isEmpty(), "it waits");
		third.terminate();
		assertTrue(third.isTerminated(), "who only waits ends at once");
		assertEquals(RunProcess.CANCELLED, third.getExitValue());
		assertTrue(log.find(third.runId().orElseThrow()).orElseThrow().message().contains("not touched"));
		gate.release();
		join();
		assertEquals(RunProcess.OK, first.getExitValue());
		assertEquals(RunProcess.OK, second.getExitValue(), () -> output(second));
	}

	@Test
	void runsOfTwoBoardsGoOnSideBySide() throws Exception {
		AttachedVirtualBoard other = attached("Other");
		CountDownLatch here = new CountDownLatch(1);
		CountDownLatch there = new CountDownLatch(1);
		board.setPace((time, real, cancelled) -> {
			here.countDown();
			Gate.await(there);
		});
		other.setPace((time, real, cancelled) -> {
			there.countDown();
			Gate.await(here);
		});
		RunProcess first = launch(settings(board), NOBODY);
		RunProcess second = launch(settings(other), NOBODY);
		join();
		assertEquals(RunProcess.OK, first.getExitValue());
		assertEquals(RunProcess.OK, second.getExitValue());
	}

	@Test
	void eventsTellOfTheProcess() throws Exception {
		BlockingQueue<DebugEvent> events = new LinkedBlockingQueue<>();
		IDebugEventSetListener listener = all -> events.addAll(List.of(all));
		DebugPlugin.getDefault().addDebugEventListener(listener);
		try {
			RunProcess process = launch(settings(board), NOBODY);
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
		listen(new RunLogListener() {
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
		LoggedRun run = run(settings(board), NOBODY);
		assertEquals(run.steps().stream().map(step -> step.id()).toList(), steps);
		assertEquals(List.of(RunState.OK), ends);
		assertTrue(bytes.get(bytes.size() - 1) > 0);
	}

	@Test
	void streamsHaveTheirTones() throws Exception {
		RunProcess process = launch(settings(board), NOBODY);
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
		ProvisionLaunch elsewhere = new ProvisionLaunch(file, "elsewhere", Set.of(), true, "", true, "");
		CoreException refused = assertThrows(CoreException.class, () -> launch(elsewhere, NOBODY));
		assertEquals(Boards.NO_SUCH_BOARD, refused.getStatus().getCode());
		ProvisionLaunch nothing = ProvisionLaunch.of("/launched/missing.bootseal");
		assertThrows(CoreException.class, () -> launch(nothing, NOBODY));
		assertThrows(CoreException.class, () -> launch(ProvisionLaunch.of(""), NOBODY));
	}
}
