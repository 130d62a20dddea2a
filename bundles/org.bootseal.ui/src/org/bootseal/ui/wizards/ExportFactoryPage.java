/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.wizards;

import java.util.List;

import org.bootseal.ui.HelpContexts;
import org.eclipse.core.resources.IFile;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

/** Asks what is packed, and where to. */
final class ExportFactoryPage extends WizardPage {

	private static final int COLUMNS = 3;
	private static final int WIDTH = 80;

	private final List<IFile> files;
	private Combo file;
	private TargetField target;

	ExportFactoryPage(List<IFile> files) {
		super("factory", Messages.ExportFactoryWizard_title, null); //$NON-NLS-1$
		this.files = files;
		setDescription(Messages.ExportFactoryPage_description);
	}

	@Override
	public void createControl(Composite parent) {
		initializeDialogUnits(parent);
		Composite area = new Composite(parent, SWT.NONE);
		GridLayoutFactory.swtDefaults().numColumns(COLUMNS).applyTo(area);
		new Label(area, SWT.NONE).setText(Messages.ExportFactoryPage_file);
		file = new Combo(area, SWT.READ_ONLY);
		files.forEach(each -> file.add(each.getFullPath().makeRelative().toString()));
		file.select(0);
		file.addListener(SWT.Selection, event -> validate());
		GridDataFactory.fillDefaults().span(2, 1).grab(true, false).applyTo(file);
		target = new TargetField(area, Messages.ExportFactoryPage_target, "factory.zip"); //$NON-NLS-1$
		target.onChange(this::validate);
		Label content = new Label(area, SWT.WRAP);
		content.setText(Messages.ExportFactoryPage_content);
		GridDataFactory.fillDefaults().span(COLUMNS, 1).indent(0, convertHeightInCharsToPixels(1))
				.hint(convertWidthInCharsToPixels(WIDTH), SWT.DEFAULT).grab(true, false).applyTo(content);
		setPageComplete(false);
		if (files.isEmpty()) {
			setErrorMessage(Messages.ExportFactoryPage_none);
		}
		setControl(area);
		HelpContexts.attach(area, HelpContexts.EXPORT_FACTORY);
	}

	private void validate() {
		boolean named = !target().isEmpty();
		setErrorMessage(files.isEmpty() ? Messages.ExportFactoryPage_none
				: named ? null : Messages.ExportPage_noTarget);
		setPageComplete(!files.isEmpty() && named);
	}

	/** The provisioning file. */
	IFile file() {
		return files.get(file.getSelectionIndex());
	}

	/** The zip file or folder. */
	String target() {
		return target.text();
	}
}
