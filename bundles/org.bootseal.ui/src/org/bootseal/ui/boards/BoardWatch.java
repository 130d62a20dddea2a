/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.boards;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.bootseal.core.connection.BoardMode;
import org.bootseal.core.connection.BusListener;
import org.bootseal.core.connection.ConnectionException;
import org.bootseal.core.connection.ConnectionException.Reason;
import org.bootseal.core.connection.FoundBoard;
import org.bootseal.core.runlog.LoggedRun;
import org.bootseal.ide.boards.AttachedBoard;
import org.bootseal.ide.boards.AttachedSerialBoard;
import org.bootseal.ide.boards.AttachedUsbBoard;
import org.bootseal.ide.boards.AttachedVirtualBoard;
import org.bootseal.ide.boards.BoardReading;
import org.bootseal.ide.boards.Boards;
import org.bootseal.ide.boards.BoardsListener;
import org.bootseal.ide.boards.ReadBoardJob;
import org.bootseal.ide.run.RunLog;
import org.bootseal.ide.run.RunLogListener;
import org.bootseal.ide.run.RunPosition;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.jobs.IJobChangeEvent;
import org.eclipse.core.runtime.jobs.JobChangeAdapter;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.progress.IProgressConstants;

/**
 * Keeps up with the attached boards for a view: looks at each board after each change, in jobs, and follows the runs.
 * To be used on the UI thread.
 */
final class BoardWatch {

	/** What the system says of a serial line; in other cases the board does not answer. */
	private static final Set<Reason> CLOSED_WAYS = EnumSet.of(Reason.NO_PERMISSION, Reason.BUSY, Reason.GONE,
			Reason.UNAVAILABLE, Reason.FAILED);

	private final Boards boards;
	private final RunLog log;
	private final Display display;
	private final Runnable changed;
	private final Map<AttachedBoard, ReadBoardJob> looks = new HashMap<>();
	private final Map<AttachedBoard, BoardStatus> known = new HashMap<>();
	private final Map<String, RunPosition> running = new HashMap<>();
	private final BoardsListener boardsListener = () -> later(this::look);
	private final RunLogListener runListener = new RunLogListener() {
		@Override
		public void runChanged(LoggedRun run, RunPosition position) {
			later(() -> runs(run.board(), position));
		}

		@Override
		public void runEnded(LoggedRun run) {
			later(() -> ends(run.board()));
		}
	};
	private BusListener.Registration following;
	private boolean isClosed;

	/**
	 * @param boards
	 *            the boards
	 * @param log
	 *            tells of runs
	 * @param display
	 *            of the UI thread
	 * @param changed
	 *            called there when something is new
	 */
	BoardWatch(Boards boards, RunLog log, Display display, Runnable changed) {
		this.boards = boards;
		this.log = log;
		this.display = display;
		this.changed = changed;
	}

	void open() {
		boards.addListener(boardsListener);
		following = boards.follow();
		log.addListener(runListener);
		look();
	}

	void close() {
		isClosed = true;
		if (following != null) {
			following.close();
		}
		boards.removeListener(boardsListener);
		log.removeListener(runListener);
		looks.values().forEach(ReadBoardJob::cancel);
	}

	/**
	 * Looks at all boards again, but at those on USB from afar: to open one would be in the way of another program that
	 * is about to. At a serial line nothing is seen from afar.
	 */
	private void look() {
		List<AttachedBoard> now = boards.boards();
		known.keySet().retainAll(now);
		looks.keySet().retainAll(now);
		for (AttachedBoard board : now) {
			if (board instanceof AttachedUsbBoard usb) {
				seenFromAfar(usb);
			} else if (board instanceof AttachedVirtualBoard) {
				looks.computeIfAbsent(board, this::lookAt).schedule();
			}
		}
		changed.run();
	}

	/** What was told by a closer look stays as long as the same thing is on the bus. */
	private void seenFromAfar(AttachedUsbBoard board) {
		Optional<BoardMode> mode = board.found().map(FoundBoard::mode);
		Optional<BoardMode> before = status(board).flatMap(BoardStatus::reading).flatMap(BoardReading::mode);
		if (mode.isEmpty() || !mode.equals(before)) {
			known.put(board, BoardStatus.of(reading(board)));
		}
	}

	private static BoardReading reading(AttachedUsbBoard board) {
		return board.found()
				.map(found -> new BoardReading(Optional.of(found.mode()), found.product().strip(), Optional.empty(),
						Optional.empty(), Messages.BoardWatch_notAsked))
				.orElseGet(() -> new BoardReading(Optional.empty(), "", Optional.empty(), Optional.empty(),
						board.whyAway()));
	}

	/** Looks at all boards from near, for a user who asks. */
	void ask() {
		boards.lookAgain();
		boards.boards().forEach(board -> looks.computeIfAbsent(board, this::lookAt).schedule());
	}

	/** Returns why the boards on USB can't be seen. */
	Optional<String> usbProblem() {
		return boards.usbProblem();
	}

	private ReadBoardJob lookAt(AttachedBoard board) {
		ReadBoardJob job = new ReadBoardJob(boards, board);
		// the view says it; a dialog for a look that nobody asked for would be a nuisance
		job.setProperty(IProgressConstants.NO_IMMEDIATE_ERROR_PROMPT_PROPERTY, Boolean.TRUE);
		job.addJobChangeListener(new JobChangeAdapter() {
			@Override
			public void done(IJobChangeEvent event) {
				BoardStatus status = status(job, event.getResult());
				later(() -> seen(board, status));
			}
		});
		return job;
	}

	private static BoardStatus status(ReadBoardJob job, IStatus result) {
		if (result.isOK()) {
			return new BoardStatus(job.reading(), "", false);
		}
		boolean isLocked = job.board() instanceof AttachedSerialBoard
				&& result.getException() instanceof ConnectionException failure
				&& CLOSED_WAYS.contains(failure.reason());
		return new BoardStatus(job.reading(), result.getMessage(), isLocked);
	}

	private void seen(AttachedBoard board, BoardStatus status) {
		if (boards.boards().contains(board)) {
			known.put(board, status);
			changed.run();
		}
	}

	private void runs(String board, RunPosition position) {
		running.put(board, position);
		changed.run();
	}

	private void ends(String board) {
		running.remove(board);
		// what a closer look told before may have been burnt over
		known.keySet().removeIf(ran -> ran.name().equals(board));
		look();
	}

	private void later(Runnable update) {
		if (!display.isDisposed()) {
			display.asyncExec(() -> {
				if (!isClosed) {
					update.run();
				}
			});
		}
	}

	/** Returns the attached boards. */
	List<AttachedBoard> boards() {
		return boards.boards();
	}

	/** Returns what the last look told; empty before the first one. */
	Optional<BoardStatus> status(AttachedBoard board) {
		return Optional.ofNullable(known.get(board));
	}

	/** Returns how far the run is that is going on on a board. */
	Optional<RunPosition> run(AttachedBoard board) {
		return Optional.ofNullable(running.get(board.name()));
	}
}
