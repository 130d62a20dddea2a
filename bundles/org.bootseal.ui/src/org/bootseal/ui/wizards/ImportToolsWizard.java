/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.wizards;

import java.util.concurrent.atomic.AtomicReference;

import org.bootseal.ide.imports.ImportJob;
import org.bootseal.ide.imports.ToolsImport;
import org.bootseal.ui.BootsealImages;
import org.eclipse.core.resources.IFile;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.wizard.Wizard;
import org.eclipse.ui.IImportWizard;
import org.eclipse.ui.IWorkbench;

/** Begins with what NXP's tools made: a workspace of MCUXpresso Secure Provisioning, or files of SPSDK. */
public final class ImportToolsWizard extends Wizard implements IImportWizard {

	/** Identifier of the wizard. */
	public static final String ID = "org.bootseal.ui.importTools"; //$NON-NLS-1$

	private IWorkbench workbench;
	private IStructuredSelection selection = StructuredSelection.EMPTY;
	private ImportToolsPage page;

	@Override
	public void init(IWorkbench owner, IStructuredSelection selected) {
		workbench = owner;
		selection = selected;
		setWindowTitle(Messages.ImportToolsWizard_title);
		setDefaultPageImageDescriptor(BootsealImages.PROVISIONING_BANNER);
		setNeedsProgressMonitor(true);
	}

	@Override
	public void addPages() {
		page = new ImportToolsPage(selection);
		addPage(page);
	}

	@Override
	public boolean performFinish() {
		ImportJob.Preview preview = page.preview();
		boolean replace = page.replaces();
		AtomicReference<IFile> first = new AtomicReference<>();
		boolean done = WizardWork.run(getContainer(), getWindowTitle(), () -> monitor -> ToolsImport
				.write(preview.request(), preview.plan().orElseThrow(), replace, monitor).ifPresent(first::set));
		if (done && first.get() != null) {
			WizardWork.open(workbench, first.get());
		}
		return done;
	}
}
