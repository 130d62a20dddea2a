/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.editor.source;

import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import org.bootseal.core.config.TextRange;
import org.bootseal.core.config.YamlPath;
import org.bootseal.ide.review.ReviewKind;
import org.bootseal.ui.AccessibleName;
import org.bootseal.ui.HelpContexts;
import org.bootseal.ui.editor.model.EditorModel;
import org.bootseal.ui.editor.model.SourceText;
import org.eclipse.core.filesystem.URIUtil;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextSelection;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.IURIEditorInput;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.editors.text.TextEditor;
import org.eclipse.ui.texteditor.IDocumentProvider;
import org.eclipse.ui.views.contentoutline.IContentOutlinePage;

/**
 * The text of a configuration. It owns the file: loads and saves it, follows it when it is moved, notices when somebody
 * else changes it. It owns the {@link EditorModel} of its editor too.
 */
public final class SourcePage extends TextEditor implements SourceText {

	private final ReviewKind kind;
	private final Runnable toFront;
	private final Consumer<Boolean> closeEditor;
	private EditorModel model;
	private FindingAnnotations annotations;
	private SourceOutline outline;
	private boolean asking;

	/**
	 * @param kind
	 *            what the text is
	 * @param documents
	 *            loads and saves it
	 * @param toFront
	 *            shows this page in its editor
	 * @param closeEditor
	 *            closes the editor; is told whether to save it
	 */
	public SourcePage(ReviewKind kind, IDocumentProvider documents, Runnable toFront, Consumer<Boolean> closeEditor) {
		this.kind = kind;
		this.toFront = toFront;
		this.closeEditor = closeEditor;
		setDocumentProvider(documents);
	}

	@Override
	public void init(IEditorSite site, IEditorInput input) throws PartInitException {
		super.init(site, input);
		model = new EditorModel(kind, this);
		setSourceViewerConfiguration(new SourceConfiguration(getPreferenceStore(), this));
	}

	@Override
	protected void doSetInput(IEditorInput input) throws CoreException {
		super.doSetInput(input);
		if (model != null && input != null) {
			model.connect();
			annotations.connect();
		}
	}

	@Override
	public void createPartControl(Composite parent) {
		super.createPartControl(parent);
		HelpContexts.attach(parent, HelpContexts.SOURCE);
		AccessibleName.give(getSourceViewer().getTextWidget(), getEditorInput().getName());
		annotations = new FindingAnnotations(model, () -> getDocumentProvider().getAnnotationModel(getEditorInput()));
		model.addListener(annotations::update);
		getSourceViewer().getTextWidget().addCaretListener(event -> cursorMoved(event.caretOffset));
	}

	/** @return what all pages of the editor know */
	public EditorModel model() {
		return model;
	}

	@Override
	public IDocument document() {
		return getDocumentProvider().getDocument(getEditorInput());
	}

	@Override
	public IPath location() {
		IEditorInput input = getEditorInput();
		IFile file = input.getAdapter(IFile.class);
		if (file != null) {
			return file.getLocation() == null ? file.getFullPath() : file.getLocation();
		}
		IPath path = input instanceof IURIEditorInput local ? URIUtil.toPath(local.getURI()) : null;
		return path == null ? IPath.fromOSString(input.getName()) : path;
	}

	@Override
	public boolean makeEditable() {
		return validateEditorInputState();
	}

	@Override
	public void reveal(TextRange range) {
		toFront.run();
		selectAndReveal(range.offset(), range.length());
	}

	/** @return the key or value at the text cursor; empty if the text was changed and not looked at since */
	public Optional<YamlPath> place() {
		return getSelectionProvider().getSelection() instanceof ITextSelection selection ? place(selection.getOffset())
				: Optional.empty();
	}

	private Optional<YamlPath> place(int offset) {
		return model.isCurrent() ? Optional.of(model.yaml().pathAt(offset)) : Optional.empty();
	}

	private void cursorMoved(int offset) {
		if (outline != null) {
			place(offset).ifPresent(outline::select);
		}
	}

	/**
	 * @param reveal
	 *            shows a key that the user selects in the outline, and moves the focus there if that is asked for
	 * @return the outline of this text; the same one until it is disposed
	 */
	public IContentOutlinePage outline(BiConsumer<YamlPath, Boolean> reveal) {
		if (outline == null) {
			outline = new SourceOutline(model, reveal, () -> outline = null);
		}
		return outline;
	}

	/** Blanks only: YAML does not take tabs for indentation. */
	@Override
	protected boolean isTabsToSpacesConversionEnabled() {
		return true;
	}

	@Override
	protected void handleEditorInputChanged() {
		asking = true;
		try {
			super.handleEditorInputChanged();
		} finally {
			asking = false;
		}
	}

	/** A file that somebody deletes takes its editor with it, but not what was never saved. */
	@Override
	public void close(boolean save) {
		if (save || asking || !isDirty()) {
			closeEditor.accept(save);
		}
	}

	@Override
	public void dispose() {
		if (model != null) {
			model.dispose();
		}
		super.dispose();
	}
}
