/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.wizards;

import org.eclipse.core.runtime.CoreException;

/** Makes a memory configuration. */
public final class NewMemoryFileWizard extends NewFileWizard {

	/** Identifier of the wizard. */
	public static final String ID = "org.bootseal.ui.newMemoryFile"; //$NON-NLS-1$

	private MemoryChoicesPage choices;

	/** For the workbench. */
	public NewMemoryFileWizard() {
		super(Messages.NewMemoryFileWizard_title, Messages.NewMemoryFileWizard_description, "flash", "memcfg.yaml"); //$NON-NLS-1$ //$NON-NLS-2$
	}

	@Override
	void addChoices() {
		choices = new MemoryChoicesPage();
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
