/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.doctor;

import java.util.Optional;

import org.bootseal.core.doctor.Risk;
import org.bootseal.core.runlog.LoggedRun;
import org.bootseal.ide.boards.AttachedBoard;
import org.bootseal.ide.boards.Boards;
import org.bootseal.ide.launch.DoctorJob;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobChangeEvent;
import org.eclipse.core.runtime.jobs.JobChangeAdapter;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.HandlerUtil;
import org.eclipse.ui.statushandlers.StatusManager;

/** Finds out why the selected run failed. */
public final class DiagnoseHandler extends AbstractHandler {

	/** Id of the command. */
	public static final String COMMAND = "org.bootseal.ui.diagnoseRun";

	@Override
	public Object execute(ExecutionEvent event) throws ExecutionException {
		Shell shell = HandlerUtil.getActiveWorkbenchWindowChecked(event).getShell();
		if (HandlerUtil.getCurrentStructuredSelection(event).getFirstElement() instanceof LoggedRun run) {
			diagnose(shell, run, Risk.CONFIGURE);
		}
		return null;
	}

	/**
	 * Looks for the cause in the background, and shows it.
	 *
	 * @param shell
	 *            over which the answer opens
	 * @param run
	 *            the run
	 * @param allowed
	 *            the highest risk that an experiment may have
	 */
	public static void diagnose(Shell shell, LoggedRun run, Risk allowed) {
		Boards boards = PlatformUI.getWorkbench().getService(Boards.class);
		Optional<AttachedBoard> board = boards.boards().stream().filter(each -> each.name().equals(run.board()))
				.findFirst();
		if (board.isEmpty()) {
			StatusManager.getManager().handle(Status.info(NLS.bind(Messages.DiagnoseHandler_gone, run.board())),
					StatusManager.SHOW);
			return;
		}
		DoctorJob job = new DoctorJob(boards, board.get(), run, allowed);
		job.setUser(true);
		job.addJobChangeListener(new JobChangeAdapter() {
			@Override
			public void done(IJobChangeEvent event) {
				if (job.report().isPresent() && !shell.isDisposed()) {
					shell.getDisplay().asyncExec(() -> show(shell, run, job));
				}
			}
		});
		job.schedule();
	}

	private static void show(Shell shell, LoggedRun run, DoctorJob job) {
		if (!shell.isDisposed()) {
			new DoctorDialog(shell, run, job.report().orElseThrow()).open();
		}
	}
}
