/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.wizards;

/** Makes a fuses file, *.fuses.yaml. */
public final class NewFusesFileWizard extends NewFileWizard {

	/** Identifier of the wizard. */
	public static final String ID = "org.bootseal.ui.newFusesFile"; //$NON-NLS-1$

	private FusesChoicesPage choices;

	/** For the workbench. */
	public NewFusesFileWizard() {
		super(Messages.NewFusesFileWizard_title, Messages.NewFusesFileWizard_description, "board", "fuses.yaml"); //$NON-NLS-1$ //$NON-NLS-2$
	}

	@Override
	void addChoices() {
		choices = new FusesChoicesPage();
		addPage(choices);
	}

	@Override
	String text() {
		return choices.text();
	}

	@Override
	boolean buildsInBackground() {
		return false;
	}
}
