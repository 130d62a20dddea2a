/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.launch;

import java.util.Optional;

import org.bootseal.ide.launch.NewLaunch;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.ui.DebugUITools;
import org.eclipse.debug.ui.ILaunchShortcut2;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.ide.ResourceUtil;
import org.eclipse.ui.statushandlers.StatusManager;

/** Launches a provisioning file that is selected or open in an editor, with the launch that it has or a new one. */
abstract class BootsealShortcut implements ILaunchShortcut2 {

	private final String type;

	/**
	 * @param type
	 *            of the launch
	 */
	BootsealShortcut(String type) {
		this.type = type;
	}

	@Override
	public void launch(ISelection selection, String mode) {
		file(selection).ifPresent(file -> launch(file, mode));
	}

	@Override
	public void launch(IEditorPart editor, String mode) {
		file(editor).ifPresent(file -> launch(file, mode));
	}

	private void launch(IFile file, String mode) {
		try {
			DebugUITools.launch(NewLaunch.forFile(file, type), mode);
		} catch (CoreException e) {
			StatusManager.getManager().handle(e.getStatus(), StatusManager.SHOW | StatusManager.LOG);
		}
	}

	private static Optional<IFile> file(ISelection selection) {
		return selection instanceof IStructuredSelection structured
				? Optional.ofNullable(Adapters.adapt(structured.getFirstElement(), IFile.class))
				: Optional.empty();
	}

	private static Optional<IFile> file(IEditorPart editor) {
		return Optional.ofNullable(ResourceUtil.getFile(editor.getEditorInput()));
	}

	/** The platform finds the launches by their file. */
	@Override
	public ILaunchConfiguration[] getLaunchConfigurations(ISelection selection) {
		return null;
	}

	/** The platform finds the launches by their file. */
	@Override
	public ILaunchConfiguration[] getLaunchConfigurations(IEditorPart editor) {
		return null;
	}

	@Override
	public IResource getLaunchableResource(ISelection selection) {
		return file(selection).orElse(null);
	}

	@Override
	public IResource getLaunchableResource(IEditorPart editor) {
		return file(editor).orElse(null);
	}
}
