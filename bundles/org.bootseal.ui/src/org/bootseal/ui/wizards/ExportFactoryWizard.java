/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.wizards;

import org.bootseal.ide.launch.FactoryExport;
import org.eclipse.core.resources.IFile;

/** Packs all that a production line needs to write boards. */
public final class ExportFactoryWizard extends ExportWizard {

	/** Identifier of the wizard. */
	public static final String ID = "org.bootseal.ui.exportFactory"; //$NON-NLS-1$

	private ExportFactoryPage page;

	/** Made by the registry. */
	public ExportFactoryWizard() {
		super(Messages.ExportFactoryWizard_title);
	}

	@Override
	public void addPages() {
		page = new ExportFactoryPage(provisioningFiles());
		addPage(page);
	}

	@Override
	public boolean performFinish() {
		IFile file = page.file();
		String target = page.target();
		return WizardWork.run(getContainer(), getWindowTitle(),
				() -> monitor -> FactoryExport.write(file, target, monitor));
	}
}
