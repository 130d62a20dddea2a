/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.wizards;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.bootseal.ide.BootsealIde;
import org.bootseal.ide.build.BootsealNature;
import org.bootseal.ui.test.LogGuard;
import org.bootseal.ui.test.UiLoop;
import org.bootseal.ui.test.Workbench;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.IHandlerService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SwitchBuilderTest {

	@RegisterExtension
	final LogGuard log = new LogGuard();

	@AfterEach
	void clean() {
		UiLoop.untilNoJobOf(ResourcesPlugin.FAMILY_AUTO_BUILD);
		Workbench.clean();
	}

	@Test
	void aSelectedProjectIsSwitchedOnAndOff() {
		IProject project = Workbench.project("plain");
		Workbench.show(IPageLayout.ID_PROJECT_EXPLORER).getSite().getSelectionProvider()
				.setSelection(new StructuredSelection(project));
		UiLoop.drain();
		execute(SwitchBuilderHandler.ENABLE);
		assertTrue(BootsealNature.isOn(project));
		execute(SwitchBuilderHandler.DISABLE);
		assertFalse(BootsealNature.isOn(project));
	}

	private static void execute(String command) {
		UiLoop.get(
				() -> PlatformUI.getWorkbench().getService(IHandlerService.class).executeCommand(command, null));
		UiLoop.untilNoJobOf(BootsealIde.JOB_FAMILY);
	}
}
