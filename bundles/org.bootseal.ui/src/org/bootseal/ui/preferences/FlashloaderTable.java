/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.preferences;

import java.util.Map;
import java.util.TreeMap;

import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.ui.AccessibleName;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.layout.TableColumnLayout;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.CellEditor;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.jface.viewers.EditingSupport;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.jface.viewers.TextCellEditor;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.FileDialog;

/** One row a device: which flashloader is meant where a provisioning file names none. */
final class FlashloaderTable {

	private static final int ROWS = 8;
	private static final int DEVICE_WEIGHT = 1;
	private static final int PATH_WEIGHT = 4;
	private static final int BUTTONS = 2;

	private final Map<String, String> paths = new TreeMap<>();
	private final Composite area;
	private final TableViewer table;
	private final Button browse;
	private final Button clear;

	FlashloaderTable(Composite parent) {
		area = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).applyTo(area);
		Composite frame = new Composite(area, SWT.NONE);
		TableColumnLayout layout = new TableColumnLayout();
		frame.setLayout(layout);
		table = new TableViewer(frame, SWT.SINGLE | SWT.FULL_SELECTION | SWT.BORDER | SWT.V_SCROLL);
		table.getTable().setHeaderVisible(true);
		AccessibleName.give(table.getTable(), Messages.FlashloaderTable_path);
		table.setContentProvider(ArrayContentProvider.getInstance());
		GridDataFactory.fillDefaults().grab(true, true).span(1, BUTTONS)
				.hint(SWT.DEFAULT, ROWS * table.getTable().getItemHeight()).applyTo(frame);
		column(Messages.FlashloaderTable_device, DEVICE_WEIGHT, layout).setLabelProvider(new ColumnLabelProvider());
		TableViewerColumn path = column(Messages.FlashloaderTable_path, PATH_WEIGHT, layout);
		path.setLabelProvider(
				ColumnLabelProvider.createTextProvider(device -> paths.getOrDefault(device, ""))); //$NON-NLS-1$
		path.setEditingSupport(new PathEditing());
		browse = button(Messages.FlashloaderTable_browse, this::browse);
		clear = button(Messages.FlashloaderTable_clear, () -> set(selected(), "")); //$NON-NLS-1$
		table.addSelectionChangedListener(event -> enableButtons(true));
		table.setInput(DeviceCatalogue.builtIn().names());
		enableButtons(true);
	}

	private TableViewerColumn column(String title, int weight, TableColumnLayout layout) {
		TableViewerColumn column = new TableViewerColumn(table, SWT.LEFT);
		column.getColumn().setText(title);
		layout.setColumnData(column.getColumn(), new ColumnWeightData(weight));
		return column;
	}

	private Button button(String label, Runnable action) {
		Button button = new Button(area, SWT.PUSH);
		button.setText(label);
		GridDataFactory.fillDefaults().align(SWT.FILL, SWT.TOP).applyTo(button);
		button.addListener(SWT.Selection, event -> action.run());
		return button;
	}

	private void browse() {
		FileDialog dialog = new FileDialog(area.getShell(), SWT.OPEN);
		dialog.setText(Messages.FlashloaderTable_choose + ' ' + selected());
		String chosen = dialog.open();
		if (chosen != null) {
			set(selected(), chosen);
		}
	}

	private void set(String device, String path) {
		paths.put(device, path.strip());
		table.update(device, null);
		enableButtons(true);
	}

	private String selected() {
		return (String) table.getStructuredSelection().getFirstElement();
	}

	private void enableButtons(boolean enabled) {
		String device = selected();
		browse.setEnabled(enabled && device != null);
		clear.setEnabled(enabled && device != null && !paths.getOrDefault(device, "").isEmpty()); //$NON-NLS-1$
	}

	Control control() {
		return area;
	}

	void setEnabled(boolean enabled) {
		table.getTable().setEnabled(enabled);
		enableButtons(enabled);
	}

	void show(Map<String, String> flashloaders) {
		paths.clear();
		paths.putAll(flashloaders);
		table.refresh();
		enableButtons(table.getTable().isEnabled());
	}

	/** @return the paths by device name; an empty one where nothing is to apply */
	Map<String, String> paths() {
		return new TreeMap<>(paths);
	}

	/** Lets the user type a path. */
	private final class PathEditing extends EditingSupport {

		private final CellEditor editor = new TextCellEditor(table.getTable());

		PathEditing() {
			super(table);
		}

		@Override
		protected boolean canEdit(Object element) {
			return true;
		}

		@Override
		protected CellEditor getCellEditor(Object element) {
			return editor;
		}

		@Override
		protected Object getValue(Object element) {
			return paths.getOrDefault(element, ""); //$NON-NLS-1$
		}

		@Override
		protected void setValue(Object element, Object value) {
			set((String) element, (String) value);
		}
	}
}
