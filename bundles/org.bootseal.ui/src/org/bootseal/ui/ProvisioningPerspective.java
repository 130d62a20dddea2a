/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui;

import org.bootseal.ui.devices.DevicesView;
import org.eclipse.ui.IFolderLayout;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;
import org.eclipse.ui.console.IConsoleConstants;

/**
 * The workspace on the left, what is being edited in the middle, and below what a build or a run has to say and the
 * known devices.
 */
public final class ProvisioningPerspective implements IPerspectiveFactory {

	/** Identifier of the perspective. */
	public static final String ID = "org.bootseal.ui.provisioning"; //$NON-NLS-1$

	private static final float LEFT = 0.22f;
	private static final float EDITORS_TO_RIGHT = 0.72f;
	private static final float EDITORS_TO_BOTTOM = 0.68f;

	@Override
	public void createInitialLayout(IPageLayout layout) {
		String editors = layout.getEditorArea();
		layout.addView(IPageLayout.ID_PROJECT_EXPLORER, IPageLayout.LEFT, LEFT, editors);
		layout.addView(IPageLayout.ID_OUTLINE, IPageLayout.RIGHT, EDITORS_TO_RIGHT, editors);
		IFolderLayout bottom = layout.createFolder("bottom", IPageLayout.BOTTOM, EDITORS_TO_BOTTOM, editors); //$NON-NLS-1$
		bottom.addView(IPageLayout.ID_PROBLEM_VIEW);
		bottom.addView(IConsoleConstants.ID_CONSOLE_VIEW);
		bottom.addView(IPageLayout.ID_PROGRESS_VIEW);
		bottom.addView(DevicesView.ID);
		addShortcuts(layout);
	}

	private static void addShortcuts(IPageLayout layout) {
		layout.addShowViewShortcut(DevicesView.ID);
		layout.addShowViewShortcut(IPageLayout.ID_PROBLEM_VIEW);
		layout.addShowViewShortcut(IConsoleConstants.ID_CONSOLE_VIEW);
		layout.addNewWizardShortcut("org.eclipse.ui.wizards.new.folder"); //$NON-NLS-1$
		layout.addNewWizardShortcut("org.eclipse.ui.wizards.new.file"); //$NON-NLS-1$
	}
}
