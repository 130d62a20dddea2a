/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.launch;

import org.eclipse.core.filesystem.EFS;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.IPath;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.console.IHyperlink;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.statushandlers.StatusManager;
import org.eclipse.ui.texteditor.ITextEditor;

/**
 * Opens a file in its editor, at a place.
 *
 * @param file
 *            absolute path
 * @param line
 *            from 1
 * @param column
 *            from 1
 */
record PlaceLink(String file, int line, int column) implements IHyperlink {

	@Override
	public void linkActivated() {
		IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
		if (window == null || window.getActivePage() == null) {
			return;
		}
		try {
			IEditorPart editor = open(window.getActivePage());
			ITextEditor text = Adapters.adapt(editor, ITextEditor.class);
			if (text != null) {
				reveal(text);
			}
		} catch (PartInitException e) {
			StatusManager.getManager().handle(e.getStatus(), StatusManager.SHOW | StatusManager.LOG);
		}
	}

	private IEditorPart open(IWorkbenchPage page) throws PartInitException {
		IPath path = IPath.fromOSString(file);
		IFile known = ResourcesPlugin.getWorkspace().getRoot().getFileForLocation(path);
		return known != null ? IDE.openEditor(page, known, true)
				: IDE.openEditorOnFileStore(page, EFS.getLocalFileSystem().getStore(path));
	}

	private void reveal(ITextEditor editor) {
		IDocument document = editor.getDocumentProvider().getDocument(editor.getEditorInput());
		try {
			int start = document.getLineOffset(line - 1);
			int end = start + document.getLineInformation(line - 1).getLength();
			int place = Math.min(start + column - 1, end);
			editor.selectAndReveal(place, 0);
		} catch (BadLocationException e) {
			// the file got shorter since: its end is the nearest that is left
			editor.selectAndReveal(document.getLength(), 0);
		}
	}

	@Override
	public void linkEntered() {
		// the link is underlined by the console
	}

	@Override
	public void linkExited() {
		// the link is underlined by the console
	}
}
