/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.tables;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.bootseal.ui.AccessibleName;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.layout.TreeColumnLayout;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.jface.resource.ResourceManager;
import org.eclipse.jface.viewers.ColumnViewerEditor;
import org.eclipse.jface.viewers.ColumnViewerEditorActivationStrategy;
import org.eclipse.jface.viewers.ColumnViewerToolTipSupport;
import org.eclipse.jface.viewers.EditingSupport;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.jface.viewers.TreeViewerColumn;
import org.eclipse.jface.viewers.TreeViewerEditor;
import org.eclipse.jface.viewers.Viewer;
import org.eclipse.jface.viewers.ViewerFilter;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Text;

/**
 * A table, or a tree with columns, that can be sorted by a click on a heading, filtered by a text and copied.
 *
 * @param <T>
 *            kind of elements
 */
public final class ColumnTree<T> {

	private static final int PIXELS_PER_WIDTH = 10;

	private final Composite control;
	private final Text filter;
	private final TreeViewer viewer;
	private final List<Column<T>> columns;
	private final Function<T, List<T>> children;
	private final Class<T> type;
	private final Content<T> content;
	private final List<ColumnLabel<T>> labels = new ArrayList<>();
	private final List<TreeViewerColumn> viewerColumns = new ArrayList<>();

	/**
	 * @param parent
	 *            where it stands
	 * @param type
	 *            kind of elements
	 * @param columns
	 *            left to right
	 * @param key
	 *            what stays the same when an element changes, so that it stays selected
	 * @param children
	 *            the elements below one
	 * @param toolTip
	 *            what hovering over an element says; empty for nothing
	 */
	public ColumnTree(Composite parent, Class<T> type, List<Column<T>> columns, Function<T, Object> key,
			Function<T, List<T>> children, Function<T, String> toolTip) {
		this.type = type;
		this.columns = List.copyOf(columns);
		this.children = children;
		content = new Content<>(type, children);
		control = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(control);
		filter = new Text(control, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
		filter.setMessage(Messages.ColumnTree_filter);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(filter);
		Composite area = new Composite(control, SWT.NONE);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(area);
		TreeColumnLayout layout = new TreeColumnLayout();
		area.setLayout(layout);
		viewer = new TreeViewer(area, SWT.MULTI | SWT.FULL_SELECTION);
		viewer.setContentProvider(content);
		viewer.setComparer(new KeyComparer<>(type, key));
		viewer.getTree().setHeaderVisible(true);
		AccessibleName.give(filter, Messages.ColumnTree_filter);
		AccessibleName.give(viewer.getTree(), columns.get(0).title());
		ColumnViewerToolTipSupport.enableFor(viewer);
		ResourceManager images = new LocalResourceManager(JFaceResources.getResources(), control);
		ColumnOrder<T> order = new ColumnOrder<>(viewer, type);
		for (Column<T> column : this.columns) {
			TreeViewerColumn made = new TreeViewerColumn(viewer, SWT.LEFT);
			made.getColumn().setText(column.title());
			made.getColumn().setMoveable(true);
			ColumnLabel<T> label = new ColumnLabel<>(type, column, toolTip, images);
			made.setLabelProvider(label);
			labels.add(label);
			viewerColumns.add(made);
			layout.setColumnData(made.getColumn(),
					new ColumnWeightData(column.width(), column.width() * PIXELS_PER_WIDTH));
			order.offer(made.getColumn(), column.order());
		}
		viewer.addFilter(new TextFilter());
		viewer.setInput(content);
		filter.addModifyListener(event -> filter());
		filter.addListener(SWT.KeyDown, event -> {
			if (event.keyCode == SWT.ARROW_DOWN) {
				viewer.getTree().setFocus();
			}
		});
	}

	/**
	 * @param colour
	 *            the colour of a line's text; empty for the usual one
	 */
	public void colourBy(Function<T, Optional<Color>> colour) {
		labels.forEach(label -> label.colourBy(colour));
	}

	/**
	 * Lets a column be edited in its cells: by a click, or with F2 or the Enter key on a line.
	 *
	 * @param column
	 *            position of the column, from 0
	 * @param support
	 *            how
	 */
	public void editBy(int column, EditingSupport support) {
		viewerColumns.get(column).setEditingSupport(support);
		viewer.getTree().addListener(SWT.KeyDown, event -> {
			boolean opens = event.keyCode == SWT.F2 || event.keyCode == SWT.CR;
			if (opens && event.stateMask == 0 && !selected().isEmpty()) {
				viewer.editElement(selected().get(0), column);
			}
		});
	}

	/**
	 * Lets a further column be edited in its cells: by a click, or with the Tab key from the cell before.
	 *
	 * @param column
	 *            position of the column, from 0
	 * @param support
	 *            how
	 */
	public void editMoreBy(int column, EditingSupport support) {
		viewerColumns.get(column).setEditingSupport(support);
		TreeViewerEditor.create(viewer, new ColumnViewerEditorActivationStrategy(viewer),
				ColumnViewerEditor.TABBING_HORIZONTAL | ColumnViewerEditor.TABBING_CYCLE_IN_VIEWER);
	}

	/** @return the whole of it */
	public Control control() {
		return control;
	}

	/** @return the viewer, for its selection and its menu */
	public TreeViewer viewer() {
		return viewer;
	}

	/**
	 * Shows other elements. What is selected and open stays so, and where it was scrolled to.
	 *
	 * @param elements
	 *            in their own order
	 */
	public void show(List<T> elements) {
		content.elements(elements);
		viewer.refresh();
	}

	/** @return the selected elements, top to bottom */
	public List<T> selected() {
		IStructuredSelection selection = viewer.getStructuredSelection();
		return Arrays.stream(selection.toArray()).map(type::cast).toList();
	}

	/** @return the selected elements, or all that are shown, as lines whose columns are separated by tabs */
	public String copyText() {
		List<T> lines = selected();
		if (lines.isEmpty()) {
			lines = Arrays.stream(viewer.getTree().getItems()).map(item -> type.cast(item.getData())).toList();
		}
		return lines.stream().map(this::line).collect(Collectors.joining("\n"));
	}

	private String line(T element) {
		return columns.stream().map(column -> column.text().apply(element)).collect(Collectors.joining("\t"));
	}

	/** For dialogs, which have no command for it: copies by the usual key. */
	public void copyByKey() {
		viewer.getTree().addListener(SWT.KeyDown, event -> {
			if (event.stateMask == SWT.MOD1 && event.keyCode == 'c') {
				CopyHandler.copy(event.display, copyText());
			}
		});
	}

	/** Sets the focus to the elements. */
	public void setFocus() {
		viewer.getTree().setFocus();
	}

	private void filter() {
		viewer.refresh();
		if (!filter.getText().isBlank()) {
			viewer.expandAll();
		}
	}

	/** Lets an element through if it, one below it or one above it has the text in a column. */
	private final class TextFilter extends ViewerFilter {

		@Override
		public boolean select(Viewer filtered, Object parent, Object element) {
			String wanted = filter.getText().strip().toLowerCase(Locale.ROOT);
			return wanted.isEmpty() || fits(type.cast(element), wanted)
					|| type.isInstance(parent) && has(type.cast(parent), wanted);
		}

		private boolean fits(T element, String wanted) {
			return has(element, wanted) || below(element).anyMatch(child -> fits(child, wanted));
		}

		private boolean has(T element, String wanted) {
			return columns.stream()
					.anyMatch(column -> column.text().apply(element).toLowerCase(Locale.ROOT).contains(wanted));
		}

		private Stream<T> below(T element) {
			return children.apply(element).stream();
		}
	}
}
