/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.wizards;

import org.bootseal.ui.AccessibleName;
import org.bootseal.ui.HelpContexts;
import org.eclipse.core.resources.IContainer;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.ui.dialogs.WizardNewFileCreationPage;

/** Asks for folder and name of a new file. The file is made by the wizard. */
final class NewFilePage extends WizardNewFileCreationPage {

	private final String stem;

	/**
	 * @param selection
	 *            where the file may go
	 * @param stem
	 *            its name to begin with
	 * @param extension
	 *            what its name ends with, without the dot before
	 */
	NewFilePage(IStructuredSelection selection, String stem, String extension) {
		super("file", selection); //$NON-NLS-1$
		this.stem = stem;
		setFileExtension(extension);
	}

	@Override
	public void createControl(Composite parent) {
		super.createControl(parent);
		HelpContexts.attach(getControl(), HelpContexts.NEW_FILE);
		nameTree((Composite) getControl());
		setFileName(freeName());
		setPageComplete(validatePage());
	}

	/** The platform's tree of folders has none. */
	private static void nameTree(Composite parent) {
		for (Control child : parent.getChildren()) {
			if (child instanceof Tree) {
				AccessibleName.give(child, Messages.NewFilePage_folder);
			} else if (child instanceof Composite composite) {
				nameTree(composite);
			}
		}
	}

	private String freeName() {
		String extension = "." + getFileExtension(); //$NON-NLS-1$
		String name = stem + extension;
		if (getContainerFullPath() == null) {
			return name;
		}
		IResource folder = ResourcesPlugin.getWorkspace().getRoot().findMember(getContainerFullPath());
		for (int n = 2; folder instanceof IContainer container && container.findMember(name) != null; n++) {
			name = stem + n + extension;
		}
		return name;
	}

	/** @return the file to be made */
	IFile file() {
		return ResourcesPlugin.getWorkspace().getRoot()
				.getFile(getContainerFullPath().append(getFileName()));
	}

	/** Links to files elsewhere are left to the wizard of plain files. */
	@Override
	protected void createAdvancedControls(Composite parent) {
		// none
	}

	@Override
	protected IStatus validateLinkedResource() {
		return Status.OK_STATUS;
	}

	@Override
	protected void createLinkTarget() {
		// none
	}
}
