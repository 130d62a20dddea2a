/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.fcb;

import java.util.List;

import org.bootseal.core.flexspi.FcbDifference;
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

/** The fields and sequences in which two FCBs differ. Keeps nobody from working on beside it. */
final class FcbComparisonDialog extends Dialog {

	private static final Point SIZE = new Point(900, 420);

	private final String first;
	private final String second;
	private final List<FcbDifference> differences;

	FcbComparisonDialog(Shell parent, String first, String second, List<FcbDifference> differences) {
		super(parent);
		this.first = first;
		this.second = second;
		this.differences = differences;
		setShellStyle(SWT.CLOSE | SWT.MODELESS | SWT.BORDER | SWT.TITLE | SWT.RESIZE | SWT.MAX);
		setBlockOnOpen(false);
	}

	@Override
	protected void configureShell(Shell shell) {
		super.configureShell(shell);
		shell.setText(NLS.bind(Messages.FcbComparisonDialog_title, first, second));
		HelpContexts.attach(shell, HelpContexts.FCB_COMPARE);
	}

	@Override
	protected Point getInitialSize() {
		return SIZE;
	}

	@Override
	protected Control createDialogArea(Composite parent) {
		Composite area = (Composite) super.createDialogArea(parent);
		Label label = new Label(area, SWT.WRAP);
		label.setText(differences.isEmpty() ? Messages.FcbComparisonDialog_same
				: NLS.bind(Messages.FcbComparisonDialog_count, Integer.valueOf(differences.size())));
		ColumnTree<FcbDifference> table = new ColumnTree<>(area, FcbDifference.class, List.of(
				new Column<>(Messages.FcbComparisonDialog_field, 16, FcbDifference::name),
				new Column<>(first, 26, FcbDifference::first), new Column<>(second, 26, FcbDifference::second),
				new Column<>(Messages.FcbComparisonDialog_meaning, 20, FcbDifference::meaning)),
				FcbDifference::name, difference -> List.of(), FcbDifference::toString);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(table.control());
		table.copyByKey();
		table.show(differences);
		table.setFocus();
		return area;
	}

	@Override
	protected void createButtonsForButtonBar(Composite parent) {
		createButton(parent, IDialogConstants.OK_ID, IDialogConstants.CLOSE_LABEL, true);
	}
}
