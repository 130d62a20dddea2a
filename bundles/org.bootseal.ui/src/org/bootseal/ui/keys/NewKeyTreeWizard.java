/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.keys;

import java.util.Arrays;

import org.bootseal.core.keysheet.KeySource;
import org.bootseal.ide.keys.NewKeyTree;
import org.bootseal.ui.BootsealImages;
import org.bootseal.ui.wizards.WizardWork;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.wizard.Wizard;
import org.eclipse.ui.INewWizard;
import org.eclipse.ui.IWorkbench;

/** Makes a key tree in a folder of the workspace, and shows it. The password is kept nowhere. */
public final class NewKeyTreeWizard extends Wizard implements INewWizard {

	private NewKeyTreePage page;
	private IWorkbench workbench;
	private IStructuredSelection selection;

	@Override
	public void init(IWorkbench bench, IStructuredSelection selected) {
		workbench = bench;
		selection = selected;
		setWindowTitle(Messages.NewKeyTreeWizard_title);
		setDefaultPageImageDescriptor(BootsealImages.PROVISIONING_BANNER);
		setNeedsProgressMonitor(true);
	}

	@Override
	public void addPages() {
		page = new NewKeyTreePage(selection);
		addPage(page);
	}

	@Override
	public boolean performFinish() {
		NewKeyTree tree = page.tree();
		char[] password = page.password();
		try {
			boolean made = WizardWork.run(getContainer(), getWindowTitle(),
					() -> monitor -> tree.create(password, monitor));
			if (made && workbench.getActiveWorkbenchWindow() != null) {
				KeysView.show(workbench.getActiveWorkbenchWindow().getActivePage(),
						KeySource.of(tree.folder().getLocation().toPath()));
			}
			return made;
		} finally {
			Arrays.fill(password, '\0');
		}
	}
}
