/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.wizards;

import java.util.ArrayList;
import java.util.List;

import org.bootseal.ui.BootsealImages;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.wizard.Wizard;
import org.eclipse.ui.IExportWizard;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.statushandlers.StatusManager;

/** What the wizards have in common that write something of the workspace to a file outside. */
abstract class ExportWizard extends Wizard implements IExportWizard {

	private static final String EXTENSION = "bootseal"; //$NON-NLS-1$

	private final String title;
	private IStructuredSelection selection = StructuredSelection.EMPTY;

	ExportWizard(String title) {
		this.title = title;
	}

	@Override
	public final void init(IWorkbench workbench, IStructuredSelection selected) {
		selection = selected;
		setWindowTitle(title);
		setDefaultPageImageDescriptor(BootsealImages.PROVISIONING_BANNER);
		setNeedsProgressMonitor(true);
	}

	/** The provisioning files of the workspace, those of the selected resource first. */
	final List<IFile> provisioningFiles() {
		List<IFile> files = new ArrayList<>();
		try {
			ResourcesPlugin.getWorkspace().getRoot().accept(proxy -> {
				if (proxy.getType() == IResource.FILE && proxy.getName().endsWith("." + EXTENSION) //$NON-NLS-1$
						&& !proxy.isDerived()) {
					files.add((IFile) proxy.requestResource());
				}
				return true;
			}, IResource.NONE);
		} catch (CoreException e) {
			StatusManager.getManager().handle(e.getStatus());
		}
		if (selection.getFirstElement() instanceof IResource resource) {
			List<IFile> here = files.stream()
					.filter(file -> resource.getFullPath().isPrefixOf(file.getFullPath())).toList();
			files.removeAll(here);
			files.addAll(0, here);
		}
		return files;
	}
}
