/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.tables;

import java.util.Comparator;
import java.util.List;

import org.eclipse.jface.viewers.ITreeContentProvider;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.jface.viewers.Viewer;
import org.eclipse.jface.viewers.ViewerComparator;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeColumn;

/** Sorts by the column whose heading was clicked: up, then down, then in the elements' own order. */
final class ColumnOrder<T> {

	private final TreeViewer viewer;
	private final Class<T> type;

	ColumnOrder(TreeViewer viewer, Class<T> type) {
		this.viewer = viewer;
		this.type = type;
	}

	void offer(TreeColumn column, Comparator<T> order) {
		column.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> click(column, order)));
	}

	private void click(TreeColumn column, Comparator<T> order) {
		Tree tree = viewer.getTree();
		boolean wasUp = tree.getSortColumn() == column && tree.getSortDirection() == SWT.UP;
		boolean wasDown = tree.getSortColumn() == column && tree.getSortDirection() == SWT.DOWN;
		tree.setSortColumn(wasDown ? null : column);
		tree.setSortDirection(wasDown ? SWT.NONE : wasUp ? SWT.DOWN : SWT.UP);
		viewer.setComparator(wasDown ? null : new Sorter(wasUp ? order.reversed() : order));
	}

	/** Sorts elements by an order, but not those below one, whose own order means something. */
	private final class Sorter extends ViewerComparator {

		private final Comparator<T> order;

		Sorter(Comparator<T> order) {
			this.order = order;
		}

		@Override
		public void sort(Viewer sorted, Object[] elements) {
			ITreeContentProvider content = (ITreeContentProvider) viewer.getContentProvider();
			List<Object> top = List.of(content.getElements(viewer.getInput()));
			if (elements.length > 0 && top.contains(elements[0])) {
				super.sort(sorted, elements);
			}
		}

		@Override
		public int compare(Viewer sorted, Object one, Object other) {
			return order.compare(type.cast(one), type.cast(other));
		}
	}
}
