/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.fcb;

import org.eclipse.ui.texteditor.IDocumentProvider;

/** Edits an FCB that is a file of 512 bytes, as the text that says the same. What is saved are the bytes. */
public final class FcbBlockEditor extends FcbEditor {

	/** Identifier of the editor. */
	public static final String ID = "org.bootseal.ui.fcbBlockEditor"; //$NON-NLS-1$

	@Override
	protected IDocumentProvider documents() {
		return new FcbBlockDocuments();
	}
}
