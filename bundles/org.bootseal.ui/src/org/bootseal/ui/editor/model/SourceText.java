/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.editor.model;

import org.bootseal.core.config.TextRange;
import org.eclipse.core.runtime.IPath;
import org.eclipse.jface.text.IDocument;

/** The text that is edited; the source page of an editor has it. All methods are for the UI thread. */
public interface SourceText {

	/** @return the document; another one after the editor's file was moved or saved under another name */
	IDocument document();

	/** @return where the file is in the file system; only a name if it is in none */
	IPath location();

	/**
	 * Asks whoever guards the file, such as a version control, to let it be changed. May show a dialog, and may load
	 * the text anew.
	 *
	 * @return whether it may be changed
	 */
	boolean makeEditable();

	/**
	 * Shows a place of the text on the source page.
	 *
	 * @param range
	 *            what to select
	 */
	void reveal(TextRange range);
}
