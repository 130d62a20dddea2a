/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.boards;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.bootseal.core.runlog.LoggedRun;
import org.bootseal.ide.boards.AttachedBoard;
import org.bootseal.ide.boards.Boards;
import org.bootseal.ide.launch.BootsealLaunches;
import org.bootseal.ide.launch.ProvisionBoardsJob;
import org.bootseal.ide.run.RunLog;
import org.bootseal.ui.log.RunsDialog;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.jobs.IJobChangeEvent;
import org.eclipse.core.runtime.jobs.JobChangeAdapter;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.debug.ui.DebugUITools;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.dialogs.ElementListSelectionDialog;
import org.eclipse.ui.handlers.HandlerUtil;

/** Provisions the selected boards, all at once, as a launch configuration says; a table tells how it went. */
public final class ProvisionBoardsHandler extends AbstractHandler {

	/** Id of the command. */
	public static final String COMMAND = "org.bootseal.ui.provisionBoards";

	@Override
	public Object execute(ExecutionEvent event) throws ExecutionException {
		Shell shell = HandlerUtil.getActiveWorkbenchWindowChecked(event).getShell();
		List<AttachedBoard> boards = HandlerUtil.getCurrentStructuredSelection(event).stream()
				.filter(AttachedBoard.class::isInstance).map(AttachedBoard.class::cast).toList();
		try {
			configuration(shell, boards.size()).ifPresent(chosen -> provision(shell, chosen, boards));
		} catch (CoreException e) {
			throw new ExecutionException(e.getMessage(), e);
		}
		return null;
	}

	/** Which configuration: the only one, or the one that the user chooses. */
	private static Optional<ILaunchConfiguration> configuration(Shell shell, int count) throws CoreException {
		ILaunchManager manager = DebugPlugin.getDefault().getLaunchManager();
		List<ILaunchConfiguration> known = Arrays.asList(manager.getLaunchConfigurations(
				manager.getLaunchConfigurationType(BootsealLaunches.TYPE_PROVISION)));
		if (known.isEmpty()) {
			MessageDialog.openInformation(shell, Messages.ProvisionBoardsHandler_title,
					Messages.ProvisionBoardsHandler_none);
			return Optional.empty();
		}
		if (known.size() == 1) {
			return Optional.of(known.get(0));
		}
		ElementListSelectionDialog dialog = new ElementListSelectionDialog(shell,
				DebugUITools.newDebugModelPresentation());
		dialog.setTitle(Messages.ProvisionBoardsHandler_title);
		dialog.setMessage(NLS.bind(Messages.ProvisionBoardsHandler_choose, Integer.valueOf(count)));
		dialog.setElements(known.toArray());
		return dialog.open() == Window.OK ? Optional.ofNullable((ILaunchConfiguration) dialog.getFirstResult())
				: Optional.empty();
	}

	private static void provision(Shell shell, ILaunchConfiguration chosen, List<AttachedBoard> boards) {
		ProvisionBoardsJob job = new ProvisionBoardsJob(chosen, boards,
				PlatformUI.getWorkbench().getService(Boards.class), PlatformUI.getWorkbench().getService(RunLog.class));
		job.addJobChangeListener(new JobChangeAdapter() {
			@Override
			public void done(IJobChangeEvent event) {
				List<LoggedRun> runs = job.runs().stream().flatMap(board -> board.run().stream()).toList();
				if (boards.size() > 1 && !runs.isEmpty() && !shell.isDisposed()) {
					shell.getDisplay().asyncExec(() -> show(shell, job.getName(), runs));
				}
			}
		});
		job.schedule();
	}

	private static void show(Shell shell, String title, List<LoggedRun> runs) {
		if (!shell.isDisposed()) {
			new RunsDialog(shell, title, runs).open();
		}
	}
}
