/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.swtbot;

import static org.eclipse.swtbot.swt.finder.matchers.WidgetMatcherFactory.widgetOfType;

import java.util.List;

import org.eclipse.swt.custom.StyledText;
import org.eclipse.swtbot.eclipse.finder.widgets.SWTBotView;

/** The console that shows the last run. */
final class RunConsole {

	private final Workbench workbench;

	RunConsole(Workbench workbench) {
		this.workbench = workbench;
	}

	private SWTBotView view() {
		return workbench.view("org.eclipse.ui.console.ConsoleView");
	}

	String text() {
		return view().bot().styledText().getText();
	}

	/** Waits for a line, and returns all that the console says then. */
	String untilItSays(String line) {
		// a console without any process shows no text
		workbench.until("the console says " + line, () -> !texts().isEmpty() && text().contains(line));
		return text();
	}

	private List<? extends StyledText> texts() {
		return view().bot().getFinder().findControls(widgetOfType(StyledText.class));
	}

	void terminate() {
		view().toolbarButton("Terminate").click();
	}
}
