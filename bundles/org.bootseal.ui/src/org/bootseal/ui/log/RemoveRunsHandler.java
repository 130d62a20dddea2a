/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.log;

import java.util.List;

import org.bootseal.core.runlog.LoggedRun;
import org.bootseal.ide.run.RunLog;
import org.bootseal.ui.BackgroundJob;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.HandlerUtil;

/** Removes the selected runs from the log, after a question. */
public final class RemoveRunsHandler extends AbstractHandler {

	private static final int DELETE = 0;

	@Override
	public Object execute(ExecutionEvent event) throws ExecutionException {
		List<LoggedRun> runs = LogCommands.runs(event);
		if (MessageDialog.open(MessageDialog.QUESTION, HandlerUtil.getActiveShellChecked(event),
				Messages.RemoveRunsHandler_title,
				NLS.bind(Messages.RemoveRunsHandler_question, Integer.valueOf(runs.size())), 0,
				Messages.RemoveRunsHandler_delete, Messages.RemoveRunsHandler_cancel) == DELETE) {
			RunLog log = PlatformUI.getWorkbench().getService(RunLog.class);
			new BackgroundJob(Messages.RemoveRunsHandler_job, monitor -> log.remove(runs)).schedule();
		}
		return null;
	}
}
