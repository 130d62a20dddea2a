/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.wizards;

import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.ide.project.NewFileText;
import org.bootseal.ide.project.NewProvisioning;
import org.bootseal.ui.HelpContexts;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

/** Asks for which processor a new fuses file is. */
final class FusesChoicesPage extends WizardPage {

	private Combo device;

	FusesChoicesPage() {
		super("fuses", Messages.FusesChoicesPage_title, null); //$NON-NLS-1$
		setDescription(Messages.FusesChoicesPage_description);
	}

	@Override
	public void createControl(Composite parent) {
		Composite area = new Composite(parent, SWT.NONE);
		GridLayoutFactory.swtDefaults().numColumns(2).applyTo(area);
		new Label(area, SWT.NONE).setText(Messages.ChoicesPage_device);
		device = new Combo(area, SWT.READ_ONLY);
		device.setItems(DeviceCatalogue.builtIn().names().toArray(String[]::new));
		device.setText(NewProvisioning.DEFAULT_DEVICE);
		GridDataFactory.fillDefaults().applyTo(device);
		setControl(area);
		HelpContexts.attach(area, HelpContexts.NEW_FUSES);
	}

	/** @return the text of the file */
	String text() {
		return NewFileText.fuses(device.getText());
	}
}
