/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.fcb;

import org.bootseal.ide.fcb.FcbBlockFile;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.Status;
import org.eclipse.jface.text.IDocument;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IFileEditorInput;
import org.eclipse.ui.editors.text.FileDocumentProvider;

/** The documents of FCBs that are bytes: loaded as text, saved as bytes. Only files of the workspace have one. */
final class FcbBlockDocuments extends FileDocumentProvider {

	@Override
	protected boolean setDocumentContent(IDocument document, IEditorInput input, String encoding)
			throws CoreException {
		if (!(input instanceof IFileEditorInput file)) {
			throw new CoreException(Status.error(Messages.FcbBlockDocuments_outside));
		}
		document.set(FcbBlockFile.text(file.getFile()));
		return true;
	}

	@Override
	protected void doSaveDocument(IProgressMonitor monitor, Object element, IDocument document, boolean overwrite)
			throws CoreException {
		if (!(element instanceof IFileEditorInput input)) {
			throw new CoreException(Status.error(Messages.FcbBlockDocuments_outside));
		}
		IFile file = input.getFile();
		FileInfo info = (FileInfo) getElementInfo(element);
		if (info != null && !overwrite) {
			checkSynchronizationState(info.fModificationStamp, file);
		}
		if (info != null) {
			info.fFileSynchronizer.uninstall();
		}
		try {
			FcbBlockFile.write(file, document.get(), monitor);
		} finally {
			if (info != null) {
				info.fFileSynchronizer.install();
			}
		}
		if (info != null) {
			info.fModificationStamp = computeModificationStamp(file);
		}
	}
}
