/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.compare;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import org.bootseal.core.BadInputException;
import org.bootseal.core.compare.Difference;
import org.bootseal.core.compare.RunComparison;
import org.bootseal.core.runlog.LoggedRun;
import org.bootseal.core.runlog.RunState;
import org.bootseal.ide.StatusConverter;
import org.bootseal.ui.BackgroundJob;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.handlers.HandlerUtil;

/** Compares the two selected runs: the one that succeeded, or else the first, is taken as that of the good board. */
public final class CompareRunsHandler extends AbstractHandler {

	/** Id of the command. */
	public static final String COMMAND = "org.bootseal.ui.compareRuns"; //$NON-NLS-1$

	@Override
	public Object execute(ExecutionEvent event) throws ExecutionException {
		Shell shell = HandlerUtil.getActiveWorkbenchWindowChecked(event).getShell();
		List<LoggedRun> runs = Arrays.stream(HandlerUtil.getCurrentStructuredSelection(event).toArray())
				.filter(LoggedRun.class::isInstance).map(LoggedRun.class::cast)
				.sorted(Comparator.comparing((LoggedRun run) -> run.state() != RunState.OK)).toList();
		if (runs.size() == 2) {
			new BackgroundJob(Messages.CompareRunsHandler_job, monitor -> {
				Comparison comparison = compare(runs.get(0), runs.get(1));
				shell.getDisplay().asyncExec(() -> show(shell, comparison));
			}).schedule();
		}
		return null;
	}

	private static Comparison compare(LoggedRun good, LoggedRun bad) throws CoreException {
		try {
			List<Difference> differences = RunComparison.of(good, bad);
			boolean same = good.board().equals(bad.board());
			return new Comparison(same ? name(good) : good.board(), same ? name(bad) : bad.board(), differences);
		} catch (BadInputException e) {
			throw new CoreException(StatusConverter.toStatus(e));
		}
	}

	private static String name(LoggedRun run) {
		return run.board() + ", " + DateTimeFormatter.ofLocalizedDateTime(FormatStyle.SHORT, FormatStyle.MEDIUM)
				.format(run.time().atZone(ZoneId.systemDefault())); // $NON-NLS-1$
	}

	/** Opens the answer, unless the window is gone. */
	static void show(Shell shell, Comparison comparison) {
		if (!shell.isDisposed()) {
			new ComparisonDialog(shell, comparison).open();
		}
	}
}
