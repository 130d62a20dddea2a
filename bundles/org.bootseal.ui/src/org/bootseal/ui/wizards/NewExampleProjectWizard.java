/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.wizards;

import org.bootseal.ide.project.ExampleProject;
import org.bootseal.ui.BootsealImages;
import org.bootseal.ui.ProvisioningPerspective;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExecutableExtension;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.wizards.newresource.BasicNewProjectResourceWizard;
import org.eclipse.ui.wizards.newresource.BasicNewResourceWizard;

/** Makes a project to try everything with, and opens its provisioning file. */
public final class NewExampleProjectWizard extends BasicNewResourceWizard implements IExecutableExtension {

	/** Identifier of the wizard. */
	public static final String ID = "org.bootseal.ui.newExampleProject"; //$NON-NLS-1$

	private ExampleProjectPage page;
	private IConfigurationElement configuration;

	/** {@link ProvisioningPerspective#ID} is offered when the wizard is done, as its registration says. */
	@Override
	public void setInitializationData(IConfigurationElement element, String property, Object data) {
		configuration = element;
	}

	@Override
	public void init(IWorkbench workbench, IStructuredSelection selection) {
		super.init(workbench, selection);
		setWindowTitle(Messages.NewExampleProjectWizard_title);
		setDefaultPageImageDescriptor(BootsealImages.PROVISIONING_BANNER);
		setNeedsProgressMonitor(true);
	}

	@Override
	public void addPages() {
		page = new ExampleProjectPage();
		addPage(page);
	}

	@Override
	public boolean performFinish() {
		String name = page.projectName();
		boolean made = WizardWork.run(getContainer(), getWindowTitle(),
				() -> monitor -> ExampleProject.create(name, monitor));
		if (made) {
			BasicNewProjectResourceWizard.updatePerspective(configuration);
			WizardWork.open(getWorkbench(), ResourcesPlugin.getWorkspace().getRoot().getProject(name)
					.getFile(ExampleProject.PROVISIONING));
		}
		return made;
	}
}
