/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.swtbot;

import org.eclipse.swtbot.swt.finder.widgets.SWTBotShell;

/** The dialog that asks before fuses are burnt. */
final class ConsentPage {

	private final Workbench workbench;
	private final SWTBotShell shell;

	private ConsentPage(Workbench workbench, SWTBotShell shell) {
		this.workbench = workbench;
		this.shell = shell;
	}

	/** Waits until a run asks. */
	static ConsentPage await(Workbench workbench) {
		workbench.until("the run asks", () -> workbench.isOpen("Burn Fuses"));
		return new ConsentPage(workbench, workbench.bot().shell("Burn Fuses"));
	}

	boolean canAgree() {
		return shell.bot().button("Burn Fuses").isEnabled();
	}

	void type(String word) {
		shell.bot().textWithLabel("This closes the part for ever. Type close to go on:").setText(word);
	}

	void agree() {
		shell.bot().button("Burn Fuses").click();
		workbench.untilClosed(shell);
	}
}
