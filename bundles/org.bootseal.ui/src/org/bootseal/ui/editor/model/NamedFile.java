/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.editor.model;

import org.eclipse.core.filesystem.EFS;
import org.eclipse.core.filesystem.IFileStore;
import org.eclipse.core.resources.IContainer;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IWorkspaceRoot;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.Status;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.part.ISetSelectionTarget;

/**
 * A file or folder that a configuration names.
 *
 * @param location
 *            where it is in the file system, whether it is there or not
 */
public record NamedFile(IPath location) {

	/** Where a path leads so far up that a name from the root is easier to understand. */
	private static final int MOST_STEPS_UP = 3;

	private static final String UP = ".."; //$NON-NLS-1$

	/**
	 * @param source
	 *            the configuration
	 * @param name
	 *            as it stands in the text; counts from the folder of the configuration; backslashes count as separators
	 * @return the file
	 */
	public static NamedFile of(SourceText source, String name) {
		IPath path = IPath.fromOSString(name.replace('\\', '/'));
		return new NamedFile(path.isAbsolute() ? path : source.location().removeLastSegments(1).append(path));
	}

	/**
	 * @param source
	 *            the configuration
	 * @return how the configuration should name this file: from its own folder if both lie close together
	 */
	public String nameIn(SourceText source) {
		IPath relative = location.makeRelativeTo(source.location().removeLastSegments(1));
		int up = 0;
		while (up < relative.segmentCount() && relative.segment(up).equals(UP)) {
			up++;
		}
		boolean near = !relative.isAbsolute() && up <= MOST_STEPS_UP;
		return (near ? relative : location).toPortableString();
	}

	/**
	 * Opens the file in its editor, or shows the folder in the Project Explorer.
	 *
	 * @param page
	 *            where to
	 * @throws PartInitException
	 *             if it is not there, or can't be shown
	 */
	public void open(IWorkbenchPage page) throws PartInitException {
		IWorkspaceRoot root = ResourcesPlugin.getWorkspace().getRoot();
		IFile file = root.getFileForLocation(location);
		IContainer folder = root.getContainerForLocation(location);
		if (file != null && file.exists()) {
			IDE.openEditor(page, file);
		} else if (folder != null && folder.exists()) {
			show(page, folder);
		} else {
			openOutside(page);
		}
	}

	private static void show(IWorkbenchPage page, IResource resource) throws PartInitException {
		IViewPart view = page.showView(IPageLayout.ID_PROJECT_EXPLORER);
		if (view instanceof ISetSelectionTarget target) {
			target.selectReveal(new StructuredSelection(resource));
		}
	}

	private void openOutside(IWorkbenchPage page) throws PartInitException {
		IFileStore store = EFS.getLocalFileSystem().getStore(location);
		if (!store.fetchInfo().exists()) {
			throw new PartInitException(Status.error(NLS.bind(Messages.NamedFile_missing, location.toOSString())));
		}
		if (store.fetchInfo().isDirectory()) {
			throw new PartInitException(Status.error(NLS.bind(Messages.NamedFile_outside, location.toOSString())));
		}
		IDE.openEditorOnFileStore(page, store);
	}
}
