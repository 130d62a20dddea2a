/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.swtbot;

import org.eclipse.swtbot.swt.finder.SWTBot;
import org.eclipse.swtbot.swt.finder.widgets.SWTBotShell;

/** The dialog "Run Configurations". */
final class RunConfigurations {

	private final Workbench workbench;
	private final SWTBotShell shell;

	private RunConfigurations(Workbench workbench, SWTBotShell shell) {
		this.workbench = workbench;
		this.shell = shell;
	}

	static RunConfigurations open(Workbench workbench, String project, String file) {
		new Explorer(workbench).runAs(project, file).menu("Run Configurations...").click();
		return new RunConfigurations(workbench, workbench.bot().shell("Run Configurations"));
	}

	RunConfigurations select(String type, String name) {
		shell.bot().tree().expandNode(type).getNode(name).select();
		return this;
	}

	/** A page of the configuration that is selected. */
	SWTBot page(String title) {
		shell.bot().cTabItem(title).activate();
		return shell.bot();
	}

	void run() {
		shell.bot().button("Run").click();
		workbench.untilClosed(shell);
	}
}
