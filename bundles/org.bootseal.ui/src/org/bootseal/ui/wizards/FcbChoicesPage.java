/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.wizards;

import org.bootseal.core.BadInputException;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.ide.project.NewFileText;
import org.bootseal.ide.project.NewProvisioning;
import org.bootseal.ui.HelpContexts;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.Status;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

/** Asks for which processor and flash a new FCB is. */
final class FcbChoicesPage extends WizardPage {

	private static final String USUAL_SIZE = "8M"; //$NON-NLS-1$

	private Combo device;
	private Text words;
	private Text size;

	FcbChoicesPage() {
		super("fcb", Messages.FcbChoicesPage_title, null); //$NON-NLS-1$
		setDescription(Messages.FcbChoicesPage_description);
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
		words = text(area, Messages.FcbChoicesPage_words, NewProvisioning.QUAD_SPI);
		size = text(area, Messages.FcbChoicesPage_size, USUAL_SIZE);
		setControl(area);
		HelpContexts.attach(area, HelpContexts.NEW_FCB);
	}

	private Text text(Composite area, String label, String value) {
		new Label(area, SWT.NONE).setText(label);
		Text text = new Text(area, SWT.BORDER);
		text.setText(value);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(text);
		text.addModifyListener(event -> validate());
		return text;
	}

	private void validate() {
		if (size == null) {
			return;
		}
		try {
			NewFileText.fcb(device.getText(), words.getText(), size.getText());
			setErrorMessage(null);
			setPageComplete(true);
		} catch (BadInputException e) {
			setErrorMessage(e.getMessage());
			setPageComplete(false);
		}
	}

	/** @return the text of the file */
	String text() throws CoreException {
		try {
			return NewFileText.fcb(device.getText(), words.getText(), size.getText());
		} catch (BadInputException e) {
			throw new CoreException(Status.error(e.getMessage(), e));
		}
	}
}
