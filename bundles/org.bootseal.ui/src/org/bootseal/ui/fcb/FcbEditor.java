/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.fcb;

import org.bootseal.ide.review.ReviewKind;
import org.bootseal.ui.editor.ConfigurationEditor;
import org.eclipse.ui.PartInitException;

/** Edits FlexSPI configuration blocks as text, *.fcb.yaml: their fields, and the lookup table as commands. */
public class FcbEditor extends ConfigurationEditor {

	/** Identifier of the editor. */
	public static final String ID = "org.bootseal.ui.fcbEditor"; //$NON-NLS-1$

	/** Called by the platform. */
	public FcbEditor() {
		super(ReviewKind.FCB);
	}

	@Override
	protected final void addFormPages() throws PartInitException {
		addFormPage(new FcbPage(this));
		addFormPage(new LutPage(this));
	}
}
