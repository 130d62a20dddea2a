/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.wizards;

import org.bootseal.ide.project.ExampleProject;
import org.bootseal.ui.HelpContexts;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

/** Asks for the name of the example project, and tells what is in it. */
final class ExampleProjectPage extends WizardPage {

	private static final int WIDTH = 80;

	private Text name;

	ExampleProjectPage() {
		super("example", Messages.NewExampleProjectWizard_title, null); //$NON-NLS-1$
		setDescription(Messages.NewExampleProjectWizard_description);
	}

	@Override
	public void createControl(Composite parent) {
		initializeDialogUnits(parent);
		Composite area = new Composite(parent, SWT.NONE);
		GridLayoutFactory.swtDefaults().numColumns(2).applyTo(area);
		new Label(area, SWT.NONE).setText(Messages.ExampleProjectPage_name);
		name = new Text(area, SWT.BORDER);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(name);
		Label content = new Label(area, SWT.WRAP);
		content.setText(Messages.ExampleProjectPage_content);
		GridDataFactory.fillDefaults().span(2, 1).indent(0, convertHeightInCharsToPixels(1))
				.hint(convertWidthInCharsToPixels(WIDTH), SWT.DEFAULT).grab(true, false).applyTo(content);
		name.setText(freeName());
		name.selectAll();
		name.addModifyListener(event -> validate());
		validate();
		setControl(area);
		HelpContexts.attach(area, HelpContexts.NEW_EXAMPLE);
	}

	private static String freeName() {
		String free = Messages.ExampleProjectPage_defaultName;
		for (int n = 2; !ExampleProject.validate(free).isOK(); n++) {
			free = Messages.ExampleProjectPage_defaultName + n;
		}
		return free;
	}

	private void validate() {
		IStatus status = ExampleProject.validate(projectName());
		setErrorMessage(status.isOK() ? null : status.getMessage());
		setPageComplete(status.isOK());
	}

	/** @return the name of the project to be made */
	String projectName() {
		return name.getText();
	}
}
