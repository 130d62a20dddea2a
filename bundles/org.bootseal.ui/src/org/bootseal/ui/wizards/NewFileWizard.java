/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.wizards;

import org.bootseal.ide.build.BootsealNature;
import org.bootseal.ide.project.WorkspaceFiles;
import org.bootseal.ui.BootsealImages;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.wizards.newresource.BasicNewResourceWizard;

/** A wizard that makes one file and opens it. */
abstract class NewFileWizard extends BasicNewResourceWizard {

	private final String title;
	private final String description;
	private final String stem;
	private final String extension;
	private NewFilePage filePage;

	NewFileWizard(String title, String description, String stem, String extension) {
		this.title = title;
		this.description = description;
		this.stem = stem;
		this.extension = extension;
	}

	@Override
	public final void init(IWorkbench workbench, IStructuredSelection selection) {
		super.init(workbench, selection);
		setWindowTitle(title);
		setDefaultPageImageDescriptor(BootsealImages.PROVISIONING_BANNER);
		setNeedsProgressMonitor(true);
	}

	@Override
	public final void addPages() {
		filePage = new NewFilePage(getSelection(), stem, extension);
		filePage.setTitle(title);
		filePage.setDescription(description);
		addPage(filePage);
		addChoices();
	}

	/** Adds the page that asks what the file shall say. */
	abstract void addChoices();

	/** @return the file to be made, as the first page says */
	final IFile file() {
		return filePage.file();
	}

	final NewFilePage filePage() {
		return filePage;
	}

	/** @return the text of the file, as the pages say */
	abstract String text() throws CoreException;

	/** @return whether the project shall be built in the background */
	abstract boolean buildsInBackground();

	@Override
	public final boolean performFinish() {
		IFile file = file();
		return WizardWork.run(getContainer(), title, () -> {
			String text = text();
			boolean build = buildsInBackground();
			return monitor -> create(file, text, build, monitor);
		}) && WizardWork.open(getWorkbench(), file);
	}

	private static void create(IFile file, String text, boolean build, IProgressMonitor monitor) throws CoreException {
		SubMonitor progress = SubMonitor.convert(monitor, 2);
		WorkspaceFiles.create(file, text, progress.split(1));
		IProject project = file.getProject();
		if (build) {
			BootsealNature.switchOn(project, progress.split(1));
		}
	}
}
