/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.provisioning;

import org.bootseal.ide.review.ReviewKind;
import org.bootseal.ui.editor.ConfigurationEditor;
import org.eclipse.ui.PartInitException;

/** Edits provisioning files, *.bootseal: what is built, how it is signed, and what a board gets. */
public final class ProvisioningEditor extends ConfigurationEditor {

	/** Identifier of the editor. */
	public static final String ID = "org.bootseal.ui.provisioningEditor"; //$NON-NLS-1$

	/** Called by the platform. */
	public ProvisioningEditor() {
		super(ReviewKind.PROVISIONING);
	}

	@Override
	protected void addFormPages() throws PartInitException {
		addFormPage(new ProvisioningPage(this));
	}
}
