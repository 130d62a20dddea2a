/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.finder;

import org.bootseal.core.finder.FindMemory;
import org.bootseal.ui.AccessibleName;
import org.bootseal.ui.HelpContexts;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.layout.TableColumnLayout;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;

/** Says what will be tried and what each trial does to the board, and asks whether a sector may be erased. */
final class FindTrialsPage extends WizardPage {

	private static final int HEIGHT = 130;
	private static final int WIDTH = 760;
	private static final int MOST_READS = 100_000;

	private Button scratch;
	private Spinner reads;
	private TableItem erase;

	FindTrialsPage() {
		super("trials", Messages.FindTrialsPage_title, null); //$NON-NLS-1$
		setDescription(Messages.FindTrialsPage_description);
	}

	@Override
	public void createControl(Composite parent) {
		Composite area = new Composite(parent, SWT.NONE);
		GridLayoutFactory.swtDefaults().numColumns(2).applyTo(area);
		Composite frame = new Composite(area, SWT.NONE);
		GridDataFactory.fillDefaults().span(2, 1).grab(true, true).hint(WIDTH, HEIGHT).applyTo(frame);
		TableColumnLayout layout = new TableColumnLayout();
		frame.setLayout(layout);
		Table table = new Table(frame, SWT.BORDER | SWT.FULL_SELECTION);
		table.setHeaderVisible(true);
		AccessibleName.give(table, Messages.FindTrialsPage_title);
		column(table, layout, Messages.FindTrialsPage_trial, 5);
		column(table, layout, Messages.FindTrialsPage_effect, 5);
		row(table, Messages.FindTrialsPage_look, Messages.FindTrialsPage_lookEffect);
		row(table, Messages.FindTrialsPage_configure, Messages.FindTrialsPage_configureEffect);
		row(table, Messages.FindTrialsPage_clocks, Messages.FindTrialsPage_clocksEffect);
		erase = row(table, Messages.FindTrialsPage_erase, Messages.FindTrialsPage_eraseNot);
		scratch = new Button(area, SWT.CHECK);
		scratch.setText(Messages.FindTrialsPage_scratch);
		GridDataFactory.fillDefaults().span(2, 1).applyTo(scratch);
		scratch.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> erase.setText(1,
				scratch.getSelection() ? Messages.FindTrialsPage_eraseEffect : Messages.FindTrialsPage_eraseNot)));
		new Label(area, SWT.NONE).setText(Messages.FindTrialsPage_reads);
		reads = new Spinner(area, SWT.BORDER);
		reads.setValues(FindMemory.READS, 1, MOST_READS, 0, 100, 1000);
		setControl(area);
		HelpContexts.attach(area, HelpContexts.FIND_MEMORY);
	}

	private static void column(Table table, TableColumnLayout layout, String title, int weight) {
		TableColumn column = new TableColumn(table, SWT.LEFT);
		column.setText(title);
		layout.setColumnData(column, new ColumnWeightData(weight));
	}

	private static TableItem row(Table table, String trial, String effect) {
		TableItem item = new TableItem(table, SWT.NONE);
		item.setText(new String[] { trial, effect });
		return item;
	}

	/** @return whether one sector may be erased and restored */
	boolean scratch() {
		return scratch.getSelection();
	}

	/** @return how often the flash is read at a clock */
	int reads() {
		return reads.getSelection();
	}
}
