/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.editor;

import java.util.Optional;

import org.bootseal.core.config.YamlPath;
import org.bootseal.ide.review.ReviewKind;
import org.bootseal.ui.editor.model.EditorModel;
import org.bootseal.ui.editor.source.SourceDocuments;
import org.bootseal.ui.editor.source.SourcePage;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IPartListener;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.forms.editor.FormEditor;
import org.eclipse.ui.ide.IGotoMarker;
import org.eclipse.ui.texteditor.AbstractTextEditor;
import org.eclipse.ui.texteditor.IDocumentProvider;
import org.eclipse.ui.texteditor.ITextEditor;
import org.eclipse.ui.views.contentoutline.IContentOutlinePage;

/**
 * An editor with form pages and a source page on one document. The source page owns the file: it loads, saves and
 * follows it. The forms change the document through the {@link EditorModel}, so that all changes are undone in one row.
 */
public abstract class ConfigurationEditor extends FormEditor {

	private final ReviewKind kind;
	private final IPartListener activation = new ActivationListener();
	private SourcePage source;

	/**
	 * @param kind
	 *            what the files of this editor are
	 */
	protected ConfigurationEditor(ReviewKind kind) {
		this.kind = kind;
	}

	/**
	 * Adds the form pages, left to right, by {@link #addFormPage}.
	 *
	 * @throws PartInitException
	 *             if a page can't be made
	 */
	protected abstract void addFormPages() throws PartInitException;

	/** @return what loads and saves the text; files that are text by default */
	protected IDocumentProvider documents() {
		return new SourceDocuments();
	}

	/**
	 * Adds a form page to the left of the source page.
	 *
	 * @param page
	 *            the page
	 * @throws PartInitException
	 *             if it can't be made
	 */
	protected final void addFormPage(ConfigurationFormPage page) throws PartInitException {
		addPage(getPageCount() - 1, page);
	}

	@Override
	protected final void addPages() {
		try {
			source = new SourcePage(kind, documents(), this::showSource, this::close);
			addPage(source, getEditorInput());
			setPageText(0, getEditorInput().getName());
			addFormPages();
			source.addPropertyListener((part, property) -> sourceChanged(property));
			getSite().getPage().addPartListener(activation);
			setPartName(getEditorInput().getName());
		} catch (PartInitException e) {
			throw new IllegalStateException(e);
		}
	}

	/** @return what all pages know */
	public final EditorModel model() {
		return source.model();
	}

	/** @return the page with the text */
	public final ITextEditor sourcePage() {
		return source;
	}

	/** Shows the source page. */
	public final void showSource() {
		if (!isSourceShown()) {
			setActivePage(getPageCount() - 1);
		}
	}

	/** @return whether the source page is shown */
	public final boolean isSourceShown() {
		return getActivePage() == getPageCount() - 1;
	}

	/**
	 * Shows a key: in the field of the current form page that has it, else in the text.
	 *
	 * @param path
	 *            the key
	 * @param focus
	 *            whether the focus shall move there
	 */
	public final void reveal(YamlPath path, boolean focus) {
		if (!(getActivePageInstance() instanceof ConfigurationFormPage page && page.reveal(path, focus))) {
			model().reveal(path);
			if (focus) {
				source.setFocus();
			}
		}
	}

	/** Another file after it was moved or saved under another name. */
	private void sourceChanged(int property) {
		if (property == PROP_INPUT) {
			IEditorInput input = source.getEditorInput();
			setInput(input);
			setPartName(input.getName());
			setPageText(getPageCount() - 1, input.getName());
			firePropertyChange(PROP_INPUT);
		}
	}

	@Override
	protected void pageChange(int newPageIndex) {
		Optional<YamlPath> place = newPageIndex == getCurrentPage() ? Optional.empty() : place();
		super.pageChange(newPageIndex);
		model().setTyping(isSourceShown());
		place.ifPresent(this::follow);
	}

	/** What the page that is left was about: the field that had the focus, or the text cursor. */
	private Optional<YamlPath> place() {
		Object left = getCurrentPage() < 0 ? null : pages.get(getCurrentPage());
		if (left instanceof ConfigurationFormPage form) {
			return form.focused();
		}
		return left == source ? source.place() : Optional.empty();
	}

	private void follow(YamlPath place) {
		if (getActivePageInstance() instanceof ConfigurationFormPage form) {
			form.reveal(place, true);
		} else {
			model().reveal(place);
		}
	}

	@Override
	public void doSave(IProgressMonitor monitor) {
		commitPages(true);
		source.doSave(monitor);
	}

	@Override
	public void doSaveAs() {
		commitPages(true);
		source.doSaveAs();
	}

	@Override
	public boolean isSaveAsAllowed() {
		return true;
	}

	@Override
	public <T> T getAdapter(Class<T> adapter) {
		if (source != null) {
			// the text editor checks its file when the part that adapts to it becomes active
			if (adapter == ITextEditor.class || adapter == AbstractTextEditor.class) {
				return adapter.cast(source);
			}
			if (adapter == IGotoMarker.class) {
				return adapter.cast((IGotoMarker) marker -> {
					showSource();
					source.getAdapter(IGotoMarker.class).gotoMarker(marker);
				});
			}
			if (adapter == IContentOutlinePage.class) {
				return adapter.cast(source.outline(this::reveal));
			}
		}
		return super.getAdapter(adapter);
	}

	@Override
	public void dispose() {
		getSite().getPage().removePartListener(activation);
		super.dispose();
	}

	/** Files outside the workspace change without anybody saying so; they are looked at when the user comes back. */
	private final class ActivationListener implements IPartListener {

		@Override
		public void partActivated(IWorkbenchPart part) {
			if (part == ConfigurationEditor.this) {
				model().refresh();
			}
		}

		@Override
		public void partBroughtToTop(IWorkbenchPart part) {
			// only the activation counts
		}

		@Override
		public void partClosed(IWorkbenchPart part) {
			// dispose() does what is to do
		}

		@Override
		public void partDeactivated(IWorkbenchPart part) {
			if (part == ConfigurationEditor.this && getActivePageInstance() != null) {
				commitPages(false);
			}
		}

		@Override
		public void partOpened(IWorkbenchPart part) {
			// the pages are there already
		}
	}
}
