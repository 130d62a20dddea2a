/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.launch;

import java.util.List;

import org.bootseal.ide.boards.Boards;
import org.eclipse.debug.ui.AbstractLaunchConfigurationTabGroup;
import org.eclipse.debug.ui.CommonTab;
import org.eclipse.debug.ui.ILaunchConfigurationDialog;
import org.eclipse.debug.ui.ILaunchConfigurationTab;
import org.eclipse.ui.PlatformUI;

/** The pages of a launch that writes a board. */
public final class ProvisionTabGroup extends AbstractLaunchConfigurationTabGroup {

	@Override
	public void createTabs(ILaunchConfigurationDialog dialog, String mode) {
		Boards boards = PlatformUI.getWorkbench().getService(Boards.class);
		BoardBlock board = new BoardBlock(boards);
		MainTab main = new MainTab(List.of(new BurnSummary(), new FileBlock(), board, new EndBlock()));
		setTabs(new ILaunchConfigurationTab[] { main, new FusesTab(), new PlanTab(), new CommonTab() });
	}
}
