/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.editor.source;

import java.util.function.BiConsumer;

import org.bootseal.core.config.YamlPath;
import org.bootseal.ui.editor.model.EditorModel;
import org.bootseal.ui.editor.model.EditorModelListener;
import org.eclipse.jface.viewers.DelegatingStyledCellLabelProvider;
import org.eclipse.jface.viewers.ITreeContentProvider;
import org.eclipse.jface.viewers.ITreeSelection;
import org.eclipse.jface.viewers.SelectionChangedEvent;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.views.contentoutline.ContentOutlinePage;

/** The keys of the text as a tree, with their values and with marks for what is wrong. */
final class SourceOutline extends ContentOutlinePage {

	private final EditorModel model;
	private final BiConsumer<YamlPath, Boolean> reveal;
	private final Runnable disposed;
	private final EditorModelListener listener = this::refresh;
	private boolean selecting;

	/**
	 * @param reveal
	 *            shows a key; told whether to move the focus there
	 * @param disposed
	 *            told when this outline is no more
	 */
	SourceOutline(EditorModel model, BiConsumer<YamlPath, Boolean> reveal, Runnable disposed) {
		this.model = model;
		this.reveal = reveal;
		this.disposed = disposed;
	}

	@Override
	public void createControl(Composite parent) {
		super.createControl(parent);
		TreeViewer viewer = getTreeViewer();
		viewer.setContentProvider(new Content());
		viewer.setLabelProvider(new DelegatingStyledCellLabelProvider(new OutlineLabels(model)));
		viewer.setInput(model);
		viewer.expandAll();
		viewer.addOpenListener(event -> chosen((ITreeSelection) event.getSelection(), true));
		model.addListener(listener);
	}

	@Override
	public void selectionChanged(SelectionChangedEvent event) {
		super.selectionChanged(event);
		if (!selecting) {
			chosen((ITreeSelection) event.getSelection(), false);
		}
	}

	private void chosen(ITreeSelection selection, boolean focus) {
		if (selection.getFirstElement() instanceof YamlPath path) {
			reveal.accept(path, focus);
		}
	}

	/**
	 * Shows where the text cursor is.
	 *
	 * @param path
	 *            the key there
	 */
	void select(YamlPath path) {
		if (getTreeViewer() != null && !getControl().isDisposed() && !getControl().isFocusControl()) {
			selecting = true;
			try {
				getTreeViewer().setSelection(path.isTop() ? StructuredSelection.EMPTY : new StructuredSelection(path),
						true);
			} finally {
				selecting = false;
			}
		}
	}

	/** A broken text leaves the tree as it was. */
	private void refresh() {
		if (!model.isBroken()) {
			selecting = true;
			try {
				getTreeViewer().refresh();
			} finally {
				selecting = false;
			}
		}
	}

	@Override
	public void dispose() {
		model.removeListener(listener);
		disposed.run();
		super.dispose();
	}

	/** The tree's elements are paths, which stay the same while the text changes. */
	private final class Content implements ITreeContentProvider {

		@Override
		public Object[] getElements(Object input) {
			return getChildren(YamlPath.TOP);
		}

		@Override
		public Object[] getChildren(Object parent) {
			return model.yaml().children((YamlPath) parent).toArray();
		}

		@Override
		public Object getParent(Object element) {
			YamlPath parent = ((YamlPath) element).parent();
			// the viewer wants null for the top
			return parent.isTop() ? null : parent;
		}

		@Override
		public boolean hasChildren(Object element) {
			return getChildren(element).length > 0;
		}
	}
}
