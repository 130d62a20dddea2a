/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.fcb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;

import org.bootseal.core.BadInputException;
import org.bootseal.core.block.BlockField;
import org.bootseal.core.flexspi.Fcb;
import org.bootseal.core.flexspi.FcbText;
import org.bootseal.ide.project.NewFileText;
import org.bootseal.ui.editor.model.EditorModel;
import org.bootseal.ui.test.Dialogs;
import org.bootseal.ui.test.LogGuard;
import org.bootseal.ui.test.OpenEditor;
import org.bootseal.ui.test.UiLoop;
import org.bootseal.ui.test.Widgets;
import org.bootseal.ui.test.Workbench;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CCombo;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The pages of an FCB: its fields and lookup table, changed in their cells, and blocks made of option words. */
class FcbFormTest {

	@RegisterExtension
	private final LogGuard log = new LogGuard();
	private OpenEditor open;

	@AfterEach
	void clean() {
		Workbench.clean();
	}

	private void open() throws BadInputException {
		open = OpenEditor.on("flash.fcb.yaml", NewFileText.fcb("MIMXRT1060", "0xC0000007", "8M"));
		UiLoop.until("the fields", () -> tree("Fields").getItemCount() > 0);
		open.settle();
	}

	private Tree tree(String section) {
		return Widgets.only(open.section(section), Tree.class, tree -> true);
	}

	private static TreeItem item(TreeItem[] items, String name) {
		return Stream.of(items).filter(item -> item.getText().equals(name)).findFirst().orElseThrow();
	}

	private static TreeItem below(TreeItem parent, String name) {
		if (!parent.getExpanded()) {
			Event event = new Event();
			event.item = parent;
			parent.getParent().notifyListeners(SWT.Expand, event);
			parent.setExpanded(true);
		}
		return item(parent.getItems(), name);
	}

	private static void edit(Tree tree, TreeItem item) {
		tree.setSelection(item);
		Event key = new Event();
		key.keyCode = SWT.F2;
		tree.notifyListeners(SWT.KeyDown, key);
	}

	private void showTable() {
		open.editor().setActivePage("lut");
		UiLoop.until("the table",
				() -> !Widgets.all(open.form(), Tree.class, tree -> tree.getItemCount() == 16).isEmpty());
	}

	@Test
	void valuesAreToldInWords() throws Exception {
		open();
		TreeItem clock = below(item(tree("Fields").getItems(), "Block, Clock and Pads"), "serialClkFreq");
		assertEquals("0x07", clock.getText(1));
		assertTrue(clock.getText(2).contains("120"), clock.getText(2));
		assertEquals("8 MiB", below(item(tree("Fields").getItems(), "Geometry"), "sflashA1Size").getText(2));
	}

	@Test
	void aNumberInTheCellIsWrittenIntoTheText() throws Exception {
		open();
		edit(tree("Fields"), below(item(tree("Fields").getItems(), "Geometry"), "pageSize"));
		Text cell = Widgets.only(tree("Fields"), Text.class, Text::isVisible);
		cell.setText("512");
		cell.notifyListeners(SWT.DefaultSelection, new Event());
		UiLoop.until("the new size", () -> open.text().contains("pageSize: \"0x00000200\""));
		assertTrue(open.text().contains("# bytes of a page"));
		open.settle();
	}

	@Test
	void sequencesAreReadableAndTheirInstructionsChange() throws Exception {
		open();
		showTable();
		TreeItem read = item(tree("Lookup Table").getItems(), "0: read");
		assertEquals("FAST READ QUAD I/O, EBh, 4 pads, 24-bit address, 6 dummy cycles", read.getText(1));
		edit(tree("Lookup Table"), below(read, "0.2"));
		CCombo cell = Widgets.only(tree("Lookup Table"), CCombo.class, CCombo::isVisible);
		cell.select(cell.indexOf("STOP"));
		cell.notifyListeners(SWT.DefaultSelection, new Event());
		tree("Lookup Table").notifyListeners(SWT.FocusIn, new Event());
		UiLoop.until("the changed sequence", () -> item(tree("Lookup Table").getItems(), "0: read").getText(1)
				.equals("FAST READ QUAD I/O, EBh, 4 pads, 24-bit address"));
		open.settle();
		TreeItem behind = below(item(tree("Lookup Table").getItems(), "0: read"), "0.3");
		UiLoop.until("the finding", () -> behind.getText(1).contains("nothing is carried out behind STOP"));
	}

	@Test
	void anotherBlockIsMadeOfOptionWords() throws Exception {
		open();
		Dialogs.answer("Make FCB", shell -> {
			Text typed = Widgets.only(shell, Text.class, Text::getEditable);
			typed.setText("0xC0233007; 64M");
			Widgets.click(Widgets.button(shell, "OK"));
		}, () -> Widgets.click(
				Widgets.button(open.section("FlexSPI Configuration Block"), "Make from Option Words...")));
		assertTrue(open.text().contains("sflashPadType: \"0x08\""), open.text());
		open.settle();
		open.undo();
		assertTrue(open.text().contains("sflashPadType: \"0x04\""), open.text());
	}

	@Test
	void eachFieldGoesThroughTheModelAndBack() throws Exception {
		open();
		EditorModel model = open.editor().model();
		String before = open.text();
		for (BlockField field : Fcb.layout().fields()) {
			boolean isSample = !field.name().startsWith("lookupTable") || field.offset() % 128 == 2;
			if (field.alias() || field.isReserved() || field.name().equals("tag") || !isSample) {
				continue;
			}
			long old = FcbText.of(model.yaml()).block().get(field);
			long other = old ^ 1;
			assertTrue(model.edit(text -> FcbText.of(text).with(field, other)));
			assertEquals(other, FcbText.of(model.yaml()).block().get(field), field.name());
			assertTrue(model.edit(text -> FcbText.of(text).with(field, old)));
			assertEquals(before, open.text(), field.name());
			UiLoop.drain();
		}
		open.settle();
	}
}
