/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.hab;

import org.bootseal.ide.review.ReviewKind;
import org.bootseal.ui.editor.ConfigurationEditor;
import org.eclipse.ui.PartInitException;

/** Edits HAB configurations, *.hab.yaml: the options of the image, and the commands of its CSF. */
public final class HabEditor extends ConfigurationEditor {

	/** Identifier of the editor. */
	public static final String ID = "org.bootseal.ui.habEditor"; //$NON-NLS-1$

	/** Called by the platform. */
	public HabEditor() {
		super(ReviewKind.HAB);
	}

	@Override
	protected void addFormPages() throws PartInitException {
		addFormPage(new HabPage(this));
	}
}
