/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.hab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;

import org.bootseal.core.BadInputException;
import org.bootseal.core.hab.CsfEdits;
import org.bootseal.core.hab.CsfKey;
import org.bootseal.core.hab.CsfLine;
import org.bootseal.core.hab.HabTemplate;
import org.bootseal.ide.project.NewFileText;
import org.bootseal.ui.editor.model.EditorModel;
import org.bootseal.ui.test.LogGuard;
import org.bootseal.ui.test.OpenEditor;
import org.bootseal.ui.test.Trees;
import org.bootseal.ui.test.UiLoop;
import org.bootseal.ui.test.Widgets;
import org.bootseal.ui.test.Workbench;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The form of a HAB configuration: options, and the commands of the CSF, changed, moved, added and removed. */
class HabFormTest {

	private static final String COMMANDS = "Commands of the CSF";

	@RegisterExtension
	private final LogGuard log = new LogGuard();
	private OpenEditor open;

	@AfterEach
	void clean() {
		Workbench.clean();
	}

	private void open() throws BadInputException {
		open = OpenEditor.on("app.hab.yaml",
				NewFileText.hab("MIMXRT1060", "flexspi_nor", HabTemplate.Kind.AUTHENTICATED));
		UiLoop.until("the commands", () -> Widgets.all(open.form(), Tree.class, tree -> tree.getItemCount() > 0)
				.size() == 1);
		open.settle();
	}

	private Tree tree() {
		return Widgets.only(open.section(COMMANDS), Tree.class, tree -> true);
	}

	private List<String> commands() {
		return Stream.of(tree().getItems()).map(TreeItem::getText).toList();
	}

	private TreeItem key(int command, String name) {
		return Trees.below(tree().getItem(command), name);
	}

	private void press(String button) {
		Widgets.click(Widgets.button(open.section(COMMANDS), button));
	}

	@Test
	void commandsAreToldInWords() throws Exception {
		open();
		assertEquals(List.of("Header", "Install SRK", "Install CSF key", "Authenticate CSF", "Install key",
				"Authenticate data", "Set engine", "Unlock"), commands());
		assertTrue(tree().getItem(1).getText(1).startsWith("SRK 0 of "), tree().getItem(1).getText(1));
		assertEquals("0", key(1, "SourceIndex").getText(1));
	}

	@Test
	void aValueInItsCellIsWrittenIntoTheText() throws Exception {
		open();
		Trees.type(key(1, "SourceIndex"), "7");
		assertFalse(open.text().contains("InstallSRK_SourceIndex: 7"), "7 is no SRK");
		Trees.type(key(1, "SourceIndex"), "2");
		assertTrue(open.text().contains("InstallSRK_SourceIndex: 2"), open.text());
		open.settle();
	}

	@Test
	void aKeyIsChosenAndRemovedAgain() throws Exception {
		open();
		String before = open.text();
		Trees.choose(key(0, "CertificateFormat"), "x509");
		assertTrue(open.text().contains("Header_CertificateFormat: x509"), open.text());
		open.settle();
		Trees.choose(key(0, "CertificateFormat"), "");
		assertEquals(before, open.text());
		open.settle();
	}

	@Test
	void commandsMoveComeAndGo() throws Exception {
		open();
		String before = open.text();
		Trees.select(tree().getItem(4));
		press("Move Up");
		assertEquals(List.of("Header", "Install SRK", "Install CSF key", "Install key", "Authenticate CSF",
				"Authenticate data", "Set engine", "Unlock"), commands());
		assertEquals("Install key", tree().getSelection()[0].getText());
		open.settle();
		press("Move Down");
		assertEquals(before, open.text());
		Trees.select(tree().getItem(5));
		add("No operation");
		assertEquals("No operation", commands().get(6));
		open.settle();
		press("Remove");
		assertEquals(before, open.text());
		open.undo();
		assertEquals("No operation", commands().get(6));
		open.settle();
	}

	private void add(String command) {
		Composite row = Widgets.button(open.section(COMMANDS), "Add Command...").getParent();
		Menu menu = row.getMenu();
		MenuItem item = Stream.of(menu.getItems()).filter(candidate -> candidate.getText().equals(command)).findFirst()
				.orElseThrow();
		item.notifyListeners(SWT.Selection, new Event());
	}

	@Test
	void protectionIsANumberInTheText() throws Exception {
		open();
		Combo flags = (Combo) open.field("Image", "Protection");
		assertEquals("signed", flags.getText());
		flags.select(2);
		flags.notifyListeners(SWT.Selection, new Event());
		assertTrue(open.text().contains("flags: 0xC"), open.text());
		open.settle();
		open.undo();
	}

	@Test
	void eachKeyGoesThroughTheModelAndBack() throws Exception {
		open();
		EditorModel model = open.editor().model();
		String before = open.text();
		for (CsfLine line : CsfLine.of(model.yaml())) {
			for (CsfKey key : line.keys(model.yaml())) {
				assertTrue(model.edit(text -> CsfEdits.of(text).set(key.path(), "0")), key.path().toString());
				assertEquals("0", model.value(key.path()).orElseThrow());
				assertTrue(model.edit(text -> CsfEdits.of(text).set(key.path(), key.value())), key.path().toString());
				assertEquals(before, open.text(), key.path().toString());
				UiLoop.drain();
			}
		}
		open.settle();
	}
}
