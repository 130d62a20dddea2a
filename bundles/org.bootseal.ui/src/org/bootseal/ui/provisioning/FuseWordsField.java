/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.provisioning;

import java.util.List;

import org.bootseal.core.config.YamlPath;
import org.bootseal.ui.AccessibleName;
import org.bootseal.ui.editor.fields.Field;
import org.bootseal.ui.editor.model.EditorModel;
import org.eclipse.jface.layout.TableColumnLayout;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.ui.forms.IFormColors;
import org.eclipse.ui.forms.widgets.FormToolkit;

/** The list of further fuse bits: a table whose cells can be edited, and buttons to add and remove a word. */
final class FuseWordsField extends Field {

	/** The keys of a list element, which are the columns. */
	static final List<String> KEYS = List.of("word", "value", "mask"); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$

	private static final int ROWS = 4;

	private TableViewer viewer;
	private Button add;
	private Button remove;
	private boolean editable = true;

	FuseWordsField(EditorModel model, YamlPath path) {
		super(model, path);
	}

	@Override
	protected void createControls(Composite parent, FormToolkit toolkit) {
		Label label = toolkit.createLabel(parent, Messages.FuseWordsField_label);
		label.setToolTipText(meaning());
		label.setForeground(toolkit.getColors().getColor(IFormColors.TITLE));
		label.setLayoutData(new GridData(SWT.BEGINNING, SWT.CENTER, false, false, COLUMNS, 1));
		createTable(parent, toolkit);
		Composite buttons = toolkit.createComposite(parent);
		buttons.setLayout(new GridLayout());
		buttons.setLayoutData(new GridData(SWT.FILL, SWT.BEGINNING, false, false));
		add = button(buttons, toolkit, Messages.FuseWordsField_add, this::addWord);
		remove = button(buttons, toolkit, Messages.FuseWordsField_remove, this::removeWord);
		viewer.addSelectionChangedListener(event -> enableButtons());
	}

	private void createTable(Composite parent, FormToolkit toolkit) {
		Composite box = toolkit.createComposite(parent);
		TableColumnLayout columns = new TableColumnLayout();
		box.setLayout(columns);
		GridData data = wide(COLUMNS - 1);
		box.setLayoutData(data);
		Table table = toolkit.createTable(box, SWT.SINGLE | SWT.FULL_SELECTION | SWT.BORDER);
		table.setHeaderVisible(true);
		AccessibleName.give(table, Messages.FuseWordsField_label);
		data.heightHint = table.getHeaderHeight() + ROWS * table.getItemHeight();
		viewer = new TableViewer(table);
		viewer.setContentProvider(ArrayContentProvider.getInstance());
		List<String> titles = List.of(Messages.FuseWordsField_word, Messages.FuseWordsField_value,
				Messages.FuseWordsField_mask);
		for (int i = 0; i < titles.size(); i++) {
			TableViewerColumn column = new TableViewerColumn(viewer, SWT.LEFT);
			column.getColumn().setText(titles.get(i));
			columns.setColumnData(column.getColumn(), new ColumnWeightData(1));
			String key = KEYS.get(i);
			column.setLabelProvider(ColumnLabelProvider
					.createTextProvider(element -> model().value(((YamlPath) element).key(key)).orElse(""))); //$NON-NLS-1$
			column.setEditingSupport(new FuseWordEditing(viewer, model(), key, () -> editable));
		}
	}

	private static Button button(Composite parent, FormToolkit toolkit, String text, Runnable work) {
		Button button = toolkit.createButton(parent, text, SWT.PUSH);
		button.setLayoutData(new GridData(SWT.FILL, SWT.BEGINNING, true, false));
		button.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> work.run()));
		return button;
	}

	private void addWord() {
		FuseWordDialog dialog = new FuseWordDialog(viewer.getTable().getShell());
		if (dialog.open() == Window.OK) {
			model().edit(text -> text.addItem(path(), dialog.fields()));
		}
	}

	private void removeWord() {
		if (viewer.getStructuredSelection().getFirstElement() instanceof YamlPath word) {
			model().edit(text -> text.remove(word));
		}
	}

	@Override
	public Control control() {
		return viewer.getTable();
	}

	@Override
	protected void show(String value) {
		List<YamlPath> words = model().yaml().children(path());
		if (words.equals(viewer.getInput())) {
			viewer.refresh();
		} else {
			viewer.setInput(words);
		}
		enableButtons();
	}

	@Override
	protected void setEditable(boolean editable) {
		this.editable = editable;
		enableButtons();
	}

	private void enableButtons() {
		add.setEnabled(editable);
		remove.setEnabled(editable && !viewer.getStructuredSelection().isEmpty());
	}
}
