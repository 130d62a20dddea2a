/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.run;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

import org.bootseal.board.BoardHand;
import org.bootseal.core.BadInputException;
import org.bootseal.core.CancelledException;
import org.bootseal.core.plan.Outcome;
import org.bootseal.core.plan.Plan;
import org.bootseal.core.plan.PlanRunner;
import org.bootseal.core.plan.RetryPolicy;
import org.bootseal.core.plan.RunListeners;
import org.bootseal.core.plan.RunRecord;
import org.bootseal.core.plan.WritePlan;
import org.bootseal.core.runlog.LoggedRun;
import org.bootseal.core.runlog.RunState;
import org.bootseal.ide.BootsealIde;
import org.bootseal.ide.ProgressBridge;
import org.bootseal.ide.StatusConverter;
import org.bootseal.ide.boards.AttachedBoard;
import org.bootseal.ide.boards.AttachedVirtualBoard;
import org.bootseal.ide.boards.Boards;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.core.runtime.jobs.IJobChangeEvent;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.core.runtime.jobs.JobChangeAdapter;
import org.eclipse.osgi.util.NLS;

/**
 * Runs a plan on a board, alone, as a process of a launch. How it ends is said in the console, kept in the log and in
 * the exit value of the process; so the job itself does not fail. It ends its process in any case, also if it is
 * cancelled while it still waits for its board.
 */
public final class RunJob extends Job {

	/** The step in which a run ends if there is no board. */
	private static final String LOOK = "look";
	private static final int ALL = 100;
	private static final int PLANNING = 20;

	private final Boards boards;
	private final AttachedBoard board;
	private final RunTask task;
	private final RunProcess process;
	private final RunText text;
	private final RunTracker tracker;
	private volatile boolean isBegun;

	/**
	 * A run that still has to be scheduled. It is in the log from now on, so this is for jobs.
	 *
	 * @param boards
	 *            where the board is attached
	 * @param log
	 *            keeps the run
	 * @param board
	 *            the board
	 * @param task
	 *            what to do
	 * @param process
	 *            what the run is for its launch
	 */
	public RunJob(Boards boards, RunLog log, AttachedBoard board, RunTask task, RunProcess process) {
		super(task.name());
		this.boards = boards;
		this.board = board;
		this.task = task;
		this.process = process;
		text = new RunText(process.getStreamsProxy());
		tracker = new RunTracker(log,
				LoggedRun.started(Clock.systemUTC().instant(), task.name(), task.file(), board.name()),
				System::nanoTime);
		process.job(this);
		process.runId(tracker.run().id());
		setRule(board.rule());
		addJobChangeListener(new JobChangeAdapter() {
			@Override
			public void done(IJobChangeEvent event) {
				end();
			}
		});
	}

	@Override
	protected IStatus run(IProgressMonitor monitor) {
		isBegun = true;
		// the children are not split off: that throws what would look like a breakdown when the user cancels
		SubMonitor progress = SubMonitor.convert(monitor, ALL);
		try (task) {
			boards.refresh(board);
			Plan plan = task.plan(process.getStreamsProxy(), new ProgressBridge(progress.newChild(PLANNING)));
			tracker.planned(plan);
			checkDevice(plan);
			RunRecord record = run(plan, progress.newChild(ALL - PLANNING));
			text.end(record);
			if (record.outcome() == Outcome.FAILED && plan instanceof WritePlan) {
				text.hint(FirstWord.of(record).map(word -> word + " ").orElse("") + RunProcess.why());
			}
			task.ended(record, process.getStreamsProxy());
			if (record.outcome() == Outcome.OK) {
				// what ran on it is made for this processor
				board.isA(plan.device().name());
			}
			if (record.failure().filter(failure -> failure.stepId().equals(LOOK)).isPresent()) {
				text.hint(board.name() + ": " + board.whyAway());
			}
			tracker.ended(record);
		} catch (CancelledException e) {
			text.cancelled(e.getMessage());
			tracker.ended(RunState.CANCELLED, e.getMessage());
		} catch (BadInputException | IOException e) {
			fail(StatusConverter.toStatus(e));
		} catch (CoreException e) {
			fail(e.getStatus());
		} finally {
			end();
		}
		return tracker.run().state() == RunState.CANCELLED ? Status.CANCEL_STATUS : Status.OK_STATUS;
	}

	/** A board that is known to be another part would take the write, and never boot from it. */
	private void checkDevice(Plan plan) throws BadInputException {
		List<String> devices = board.devices();
		if (!devices.isEmpty() && !devices.contains(plan.device().name())) {
			throw new BadInputException(NLS.bind(Messages.RunJob_otherDevice,
					new Object[] { board.name(), String.join(", ", devices), plan.device().name() })); //$NON-NLS-1$
		}
	}

	private RunRecord run(Plan plan, SubMonitor monitor) {
		RunProgress progress = new RunProgress(monitor, plan, System::nanoTime);
		text.begin(plan, board.toString());
		Optional<BoardHand> hand = board instanceof AttachedVirtualBoard virtual ? virtual.virtual().map(BoardHand::new)
				: Optional.empty();
		if (hand.filter(BoardHand::fetch).isPresent()) {
			text.note(Messages.RunJob_reset);
		}
		try {
			return PlanRunner.run(plan, board.finder(progress::isCancelled), board.choice(),
					task.consent(process.getStreamsProxy()), progress, task.journal(),
					new RunListeners(List.of(text, progress, tracker)),
					plan instanceof WritePlan ? RetryPolicy.USUAL : RetryPolicy.NEVER);
		} finally {
			hand.ifPresent(BoardHand::leave);
			board.hangUp();
			save();
		}
	}

	/** A board that could not be kept is no reason to call the run failed. */
	private void save() {
		try {
			boards.save(board);
		} catch (CoreException e) {
			ILog.get().log(e.getStatus());
			process.getStreamsProxy().say(RunStreams.ERROR, e.getStatus().getMessage());
		}
	}

	private void fail(IStatus status) {
		text.failed(status.getMessage());
		tracker.ended(RunState.FAILED, status.getMessage());
	}

	/** Called when the work is done, and again when the job is: a job that was never begun is only done. */
	private void end() {
		if (tracker.run().isRunning()) {
			tracker.ended(isBegun ? RunState.FAILED : RunState.CANCELLED,
					isBegun ? Messages.RunJob_broken : Messages.RunJob_notBegun);
			task.close();
		}
		process.end(exitValue(tracker.run().state()));
	}

	private static int exitValue(RunState state) {
		return switch (state) {
		case OK -> RunProcess.OK;
		case CANCELLED -> RunProcess.CANCELLED;
		case FAILED, LOST, RUNNING -> RunProcess.FAILED;
		};
	}

	@Override
	public boolean belongsTo(Object family) {
		return family == BootsealIde.JOB_FAMILY;
	}
}
