/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.swtbot;

import static org.eclipse.swtbot.swt.finder.matchers.WidgetMatcherFactory.withRegex;

import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swtbot.swt.finder.widgets.SWTBotMenu;
import org.eclipse.swtbot.swt.finder.widgets.SWTBotTreeItem;
import org.hamcrest.Matcher;

/** The Project Explorer. */
final class Explorer {

	private final Workbench workbench;

	Explorer(Workbench workbench) {
		this.workbench = workbench;
	}

	/** Waits for the file too: a refresh may still be on its way. */
	SWTBotTreeItem file(String project, String name) {
		SWTBotTreeItem folder = workbench.view("org.eclipse.ui.navigator.ProjectExplorer").bot().tree()
				.expandNode(project);
		workbench.until(name + " is shown", () -> folder.getNodes().contains(name));
		return folder.getNode(name).select();
	}

	/** Launches a file; the entries of "Run As" are numbered. */
	void run(String project, String name, String entry) {
		Matcher<MenuItem> numbered = withRegex("\\d+ " + entry);
		runAs(project, name).menu(numbered, false, 0).click();
	}

	/** The menu "Run As" of a file. */
	SWTBotMenu runAs(String project, String name) {
		return file(project, name).contextMenu("Run As");
	}
}
