/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.wizards;

import org.bootseal.core.support.SupportDraft;
import org.bootseal.ide.run.SupportCollection;

/** Collects what others need to help, and shows it before it is written. */
public final class ExportSupportWizard extends ExportWizard {

	/** Identifier of the wizard. */
	public static final String ID = "org.bootseal.ui.exportSupport"; //$NON-NLS-1$

	private ExportSupportPage page;

	/** Made by the registry. */
	public ExportSupportWizard() {
		super(Messages.ExportSupportWizard_title);
	}

	@Override
	public void addPages() {
		page = new ExportSupportPage(provisioningFiles());
		addPage(page);
	}

	@Override
	public boolean performFinish() {
		SupportDraft draft = page.draft();
		String target = page.target();
		return WizardWork.run(getContainer(), getWindowTitle(),
				() -> monitor -> SupportCollection.write(draft, target));
	}
}
