/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import org.bootseal.board.BoardSpec;
import org.bootseal.board.VirtualBoard;
import org.bootseal.core.otp.FuseGroup;
import org.bootseal.core.runlog.LoggedRun;
import org.bootseal.ide.BootsealIde;
import org.bootseal.ide.boards.AttachedBoard;
import org.bootseal.ide.boards.AttachedVirtualBoard;
import org.bootseal.ide.boards.Boards;
import org.bootseal.ide.boards.KeptBoard;
import org.bootseal.ide.boards.Pace;
import org.bootseal.ide.project.ExampleProject;
import org.bootseal.ide.run.RunLog;
import org.bootseal.ide.run.RunLogListener;
import org.bootseal.ide.run.RunProcess;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.ServiceCaller;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunch;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.debug.core.IStatusHandler;
import org.eclipse.debug.core.Launch;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The example in a project, a virtual board, and launches of one on the other; all of it is gone afterwards. */
final class LaunchBench implements BeforeAllCallback, AfterAllCallback, BeforeEachCallback, AfterEachCallback {

	/** Answers nothing. */
	static final Function<IStatus, IStatusHandler> NOBODY = status -> null;

	private final ServiceCaller<Boards> boardsService = new ServiceCaller<>(getClass(), Boards.class);
	private final ServiceCaller<RunLog> logService = new ServiceCaller<>(getClass(), RunLog.class);
	private final List<RunLogListener> listeners = new ArrayList<>();
	private final String projectName;
	IProject project;
	String file;
	Boards boards;
	RunLog log;
	AttachedVirtualBoard board;

	LaunchBench(String projectName) {
		this.projectName = projectName;
	}

	@Override
	public void beforeAll(ExtensionContext context) throws CoreException {
		project = ExampleProject.create(projectName, null);
		file = project.getFile(ExampleProject.PROVISIONING).getFullPath().toString();
	}

	@Override
	public void afterAll(ExtensionContext context) throws Exception {
		join();
		project.delete(true, true, null);
	}

	@Override
	public void beforeEach(ExtensionContext context) throws CoreException {
		boards = boardsService.current().orElseThrow();
		log = logService.current().orElseThrow();
		board = attached("Tested");
	}

	@Override
	public void afterEach(ExtensionContext context) throws CoreException {
		listeners.forEach(log::removeListener);
		listeners.clear();
		for (AttachedBoard attached : boards.boards()) {
			boards.detach((KeptBoard) attached);
		}
		boardsService.unget();
		logService.unget();
	}

	/** One more board, as fast as it can be. */
	AttachedVirtualBoard attached(String name) throws CoreException {
		AttachedVirtualBoard attached = boards.attach(BoardSpec.mimxrt1020Evk(), name);
		attached.setPace(Pace.NONE);
		return attached;
	}

	VirtualBoard virtual() {
		return board.virtual().orElseThrow();
	}

	/** Listens until the test is over. */
	void listen(RunLogListener listener) {
		listeners.add(listener);
		log.addListener(listener);
	}

	/** A gate in a step, after some of its packets, at which the next run on the board stops. */
	Gate gate(String stepId, int packets) {
		Gate gate = new Gate(stepId, packets);
		listen(gate);
		board.setPace(gate);
		return gate;
	}

	ProvisionLaunch settings(AttachedVirtualBoard on, FuseGroup... burn) {
		return new ProvisionLaunch(file, on.name(), Set.of(burn), true, "", true, "");
	}

	/** Starts a launch of the file on the board that burns nothing. */
	RunProcess launch() throws CoreException {
		return launch(settings(board), NOBODY);
	}

	/** Starts a launch that is kept nowhere. */
	static RunProcess launch(ProvisionLaunch settings, Function<IStatus, IStatusHandler> handlers)
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

	/** Launches the file on the board, burning nothing, and waits for the end. */
	LoggedRun run() throws Exception {
		return run(settings(board), NOBODY);
	}

	LoggedRun run(ProvisionLaunch settings, Function<IStatus, IStatusHandler> handlers) throws Exception {
		RunProcess process = launch(settings, handlers);
		join();
		assertTrue(process.isTerminated());
		assertTrue(process.getLaunch().isTerminated());
		return logged(process);
	}

	LoggedRun logged(RunProcess process) {
		return log.find(process.runId().orElseThrow()).orElseThrow();
	}

	/** Waits until all launches have ended. */
	static void join() throws InterruptedException {
		Job.getJobManager().join(BootsealIde.JOB_FAMILY, null);
	}

	/** Somebody who gives an answer and notes what was asked. */
	static IStatusHandler answering(Object answer, List<Object> asked) {
		return (status, source) -> {
			asked.add(source);
			return answer;
		};
	}

	static String output(RunProcess process) {
		return process.getStreamsProxy().getOutputStreamMonitor().getContents();
	}

	static String errors(RunProcess process) {
		return process.getStreamsProxy().getErrorStreamMonitor().getContents();
	}

	/** What went to the console, in both colours. */
	static String allOutput(RunProcess process) {
		return output(process) + errors(process);
	}
}
