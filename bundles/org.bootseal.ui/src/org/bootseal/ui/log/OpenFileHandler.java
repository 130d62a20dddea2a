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
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.Path;
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

	private static final int PROJECT_AND_FILE = 2;

	@Override
	public Object execute(ExecutionEvent event) throws ExecutionException {
		for (LoggedRun run : LogCommands.runs(event)) {
			Optional<IFile> file = file(run.file());
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

	private static Optional<IFile> file(String name) {
		IPath path = new Path(name);
		IFile file = path.segmentCount() < PROJECT_AND_FILE ? null
				: ResourcesPlugin.getWorkspace().getRoot().getFile(path);
		return Optional.ofNullable(file).filter(IFile::isAccessible);
	}
}
