/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.fixes;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import org.bootseal.core.config.TextEdit;
import org.bootseal.ide.review.OpenFiles;
import org.eclipse.core.filebuffers.FileBuffers;
import org.eclipse.core.filebuffers.ITextFileBuffer;
import org.eclipse.core.filebuffers.LocationKind;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.swt.widgets.Display;
import org.eclipse.text.undo.DocumentUndoManagerRegistry;
import org.eclipse.text.undo.IDocumentUndoManager;

/** The texts of files that stand in text editors of the workbench. */
public final class EditorTexts implements OpenFiles {

	private final Display display;

	/**
	 * @param display
	 *            whose thread the editors belong to
	 */
	public EditorTexts(Display display) {
		this.display = display;
	}

	@Override
	public Optional<String> text(IFile file) {
		return there(() -> buffer(file).map(buffer -> buffer.getDocument().get())).orElse(Optional.empty());
	}

	@Override
	public boolean replace(IFile file, String before, String after) {
		return there(() -> buffer(file).filter(buffer -> buffer.getDocument().get().equals(before))
				.map(buffer -> change(buffer, TextEdit.between(before, after))).orElse(false)).orElse(false);
	}

	private static Optional<ITextFileBuffer> buffer(IFile file) {
		return Optional.ofNullable(FileBuffers.getTextFileBufferManager().getTextFileBuffer(file.getFullPath(),
				LocationKind.IFILE));
	}

	private static boolean change(ITextFileBuffer buffer, TextEdit edit) {
		boolean wasSaved = !buffer.isDirty();
		IDocument document = buffer.getDocument();
		Optional<IDocumentUndoManager> undo = Optional
				.ofNullable(DocumentUndoManagerRegistry.getDocumentUndoManager(document));
		undo.ifPresent(IDocumentUndoManager::commit);
		try {
			document.replace(edit.range().offset(), edit.range().length(), edit.text());
			undo.ifPresent(IDocumentUndoManager::commit);
			if (wasSaved) {
				buffer.commit(new NullProgressMonitor(), false);
			}
			return true;
		} catch (BadLocationException e) {
			throw new IllegalArgumentException("the edit is not of this text: " + edit, e); //$NON-NLS-1$
		} catch (CoreException e) {
			// the editor is changed and shows that it is not saved
			ILog.get().log(e.getStatus());
			return true;
		}
	}

	/** Documents belong to the UI thread. */
	private <T> Optional<T> there(Supplier<T> work) {
		AtomicReference<T> result = new AtomicReference<>();
		if (!display.isDisposed()) {
			display.syncExec(() -> result.set(work.get()));
		}
		return Optional.ofNullable(result.get());
	}
}
