/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.fuses;

import org.bootseal.ide.review.ReviewKind;
import org.bootseal.ui.editor.ConfigurationEditor;
import org.eclipse.ui.PartInitException;

/**
 * Edits fuses files, *.fuses.yaml: each word and field of the device with what is burnt, wanted and there afterwards.
 */
public final class FusesEditor extends ConfigurationEditor {

	/** Identifier of the editor. */
	public static final String ID = "org.bootseal.ui.fusesEditor"; //$NON-NLS-1$

	/** Called by the platform. */
	public FusesEditor() {
		super(ReviewKind.FUSES);
	}

	@Override
	protected void addFormPages() throws PartInitException {
		addFormPage(new FusesPage(this));
	}
}
