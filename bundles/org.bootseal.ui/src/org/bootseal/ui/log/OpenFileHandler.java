/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.log;

import java.util.Optional;

import org.bootseal.core.runlog.LoggedRun;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.Status;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.HandlerUtil;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.statushandlers.StatusManager;

/** Opens the provisioning file of the selected run. */
public final class OpenFileHandler extends AbstractHandler {

	/** The command that this handles. */
	static final String COMMAND = "org.bootseal.ui.openRunFile";

	@Override
	public Object execute(ExecutionEvent event) throws ExecutionException {
		for (LoggedRun run : LogCommands.runs(event)) {
			Optional<IFile> file = RunFiles.of(run);
			try {
				if (file.isPresent()) {
					IDE.openEditor(HandlerUtil.getActiveWorkbenchWindowChecked(event).getActivePage(), file.get());
				} else {
					StatusManager.getManager().handle(Status.info(NLS.bind(Messages.OpenFileHandler_gone, run.file())),
							StatusManager.SHOW);
				}
			} catch (PartInitException e) {
				throw new ExecutionException(e.getMessage(), e);
			}
		}
		return null;
	}
}
