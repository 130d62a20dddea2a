/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.provisioning;

import org.bootseal.ui.editor.ConfigurationEditor;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.debug.ui.ILaunchShortcut;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.resource.ImageDescriptor;

/** Saves the editor's file and launches it. */
final class LaunchAction extends Action {

	private final ConfigurationEditor editor;
	private final ILaunchShortcut shortcut;

	LaunchAction(ConfigurationEditor editor, ILaunchShortcut shortcut, String text, String toolTip,
			ImageDescriptor image) {
		super(text, image);
		this.editor = editor;
		this.shortcut = shortcut;
		setToolTipText(toolTip);
	}

	@Override
	public void run() {
		if (editor.getSite().getPage().saveEditor(editor, false) && !editor.isDirty()) {
			shortcut.launch(editor, ILaunchManager.RUN_MODE);
		}
	}
}
