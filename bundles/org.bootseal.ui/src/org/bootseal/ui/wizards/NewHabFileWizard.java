/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.wizards;

import org.eclipse.core.runtime.CoreException;

/** Makes a HAB configuration, *.hab.yaml. */
public final class NewHabFileWizard extends NewFileWizard {

	/** Identifier of the wizard. */
	public static final String ID = "org.bootseal.ui.newHabFile"; //$NON-NLS-1$

	private HabChoicesPage choices;

	/** For the workbench. */
	public NewHabFileWizard() {
		super(Messages.NewHabFileWizard_title, Messages.NewHabFileWizard_description, "image", "hab.yaml"); //$NON-NLS-1$ //$NON-NLS-2$
	}

	@Override
	void addChoices() {
		choices = new HabChoicesPage();
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
