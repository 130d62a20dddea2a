/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.wizards;

import org.bootseal.ide.project.NewFileText;

/** Makes a provisioning file. */
public final class NewProvisioningFileWizard extends NewFileWizard {

	/** Identifier of the wizard. */
	public static final String ID = "org.bootseal.ui.newProvisioningFile"; //$NON-NLS-1$

	private ProvisioningChoicesPage choices;

	/** For the workbench. */
	public NewProvisioningFileWizard() {
		super(Messages.NewProvisioningFileWizard_title, Messages.NewProvisioningFileWizard_description, "application", //$NON-NLS-1$
				"bootseal"); //$NON-NLS-1$
	}

	@Override
	void addChoices() {
		choices = new ProvisioningChoicesPage(filePage(), getSelection());
		addPage(choices);
	}

	@Override
	String text() {
		return NewFileText.provisioning(choices.choices());
	}

	@Override
	boolean buildsInBackground() {
		return choices.buildsInBackground();
	}
}
