/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.wizards;

import org.eclipse.core.runtime.CoreException;

/** Makes an FCB as text, *.fcb.yaml. */
public final class NewFcbFileWizard extends NewFileWizard {

	/** Identifier of the wizard. */
	public static final String ID = "org.bootseal.ui.newFcbFile"; //$NON-NLS-1$

	private FcbChoicesPage choices;

	/** For the workbench. */
	public NewFcbFileWizard() {
		super(Messages.NewFcbFileWizard_title, Messages.NewFcbFileWizard_description, "flash", "fcb.yaml"); //$NON-NLS-1$ //$NON-NLS-2$
	}

	@Override
	void addChoices() {
		choices = new FcbChoicesPage();
		addPage(choices);
	}

	@Override
	String text() throws CoreException {
		return choices.text();
	}

	@Override
	boolean buildsInBackground() {
		return false;
	}
}
