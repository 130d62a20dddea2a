/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.boards;

import org.bootseal.ide.boards.AttachedBoard;
import org.bootseal.ide.boards.Boards;
import org.bootseal.ide.boards.ReadFusesJob;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.runtime.jobs.IJobChangeEvent;
import org.eclipse.core.runtime.jobs.JobChangeAdapter;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.handlers.HandlerUtil;

/** Reads the fuses of the selected board and shows them. */
public final class ReadFusesHandler extends BoardHandler {

	@Override
	void execute(ExecutionEvent event, Boards boards, AttachedBoard board) throws ExecutionException {
		Shell shell = HandlerUtil.getActiveWorkbenchWindowChecked(event).getShell();
		ReadFusesJob job = new ReadFusesJob(boards, board);
		job.addJobChangeListener(new JobChangeAdapter() {
			@Override
			public void done(IJobChangeEvent done) {
				if (done.getResult().isOK() && !shell.isDisposed()) {
					shell.getDisplay().asyncExec(() -> show(shell, board, job));
				}
			}
		});
		job.schedule();
	}

	private static void show(Shell shell, AttachedBoard board, ReadFusesJob job) {
		if (!shell.isDisposed()) {
			new FusesDialog(shell, board.name(), job.fuses()).open();
		}
	}
}
