/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.boards;

import java.util.List;

import org.bootseal.ide.boards.FuseReading;
import org.bootseal.ui.HelpContexts;
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

/** Shows the fuses of a board as they were when they were read. Keeps nobody from working on beside it. */
final class FusesDialog extends Dialog {

	private static final Point SIZE = new Point(900, 600);

	private final String board;
	private final List<FuseReading> fuses;

	FusesDialog(Shell parent, String board, List<FuseReading> fuses) {
		super(parent);
		this.board = board;
		this.fuses = fuses;
		setShellStyle(SWT.CLOSE | SWT.MODELESS | SWT.BORDER | SWT.TITLE | SWT.RESIZE | SWT.MAX);
		setBlockOnOpen(false);
	}

	@Override
	protected void configureShell(Shell shell) {
		super.configureShell(shell);
		HelpContexts.attach(shell, HelpContexts.BOARD_FUSES);
		shell.setText(NLS.bind(Messages.FusesDialog_title, board));
	}

	@Override
	protected Point getInitialSize() {
		return SIZE;
	}

	@Override
	protected Control createDialogArea(Composite parent) {
		Composite area = (Composite) super.createDialogArea(parent);
		Label label = new Label(area, SWT.WRAP);
		long burnt = fuses.stream().filter(fuse -> fuse.value().orElse(0) != 0).count();
		label.setText(NLS.bind(Messages.FusesDialog_summary, Integer.valueOf(fuses.size()), Long.valueOf(burnt)));
		FuseTable table = new FuseTable(area);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(table.control());
		table.copyByKey();
		table.show(fuses);
		table.setFocus();
		return area;
	}

	@Override
	protected void createButtonsForButtonBar(Composite parent) {
		createButton(parent, IDialogConstants.OK_ID, IDialogConstants.CLOSE_LABEL, true);
	}
}
