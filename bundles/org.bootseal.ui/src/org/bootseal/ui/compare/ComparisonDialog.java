/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.compare;

import java.util.List;
import java.util.Locale;

import org.bootseal.core.compare.Difference;
import org.bootseal.ui.AccessibleName;
import org.bootseal.ui.HelpContexts;
import org.bootseal.ui.tables.Column;
import org.bootseal.ui.tables.ColumnTree;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;

/** What differs between two boards, and what each difference means. Keeps nobody from working on beside it. */
final class ComparisonDialog extends Dialog {

	private static final Point SIZE = new Point(860, 480);
	private static final int MEANING_LINES = 3;

	private final Comparison comparison;

	ComparisonDialog(Shell parent, Comparison comparison) {
		super(parent);
		this.comparison = comparison;
		setShellStyle(SWT.CLOSE | SWT.MODELESS | SWT.BORDER | SWT.TITLE | SWT.RESIZE | SWT.MAX);
		setBlockOnOpen(false);
	}

	@Override
	protected void configureShell(Shell shell) {
		super.configureShell(shell);
		shell.setText(NLS.bind(Messages.ComparisonDialog_title, comparison.good(), comparison.bad()));
		HelpContexts.attach(shell, HelpContexts.COMPARE_BOARDS);
	}

	@Override
	protected Point getInitialSize() {
		return SIZE;
	}

	@Override
	protected Control createDialogArea(Composite parent) {
		Composite area = (Composite) super.createDialogArea(parent);
		List<Difference> differences = comparison.differences();
		Label label = new Label(area, SWT.WRAP);
		label.setText((differences.isEmpty() ? Messages.ComparisonDialog_same
				: NLS.bind(Messages.ComparisonDialog_summary,
						new Object[] { Integer.valueOf(differences.size()), comparison.good(), comparison.bad() }))
				.replace("&", "&&")); //$NON-NLS-1$ //$NON-NLS-2$
		ColumnTree<Difference> table = new ColumnTree<>(area, Difference.class, List.of(
				new Column<>(Messages.ComparisonDialog_subject, 16, Difference::subject),
				new Column<>(comparison.good(), 13, Difference::good),
				new Column<>(comparison.bad(), 13, Difference::bad),
				new Column<>(Messages.ComparisonDialog_meaning, 22, Difference::meaning),
				new Column<>(Messages.ComparisonDialog_kind, 8,
						difference -> difference.kind().name().toLowerCase(Locale.ROOT))),
				Difference::toString, difference -> List.of(), Difference::meaning);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(table.control());
		table.copyByKey();
		table.show(differences);
		Text meaning = new Text(area, SWT.READ_ONLY | SWT.WRAP | SWT.MULTI | SWT.V_SCROLL | SWT.BORDER);
		AccessibleName.give(meaning, Messages.ComparisonDialog_meaning);
		GridDataFactory.fillDefaults().grab(true, false)
				.hint(SWT.DEFAULT, meaning.getLineHeight() * MEANING_LINES).applyTo(meaning);
		table.viewer().addSelectionChangedListener(event -> meaning
				.setText(event.getStructuredSelection().getFirstElement() instanceof Difference difference
						? difference.toString()
						: "")); //$NON-NLS-1$
		if (!differences.isEmpty()) {
			table.viewer().setSelection(new StructuredSelection(differences.get(0)), true);
		}
		table.setFocus();
		return area;
	}

	@Override
	protected void createButtonsForButtonBar(Composite parent) {
		createButton(parent, IDialogConstants.OK_ID, IDialogConstants.CLOSE_LABEL, true);
	}
}
