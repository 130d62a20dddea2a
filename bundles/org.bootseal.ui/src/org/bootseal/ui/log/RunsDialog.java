/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.log;

import java.util.List;

import org.bootseal.core.runlog.LoggedRun;
import org.bootseal.core.runlog.RunState;
import org.bootseal.ui.HelpContexts;
import org.bootseal.ui.tables.Column;
import org.bootseal.ui.tables.ColumnTree;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;

/** How runs on several boards went, in one table. Keeps nobody from working on beside it. */
public final class RunsDialog extends Dialog {

	private static final Point SIZE = new Point(760, 320);

	private final String title;
	private final List<LoggedRun> runs;

	/**
	 * @param parent
	 *            the window that it belongs to
	 * @param title
	 *            what was run
	 * @param runs
	 *            the runs, one for each board
	 */
	public RunsDialog(Shell parent, String title, List<LoggedRun> runs) {
		super(parent);
		this.title = title;
		this.runs = List.copyOf(runs);
		setShellStyle(SWT.CLOSE | SWT.MODELESS | SWT.BORDER | SWT.TITLE | SWT.RESIZE | SWT.MAX);
		setBlockOnOpen(false);
	}

	@Override
	protected void configureShell(Shell shell) {
		super.configureShell(shell);
		HelpContexts.attach(shell, HelpContexts.BOARD_RUNS);
		shell.setText(title);
	}

	@Override
	protected Point getInitialSize() {
		return SIZE;
	}

	@Override
	protected Control createDialogArea(Composite parent) {
		Composite area = (Composite) super.createDialogArea(parent);
		Label label = new Label(area, SWT.WRAP);
		long done = runs.stream().filter(run -> run.state() == RunState.OK).count();
		label.setText(NLS.bind(Messages.RunsDialog_summary, Long.valueOf(done), Integer.valueOf(runs.size())));
		ColumnTree<LoggedRun> table = new ColumnTree<>(area, LoggedRun.class, List.of(
				new Column<>(Messages.RunTexts_board, 12, LoggedRun::board)
						.withIcon(run -> RunTexts.icon(run.state())),
				new Column<>(Messages.RunTexts_outcome, 8, run -> RunTexts.outcome(run.state())),
				new Column<>(Messages.RunTexts_duration, 7, run -> RunTexts.duration(RunTexts.elapsed(run))),
				new Column<>(Messages.RunsDialog_message, 30, LoggedRun::message)), LoggedRun::id, run -> List.of(),
				LoggedRun::message);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(table.control());
		table.copyByKey();
		table.show(runs);
		table.setFocus();
		return area;
	}

	@Override
	protected void createButtonsForButtonBar(Composite parent) {
		createButton(parent, IDialogConstants.OK_ID, IDialogConstants.CLOSE_LABEL, true);
	}
}
