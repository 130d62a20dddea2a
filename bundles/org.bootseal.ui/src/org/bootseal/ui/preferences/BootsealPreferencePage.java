/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.preferences;

import org.bootseal.ide.build.RebuildJob;
import org.bootseal.ide.preferences.BootsealPreferences;
import org.bootseal.ide.preferences.PreferenceStore;
import org.bootseal.ui.HelpContexts;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.jface.preference.PreferencePage;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;
import org.eclipse.ui.statushandlers.StatusManager;

/** The preferences of the workspace. */
public final class BootsealPreferencePage extends PreferencePage implements IWorkbenchPreferencePage {

	/** Identifier of the page. */
	public static final String ID = "org.bootseal.ui.preferences"; //$NON-NLS-1$

	private PreferencesBlock block;

	@Override
	public void init(IWorkbench workbench) {
		setDescription(Messages.BootsealPreferencePage_description);
	}

	@Override
	protected Control createContents(Composite parent) {
		block = new PreferencesBlock(parent, this::validate);
		HelpContexts.attach(block.control(), HelpContexts.PREFERENCES);
		block.show(BootsealPreferences.workspace());
		return block.control();
	}

	private void validate() {
		setErrorMessage(block.problem().orElse(null));
		setValid(block.problem().isEmpty());
	}

	@Override
	protected void performDefaults() {
		block.show(PreferenceStore.defaults());
		super.performDefaults();
	}

	@Override
	public boolean performOk() {
		BootsealPreferences chosen = block.preferences();
		if (chosen.equals(BootsealPreferences.workspace())) {
			return true;
		}
		try {
			PreferenceStore.workspace().write(chosen);
			RebuildJob.ofAll().schedule();
			return true;
		} catch (CoreException e) {
			StatusManager.getManager().handle(e.getStatus(), StatusManager.SHOW);
			return false;
		}
	}
}
