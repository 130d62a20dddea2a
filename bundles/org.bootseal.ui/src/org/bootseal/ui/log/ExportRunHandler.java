/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.log;

import java.util.List;

import org.bootseal.core.runlog.LoggedRun;
import org.bootseal.ide.run.RunLog;
import org.bootseal.ide.run.RunLog.Format;
import org.bootseal.ui.BackgroundJob;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.HandlerUtil;

/** Writes the selected run to a file. */
public final class ExportRunHandler extends AbstractHandler {

	private static final String JSON = ".json";
	private static final String TEXT = ".txt";

	@Override
	public Object execute(ExecutionEvent event) throws ExecutionException {
		List<LoggedRun> runs = LogCommands.runs(event);
		if (runs.size() == 1) {
			FileDialog dialog = new FileDialog(HandlerUtil.getActiveShellChecked(event), SWT.SAVE);
			dialog.setText(Messages.ExportRunHandler_title);
			dialog.setFilterNames(new String[] { Messages.ExportRunHandler_text, Messages.ExportRunHandler_json });
			dialog.setFilterExtensions(new String[] { "*" + TEXT, "*" + JSON });
			dialog.setFileName("run-" + runs.get(0).id() + TEXT);
			dialog.setOverwrite(true);
			String file = dialog.open();
			if (file != null) {
				export(runs.get(0), dialog.getFilterIndex() == 1 ? file.replaceFirst("\\.txt$", JSON) : file);
			}
		}
		return null;
	}

	private static void export(LoggedRun run, String file) {
		RunLog log = PlatformUI.getWorkbench().getService(RunLog.class);
		new BackgroundJob(Messages.ExportRunHandler_job,
				monitor -> log.export(run, file, format(file))).schedule();
	}

	/** The name decides, so that a file is what it is called. */
	static Format format(String file) {
		return file.endsWith(JSON) ? Format.JSON : Format.TEXT;
	}
}
