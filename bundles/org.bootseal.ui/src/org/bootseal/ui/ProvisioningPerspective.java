/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui;

import org.bootseal.ui.boards.BoardsView;
import org.bootseal.ui.keys.KeysView;
import org.bootseal.ui.log.LogView;
import org.bootseal.ui.virtual.VirtualBoardView;
import org.eclipse.debug.ui.IDebugUIConstants;
import org.eclipse.ui.IFolderLayout;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;
import org.eclipse.ui.console.IConsoleConstants;

/**
 * The workspace on the left, what is being edited in the middle, the virtual board on the right where one sees it fill,
 * and below what builds and runs have to say, and the boards.
 */
public final class ProvisioningPerspective implements IPerspectiveFactory {

	/** Identifier of the perspective. */
	public static final String ID = "org.bootseal.ui.provisioning"; //$NON-NLS-1$

	private static final float LEFT = 0.2f;
	private static final float EDITORS_TO_BOTTOM = 0.66f;
	private static final float EDITORS_TO_RIGHT = 0.62f;
	private static final float OUTLINE_TO_BOARD = 0.22f;

	@Override
	public void createInitialLayout(IPageLayout layout) {
		String editors = layout.getEditorArea();
		layout.addView(IPageLayout.ID_PROJECT_EXPLORER, IPageLayout.LEFT, LEFT, editors);
		IFolderLayout bottom = layout.createFolder("bottom", IPageLayout.BOTTOM, EDITORS_TO_BOTTOM, editors); //$NON-NLS-1$
		bottom.addView(BoardsView.ID);
		bottom.addView(LogView.ID);
		bottom.addView(IPageLayout.ID_PROBLEM_VIEW);
		bottom.addView(IConsoleConstants.ID_CONSOLE_VIEW);
		bottom.addView(IPageLayout.ID_PROGRESS_VIEW);
		layout.addView(IPageLayout.ID_OUTLINE, IPageLayout.RIGHT, EDITORS_TO_RIGHT, editors);
		layout.addView(VirtualBoardView.ID, IPageLayout.BOTTOM, OUTLINE_TO_BOARD, IPageLayout.ID_OUTLINE);
		addShortcuts(layout);
	}

	private static void addShortcuts(IPageLayout layout) {
		layout.addShowViewShortcut(BoardsView.ID);
		layout.addShowViewShortcut(VirtualBoardView.ID);
		layout.addShowViewShortcut(LogView.ID);
		layout.addShowViewShortcut(KeysView.ID);
		layout.addShowViewShortcut(IPageLayout.ID_OUTLINE);
		layout.addShowViewShortcut(IPageLayout.ID_PROBLEM_VIEW);
		layout.addShowViewShortcut(IConsoleConstants.ID_CONSOLE_VIEW);
		layout.addNewWizardShortcut("org.bootseal.ui.newProvisioningFile"); //$NON-NLS-1$
		layout.addNewWizardShortcut("org.bootseal.ui.newMemoryFile"); //$NON-NLS-1$
		layout.addNewWizardShortcut("org.bootseal.ui.newExampleProject"); //$NON-NLS-1$
		layout.addNewWizardShortcut("org.eclipse.ui.wizards.new.folder"); //$NON-NLS-1$
		layout.addNewWizardShortcut("org.eclipse.ui.wizards.new.file"); //$NON-NLS-1$
		layout.addActionSet(IDebugUIConstants.LAUNCH_ACTION_SET);
	}
}
