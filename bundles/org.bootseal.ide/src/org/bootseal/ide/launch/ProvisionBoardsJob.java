/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.launch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.bootseal.core.runlog.LoggedRun;
import org.bootseal.ide.BootsealIde;
import org.bootseal.ide.boards.AttachedBoard;
import org.bootseal.ide.boards.Boards;
import org.bootseal.ide.run.RunJob;
import org.bootseal.ide.run.RunLog;
import org.bootseal.ide.run.RunProcess;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunch;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.debug.core.IStatusHandler;
import org.eclipse.debug.core.Launch;
import org.eclipse.osgi.util.NLS;

/**
 * Provisions several boards at once as one launch with a process for each. What becomes of one board disturbs no other;
 * cancelling this job ends all runs.
 */
public final class ProvisionBoardsJob extends Job {

	/** How often it is looked whether the user cancelled; the runs end by themselves. */
	private static final long LOOK_MILLIS = 100;

	private final ILaunchConfiguration configuration;
	private final List<AttachedBoard> targets;
	private final Boards boards;
	private final RunLog log;
	private final Function<IStatus, IStatusHandler> handlers;
	private final Map<AttachedBoard, RunProcess> processes = new LinkedHashMap<>();

	/**
	 * @param configuration
	 *            a configuration of the type {@link BootsealLaunches#TYPE_PROVISION}; the board that it names does not
	 *            count
	 * @param targets
	 *            the boards
	 * @param boards
	 *            knows them
	 * @param log
	 *            keeps the runs
	 */
	public ProvisionBoardsJob(ILaunchConfiguration configuration, List<AttachedBoard> targets, Boards boards,
			RunLog log) {
		this(configuration, targets, boards, log, DebugPlugin.getDefault()::getStatusHandler);
	}

	/** Asks others. */
	ProvisionBoardsJob(ILaunchConfiguration configuration, List<AttachedBoard> targets, Boards boards, RunLog log,
			Function<IStatus, IStatusHandler> handlers) {
		super(NLS.bind(Messages.ProvisionBoardsJob_name, configuration.getName(), Integer.valueOf(targets.size())));
		this.configuration = configuration;
		this.targets = List.copyOf(targets);
		this.boards = boards;
		this.log = log;
		this.handlers = handlers;
	}

	@Override
	protected IStatus run(IProgressMonitor monitor) {
		List<RunJob> runs;
		try {
			runs = start();
		} catch (CoreException e) {
			return e.getStatus();
		}
		SubMonitor progress = SubMonitor.convert(monitor, runs.size());
		for (RunJob run : runs) {
			while (!isEnded(run)) {
				if (progress.isCanceled()) {
					runs.forEach(Job::cancel);
				}
			}
			progress.worked(1);
		}
		return progress.isCanceled() ? Status.CANCEL_STATUS : Status.OK_STATUS;
	}

	private static boolean isEnded(RunJob run) {
		try {
			return run.join(LOOK_MILLIS, null);
		} catch (InterruptedException e) {
			run.cancel();
			return false;
		}
	}

	private List<RunJob> start() throws CoreException {
		ProvisionLaunch settings = ProvisionLaunch.fromConfiguration(configuration);
		Path file = LaunchFiles.existing(settings.file());
		ILaunch launch = new Launch(configuration, ILaunchManager.RUN_MODE, null);
		DebugPlugin.getDefault().getLaunchManager().addLaunch(launch);
		SharedPlan plan = new SharedPlan();
		List<RunJob> runs = new ArrayList<>();
		for (AttachedBoard board : targets) {
			RunProcess process = new RunProcess(launch,
					NLS.bind(Messages.ProvisionLaunchDelegate_label, file.getFileName(), board.name()));
			synchronized (processes) {
				processes.put(board, process);
			}
			runs.add(new RunJob(boards, log, board,
					new ProvisionTask(configuration.getName(), settings, file, handlers, plan), process));
		}
		runs.forEach(Job::schedule);
		return runs;
	}

	/**
	 * How it went, or goes on, board by board.
	 *
	 * @param board
	 *            the board
	 * @param run
	 *            its run; empty if none was begun
	 */
	public record BoardRun(AttachedBoard board, Optional<LoggedRun> run) {
	}

	/** @return one entry for each board, in their order */
	public List<BoardRun> runs() {
		synchronized (processes) {
			return targets.stream().map(board -> new BoardRun(board, Optional.ofNullable(processes.get(board))
					.flatMap(RunProcess::runId).flatMap(log::find))).toList();
		}
	}

	@Override
	public boolean belongsTo(Object family) {
		return family == BootsealIde.JOB_FAMILY;
	}
}
