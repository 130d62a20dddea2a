/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.swtbot;

import static org.eclipse.swtbot.swt.finder.matchers.WidgetMatcherFactory.widgetOfType;

import java.util.Arrays;
import java.util.stream.Stream;

import org.eclipse.swt.widgets.Table;
import org.eclipse.swtbot.eclipse.finder.widgets.SWTBotEclipseEditor;
import org.eclipse.swtbot.eclipse.finder.widgets.SWTBotEditor;
import org.eclipse.swtbot.eclipse.finder.widgets.SWTBotMultiPageEditor;
import org.eclipse.swtbot.swt.finder.SWTBot;
import org.eclipse.swtbot.swt.finder.widgets.SWTBotTable;

/** The editor of provisioning files: a form and its text. */
final class ProvisioningEditorPage {

	private final Workbench workbench;
	private final String file;
	private final SWTBotMultiPageEditor editor;

	ProvisioningEditorPage(Workbench workbench, String file) {
		this.workbench = workbench;
		this.file = file;
		SWTBotEditor open = workbench.bot().editorByTitle(file);
		open.show();
		editor = new SWTBotMultiPageEditor(open.getReference(), workbench.bot());
	}

	/** The form gets its widgets first and its values a moment later. */
	SWTBot form() {
		editor.activatePage("Provisioning");
		workbench.until("the form shows the file", () -> editor.bot().comboBoxWithLabel("SRK:").itemCount() > 0);
		return editor.bot();
	}

	SWTBotEclipseEditor source() {
		editor.activatePage(file);
		return workbench.bot().editorByTitle(file).toTextEditor();
	}

	String text() {
		return source().getText();
	}

	/** The first line, counted from 0, that holds a text. */
	int line(String text) {
		int line = 0;
		for (String candidate : source().getLines()) {
			if (candidate.contains(text)) {
				return line;
			}
			line++;
		}
		throw new AssertionError(text + " is in the text");
	}

	/** Asks for the quick fixes at the caret and takes one of them. */
	void mend(String remedy) {
		source().contextMenu("Quick Fix").click();
		workbench.until("the quick fix is offered", () -> proposals().anyMatch(table -> table.containsItem(remedy)));
		SWTBotTable table = proposals().filter(candidate -> candidate.containsItem(remedy)).findFirst().orElseThrow();
		table.doubleClick(table.indexOf(remedy), 0);
	}

	/** The tables of windows without a title, as the list of proposals is. */
	private Stream<SWTBotTable> proposals() {
		return Arrays.stream(workbench.bot().shells()).filter(shell -> shell.isVisible() && shell.getText().isEmpty())
				.flatMap(
						shell -> workbench.bot().getFinder().findControls(shell.widget, widgetOfType(Table.class), true)
								.stream())
				.map(SWTBotTable::new);
	}

	void save() {
		editor.save();
		workbench.until("the editor is saved", () -> !editor.isDirty());
	}
}
