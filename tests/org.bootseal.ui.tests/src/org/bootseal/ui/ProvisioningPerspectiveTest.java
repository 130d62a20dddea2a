/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.bootseal.ui.boards.BoardsView;
import org.bootseal.ui.log.LogView;
import org.bootseal.ui.virtual.VirtualBoardView;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IViewReference;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.WorkbenchException;
import org.eclipse.ui.console.IConsoleConstants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Runs on the display's thread, in a real workbench. */
class ProvisioningPerspectiveTest {

	private IWorkbenchPage page;

	@BeforeEach
	void openPerspective() throws WorkbenchException {
		IWorkbench workbench = PlatformUI.getWorkbench();
		page = workbench.showPerspective(ProvisioningPerspective.ID, workbench.getWorkbenchWindows()[0]);
		page.resetPerspective();
	}

	@Test
	void showsTheViewsOfItsTrade() {
		Set<String> shown = Arrays.stream(page.getViewReferences()).map(IViewReference::getId)
				.collect(Collectors.toCollection(TreeSet::new));
		assertEquals(new TreeSet<>(List.of(IPageLayout.ID_PROJECT_EXPLORER, IPageLayout.ID_OUTLINE,
				BoardsView.ID, VirtualBoardView.ID, LogView.ID, IPageLayout.ID_PROBLEM_VIEW,
				IConsoleConstants.ID_CONSOLE_VIEW, IPageLayout.ID_PROGRESS_VIEW)), shown);
	}

	@Test
	void everyViewCanBeCreated() throws PartInitException {
		for (IViewReference reference : page.getViewReferences()) {
			IViewPart part = page.showView(reference.getId());
			assertNotNull(part.getTitle());
			assertTrue(reference.getView(true) == part, reference.getId());
		}
	}
}
