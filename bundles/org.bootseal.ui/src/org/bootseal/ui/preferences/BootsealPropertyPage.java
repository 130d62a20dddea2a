/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.preferences;

import org.bootseal.ide.build.RebuildJob;
import org.bootseal.ide.preferences.BootsealPreferences;
import org.bootseal.ide.preferences.PreferenceStore;
import org.bootseal.ui.HelpContexts;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.ui.dialogs.PreferencesUtil;
import org.eclipse.ui.dialogs.PropertyPage;
import org.eclipse.ui.statushandlers.StatusManager;

/** A project's own values of the preferences. */
public final class BootsealPropertyPage extends PropertyPage {

	/** Identifier of the page. */
	public static final String ID = "org.bootseal.ui.properties"; //$NON-NLS-1$

	private Button own;
	private PreferencesBlock block;

	@Override
	protected Control createContents(Composite parent) {
		Composite area = new Composite(parent, SWT.NONE);
		HelpContexts.attach(area, HelpContexts.PROPERTIES);
		GridLayoutFactory.fillDefaults().numColumns(2).applyTo(area);
		own = new Button(area, SWT.CHECK);
		own.setText(Messages.BootsealPropertyPage_own);
		own.addListener(SWT.Selection, event -> ownChanged());
		Link workspace = new Link(area, SWT.NONE);
		workspace.setText(Messages.BootsealPropertyPage_workspace);
		GridDataFactory.fillDefaults().align(SWT.END, SWT.CENTER).grab(true, false).applyTo(workspace);
		workspace.addListener(SWT.Selection, event -> PreferencesUtil.createPreferenceDialogOn(getShell(),
				BootsealPreferencePage.ID, new String[] { BootsealPreferencePage.ID }, null).open());
		new Label(area, SWT.SEPARATOR | SWT.HORIZONTAL)
				.setLayoutData(GridDataFactory.fillDefaults().span(2, 1).create());
		block = new PreferencesBlock(area, this::validate);
		GridDataFactory.fillDefaults().span(2, 1).grab(true, true).applyTo(block.control());
		own.setSelection(store().hasOwnValues());
		block.show(store().read());
		block.setEnabled(own.getSelection());
		return area;
	}

	private PreferenceStore store() {
		return PreferenceStore.of(Adapters.adapt(getElement(), IProject.class));
	}

	private void ownChanged() {
		block.setEnabled(own.getSelection());
		if (!own.getSelection()) {
			block.show(BootsealPreferences.workspace());
		}
		validate();
	}

	private void validate() {
		boolean valid = !own.getSelection() || block.problem().isEmpty();
		setErrorMessage(valid ? null : block.problem().orElseThrow());
		setValid(valid);
	}

	@Override
	protected void performDefaults() {
		own.setSelection(false);
		ownChanged();
		super.performDefaults();
	}

	@Override
	public boolean performOk() {
		try {
			if (own.getSelection()) {
				store().write(block.preferences());
			} else if (store().hasOwnValues()) {
				store().clear();
			}
			RebuildJob.of(Adapters.adapt(getElement(), IProject.class)).schedule();
			return true;
		} catch (CoreException e) {
			StatusManager.getManager().handle(e.getStatus(), StatusManager.SHOW);
			return false;
		}
	}
}
