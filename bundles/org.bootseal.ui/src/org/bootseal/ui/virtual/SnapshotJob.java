/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.virtual;

import java.util.Optional;
import java.util.function.BiConsumer;

import org.bootseal.core.BadInputException;
import org.bootseal.ide.BootsealIde;
import org.bootseal.ide.StatusConverter;
import org.bootseal.ide.boards.AttachedVirtualBoard;
import org.bootseal.ide.boards.BoardSnapshot;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;

/** Takes snapshots of a board, as often as asked but at most ten a second. */
final class SnapshotJob extends Job {

	private static final long INTERVAL_MILLIS = 100;

	private final BiConsumer<AttachedVirtualBoard, BoardSnapshot> taken;
	private volatile AttachedVirtualBoard board;

	/**
	 * @param taken
	 *            takes each snapshot, in the job
	 */
	SnapshotJob(BiConsumer<AttachedVirtualBoard, BoardSnapshot> taken) {
		super(Messages.SnapshotJob_name);
		this.taken = taken;
		setSystem(true);
	}

	/** Takes one at once. */
	void take(AttachedVirtualBoard newBoard) {
		board = newBoard;
		wakeUp();
		schedule();
	}

	/** Takes one soon. */
	void takeSoon() {
		if (board != null) {
			schedule(INTERVAL_MILLIS);
		}
	}

	@Override
	protected IStatus run(IProgressMonitor monitor) {
		AttachedVirtualBoard seen = board;
		try {
			Optional<BoardSnapshot> snapshot = BoardSnapshot.of(seen);
			if (!monitor.isCanceled()) {
				snapshot.ifPresent(now -> taken.accept(seen, now));
			}
			return Status.OK_STATUS;
		} catch (BadInputException e) {
			return StatusConverter.toStatus(e);
		}
	}

	@Override
	public boolean belongsTo(Object family) {
		return family == BootsealIde.JOB_FAMILY;
	}
}
