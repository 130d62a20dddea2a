/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.boards;

import java.util.List;
import java.util.Optional;

import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.runlog.LoggedRun;
import org.bootseal.ide.boards.AttachedBoard;
import org.bootseal.ide.boards.AttachedSerialBoard;
import org.bootseal.ide.boards.Boards;
import org.bootseal.ide.boards.ReadFusesJob;
import org.bootseal.ide.run.RunLog;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.runtime.jobs.IJobChangeEvent;
import org.eclipse.core.runtime.jobs.JobChangeAdapter;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.window.Window;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.dialogs.ElementListSelectionDialog;
import org.eclipse.ui.handlers.HandlerUtil;

/** Reads the fuses of the selected board and shows them. */
public final class ReadFusesHandler extends BoardHandler {

	@Override
	void execute(ExecutionEvent event, Boards boards, AttachedBoard board) throws ExecutionException {
		Shell shell = HandlerUtil.getActiveWorkbenchWindowChecked(event).getShell();
		if (!isDeviceKnown(shell, board)) {
			return;
		}
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

	/**
	 * @param shell
	 *            over which the question opens
	 * @param board
	 *            a board
	 * @return whether its processor is known, or the user told it now
	 */
	public static boolean isDeviceKnown(Shell shell, AttachedBoard board) {
		List<String> candidates = candidates(board);
		return candidates.size() <= 1 || isDeviceTold(shell, board, candidates);
	}

	/** On a serial line there may be another board by now, so that what was said before is only likely. */
	private static List<String> candidates(AttachedBoard board) {
		return board instanceof AttachedSerialBoard ? DeviceCatalogue.builtIn().names() : board.devices();
	}

	/** No bus tells which processor it is, and fuses of another one would be nonsense. */
	private static boolean isDeviceTold(Shell shell, AttachedBoard board, List<String> candidates) {
		ElementListSelectionDialog dialog = new ElementListSelectionDialog(shell, new LabelProvider());
		dialog.setTitle(Messages.ReadFusesHandler_deviceTitle);
		dialog.setMessage(NLS.bind(Messages.ReadFusesHandler_device, board.name()));
		dialog.setElements(candidates.toArray());
		lastDevice(board, candidates).ifPresent(device -> dialog.setInitialSelections(device));
		if (dialog.open() != Window.OK || dialog.getFirstResult() == null) {
			return false;
		}
		board.isA((String) dialog.getFirstResult());
		return true;
	}

	/** What the last run at this place was for. */
	private static Optional<String> lastDevice(AttachedBoard board, List<String> candidates) {
		if (board.devices().size() == 1) {
			return Optional.of(board.devices().get(0));
		}
		return PlatformUI.getWorkbench().getService(RunLog.class).runs().stream()
				.filter(run -> run.board().equals(board.name())).map(LoggedRun::device)
				.filter(candidates::contains).findFirst();
	}

	private static void show(Shell shell, AttachedBoard board, ReadFusesJob job) {
		if (!shell.isDisposed()) {
			new FusesDialog(shell, board.name(), job.fuses()).open();
		}
	}
}
