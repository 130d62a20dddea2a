/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.compare;

import java.util.Arrays;
import java.util.List;

import org.bootseal.ide.boards.AttachedBoard;
import org.bootseal.ide.boards.Boards;
import org.bootseal.ide.boards.CompareBoardsJob;
import org.bootseal.ui.boards.ReadFusesHandler;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.runtime.jobs.IJobChangeEvent;
import org.eclipse.core.runtime.jobs.JobChangeAdapter;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.HandlerUtil;

/** Reads the two selected boards and shows what differs. */
public final class CompareBoardsHandler extends AbstractHandler {

	/** Id of the command. */
	public static final String COMMAND = "org.bootseal.ui.compareBoards"; //$NON-NLS-1$

	private static final int FIRST = 0;
	private static final int SECOND = 1;

	@Override
	public Object execute(ExecutionEvent event) throws ExecutionException {
		Shell shell = HandlerUtil.getActiveWorkbenchWindowChecked(event).getShell();
		List<AttachedBoard> boards = Arrays.stream(HandlerUtil.getCurrentStructuredSelection(event).toArray())
				.filter(AttachedBoard.class::isInstance).map(AttachedBoard.class::cast).toList();
		if (boards.size() == 2 && boards.stream().allMatch(board -> ReadFusesHandler.isDeviceKnown(shell, board))) {
			int works = MessageDialog.open(MessageDialog.QUESTION, shell, Messages.CompareBoardsHandler_title,
					Messages.CompareBoardsHandler_question, 0, button(boards.get(FIRST)), button(boards.get(SECOND)));
			if (works == FIRST || works == SECOND) {
				compare(shell, boards.get(works), boards.get(SECOND - works));
			}
		}
		return null;
	}

	private static String button(AttachedBoard board) {
		return board.name().replace("&", "&&"); //$NON-NLS-1$ //$NON-NLS-2$
	}

	private static void compare(Shell shell, AttachedBoard good, AttachedBoard bad) {
		Boards boards = PlatformUI.getWorkbench().getService(Boards.class);
		CompareBoardsJob job = new CompareBoardsJob(boards, good, bad);
		job.setUser(true);
		job.addJobChangeListener(new JobChangeAdapter() {
			@Override
			public void done(IJobChangeEvent done) {
				if (done.getResult().isOK() && !shell.isDisposed()) {
					Comparison comparison = new Comparison(good.name(), bad.name(), job.differences());
					shell.getDisplay().asyncExec(() -> CompareRunsHandler.show(shell, comparison));
				}
			}
		});
		job.schedule();
	}
}
