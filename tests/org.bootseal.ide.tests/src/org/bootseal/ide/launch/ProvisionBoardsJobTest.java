/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;

import org.bootseal.board.BoardSpec;
import org.bootseal.board.BootPins;
import org.bootseal.core.otp.FuseGroup;
import org.bootseal.core.runlog.LoggedRun;
import org.bootseal.core.runlog.RunState;
import org.bootseal.ide.BootsealIde;
import org.bootseal.ide.boards.AttachedBoard;
import org.bootseal.ide.boards.AttachedVirtualBoard;
import org.bootseal.ide.boards.Boards;
import org.bootseal.ide.boards.KeptBoard;
import org.bootseal.ide.boards.Pace;
import org.bootseal.ide.project.ExampleProject;
import org.bootseal.ide.run.RunLog;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ServiceCaller;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunch;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several boards at once, each with a run of its own. */
class ProvisionBoardsJobTest {

	private static final String NAME = "Several boards";

	private static IProject project;
	private static String file;

	private final ServiceCaller<Boards> boardsService = new ServiceCaller<>(getClass(), Boards.class);
	private final ServiceCaller<RunLog> logService = new ServiceCaller<>(getClass(), RunLog.class);
	private Boards boards;
	private RunLog log;

	@BeforeAll
	static void createProject() throws CoreException {
		project = ExampleProject.create("several", null);
		file = project.getFile(ExampleProject.PROVISIONING).getFullPath().toString();
	}

	@AfterAll
	static void deleteProject() throws Exception {
		Job.getJobManager().join(BootsealIde.JOB_FAMILY, null);
		project.delete(true, true, null);
	}

	@BeforeEach
	void services() {
		boards = boardsService.current().orElseThrow();
		log = logService.current().orElseThrow();
	}

	@AfterEach
	void detach() throws CoreException {
		for (AttachedBoard attached : boards.boards()) {
			boards.detach((KeptBoard) attached);
		}
		launches().forEach(DebugPlugin.getDefault().getLaunchManager()::removeLaunch);
		boardsService.unget();
		logService.unget();
	}

	private List<AttachedBoard> attach(int count) throws CoreException {
		List<AttachedBoard> attached = new ArrayList<>();
		for (int i = 1; i <= count; i++) {
			AttachedVirtualBoard board = boards.attach(BoardSpec.mimxrt1020Evk(), "Board " + i);
			board.setPace(Pace.NONE);
			attached.add(board);
		}
		return attached;
	}

	private ProvisionBoardsJob job(List<AttachedBoard> targets, List<Object> asked, Set<FuseGroup> burn)
			throws CoreException {
		ILaunchConfigurationWorkingCopy configuration = DebugPlugin.getDefault().getLaunchManager()
				.getLaunchConfigurationType(BootsealLaunches.TYPE_PROVISION).newInstance(null, NAME);
		new ProvisionLaunch(file, "", burn, true, "", true, "").applyTo(configuration);
		return new ProvisionBoardsJob(configuration, targets, boards, log, status -> (answered, source) -> {
			asked.add(source);
			return Boolean.TRUE;
		});
	}

	private static List<ILaunch> launches() {
		return Arrays.stream(DebugPlugin.getDefault().getLaunchManager().getLaunches())
				.filter(launch -> launch.getLaunchConfiguration() != null
						&& launch.getLaunchConfiguration().getName().equals(NAME))
				.toList();
	}

	private static List<RunState> states(ProvisionBoardsJob job) {
		return job.runs().stream().map(run -> run.run().orElseThrow().state()).toList();
	}

	@Test
	void eachBoardHasARunOfOneLaunch() throws Exception {
		List<AttachedBoard> targets = attach(4);
		ProvisionBoardsJob job = job(targets, new ArrayList<>(), Set.of());
		job.schedule();
		job.join();
		assertTrue(job.getResult().isOK(), job.getResult().toString());
		assertEquals(Collections.nCopies(4, RunState.OK), states(job));
		assertEquals(List.of("Board 1", "Board 2", "Board 3", "Board 4"),
				job.runs().stream().map(run -> run.run().orElseThrow().board()).toList());
		assertEquals(4, job.runs().stream().map(run -> run.run().map(LoggedRun::id).orElseThrow()).distinct().count());
		List<ILaunch> launches = launches();
		assertEquals(1, launches.size());
		assertEquals(4, launches.get(0).getProcesses().length);
		assertTrue(launches.get(0).isTerminated());
	}

	@Test
	void oneThatFailsDisturbsNoOther() throws Exception {
		List<AttachedBoard> targets = attach(3);
		ProvisionBoardsJob first = job(targets, new ArrayList<>(), Set.of());
		first.schedule();
		first.join();
		// pins that the user has set are left alone, so this one is not on the bus
		AttachedVirtualBoard away = (AttachedVirtualBoard) targets.get(1);
		away.virtual().orElseThrow().setBootPins(BootPins.INTERNAL);
		away.virtual().orElseThrow().powerCycle();
		ProvisionBoardsJob job = job(targets, new ArrayList<>(), Set.of());
		job.schedule();
		job.join();
		assertEquals(List.of(RunState.OK, RunState.FAILED, RunState.OK), states(job));
	}

	/** A yes for one board is none for another. */
	@Test
	void eachBoardIsAskedFor() throws Exception {
		List<Object> asked = Collections.synchronizedList(new ArrayList<>());
		ProvisionBoardsJob job = job(attach(2), asked, Set.of(FuseGroup.SRK));
		job.schedule();
		job.join();
		assertEquals(List.of(RunState.OK, RunState.OK), states(job));
		assertEquals(2, asked.size());
	}

	@Test
	void aMissingFileEndsItBeforeAnyRun() throws Exception {
		List<AttachedBoard> targets = attach(2);
		ILaunchConfigurationWorkingCopy configuration = DebugPlugin.getDefault().getLaunchManager()
				.getLaunchConfigurationType(BootsealLaunches.TYPE_PROVISION).newInstance(null, "Missing");
		ProvisionLaunch.of("/several/none.bootseal").applyTo(configuration);
		ProvisionBoardsJob job = new ProvisionBoardsJob(configuration, targets, boards, log, status -> null);
		job.schedule();
		job.join();
		assertTrue(job.getResult().getMessage().contains("none.bootseal"), job.getResult().toString());
		assertTrue(job.runs().stream().allMatch(run -> run.run().isEmpty()));
	}
}
