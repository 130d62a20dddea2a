/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.memory;

import java.nio.file.Path;
import java.util.function.Function;

import org.bootseal.ide.BootsealIde;
import org.bootseal.ide.boards.AttachedBoard;
import org.bootseal.ide.boards.AttachedVirtualBoard;
import org.bootseal.ide.boards.Boards;
import org.bootseal.ide.preferences.BootsealPreferences;
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
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.debug.core.IStatusHandler;
import org.eclipse.debug.core.Launch;
import org.eclipse.osgi.util.NLS;

/**
 * Begins a test of a memory configuration on a board: finds the board, and starts a run with a launch of its own, so
 * that it has a console, can be terminated and is in the run log. Ends when the run has begun.
 */
public final class MemoryTestJob extends Job {

	/** Code of {@link #CONSENT_STATUS}. */
	public static final int CONSENT_CODE = 102;

	/**
	 * The question whether sectors may be erased, programmed and restored. The source is the
	 * {@link org.bootseal.core.plan.ConsentRequest}, the answer a Boolean. Asked from the running thread. If nobody
	 * handles it, or the answer is anything but true, nothing is erased and the run ends.
	 */
	public static final IStatus CONSENT_STATUS = new Status(IStatus.INFO, BootsealIde.ID, CONSENT_CODE,
			"May sectors be erased and restored?", null);

	private static final int TICKS = 2;
	private static final String DEFAULT_BOARD = "virtual";

	private final Boards boards;
	private final RunLog log;
	private final MemoryTestSettings settings;
	private final Function<IStatus, IStatusHandler> handlers;
	private volatile RunProcess process;

	/**
	 * @param boards
	 *            where the board is attached
	 * @param log
	 *            keeps the run
	 * @param settings
	 *            what is wanted
	 */
	public MemoryTestJob(Boards boards, RunLog log, MemoryTestSettings settings) {
		this(boards, log, settings, DebugPlugin.getDefault()::getStatusHandler);
	}

	/** A test whose questions others answer. */
	MemoryTestJob(Boards boards, RunLog log, MemoryTestSettings settings, Function<IStatus, IStatusHandler> handlers) {
		super(NLS.bind(Messages.MemoryTestJob_name, settings.file().lastSegment()));
		this.boards = boards;
		this.log = log;
		this.settings = settings;
		this.handlers = handlers;
	}

	/** Returns the run; null before it has begun. */
	RunProcess process() {
		return process;
	}

	@Override
	protected IStatus run(IProgressMonitor monitor) {
		SubMonitor progress = SubMonitor.convert(monitor, TICKS);
		Path file = settings.file().toPath();
		try {
			BootsealPreferences preferences = FlashloaderChoice.preferences(file);
			AttachedBoard board = boards.resolve(address(preferences), file.toAbsolutePath().getParent());
			progress.split(1);
			ILaunch launch = new Launch(null, ILaunchManager.RUN_MODE, null);
			process = new RunProcess(launch, NLS.bind(Messages.MemoryTestJob_label, file.getFileName(), board.name()));
			MemoryTestTask task = new MemoryTestTask(getName(), settings, preferences,
					board instanceof AttachedVirtualBoard, handlers);
			DebugPlugin.getDefault().getLaunchManager().addLaunch(launch);
			new RunJob(boards, log, board, task, process).schedule();
			return Status.OK_STATUS;
		} catch (CoreException e) {
			return e.getStatus();
		}
	}

	private String address(BootsealPreferences preferences) {
		if (!settings.board().isBlank()) {
			return settings.board();
		}
		return preferences.board().isEmpty() ? DEFAULT_BOARD : preferences.board();
	}

	@Override
	public boolean belongsTo(Object family) {
		return family == BootsealIde.JOB_FAMILY;
	}
}
