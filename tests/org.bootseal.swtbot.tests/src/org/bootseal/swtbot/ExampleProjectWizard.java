/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.swtbot;

import org.eclipse.swtbot.swt.finder.SWTBot;
import org.eclipse.swtbot.swt.finder.widgets.SWTBotShell;

/** The wizard that makes the example project. */
final class ExampleProjectWizard {

	private final Workbench workbench;
	private final SWTBotShell shell;

	private ExampleProjectWizard(Workbench workbench, SWTBotShell shell) {
		this.workbench = workbench;
		this.shell = shell;
	}

	/** Opens it by the menu, as one of many wizards. */
	static ExampleProjectWizard open(Workbench workbench) {
		workbench.menu("File", "New", "Other...").click();
		SWTBotShell shell = workbench.bot().shell("Select a wizard");
		SWTBot dialog = shell.bot();
		dialog.tree().expandNode("Bootseal").getNode("Bootseal Example Project").select();
		dialog.button("Next >").click();
		return new ExampleProjectWizard(workbench, shell);
	}

	ExampleProjectWizard name(String name) {
		shell.bot().textWithLabel("Project name:").setText(name);
		return this;
	}

	void finish() {
		shell.bot().button("Finish").click();
		workbench.untilClosed(shell);
	}
}
