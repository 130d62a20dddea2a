/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.fcb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.bootseal.core.BadInputException;
import org.bootseal.core.block.BlockField;
import org.bootseal.core.flexspi.Fcb;
import org.bootseal.core.flexspi.FcbText;
import org.bootseal.ide.project.NewFileText;
import org.bootseal.ui.editor.model.EditorModel;
import org.bootseal.ui.test.Dialogs;
import org.bootseal.ui.test.LogGuard;
import org.bootseal.ui.test.OpenEditor;
import org.bootseal.ui.test.Trees;
import org.bootseal.ui.test.UiLoop;
import org.bootseal.ui.test.Widgets;
import org.bootseal.ui.test.Workbench;
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

	private void showTable() {
		open.editor().setActivePage("lut");
		UiLoop.until("the table",
				() -> !Widgets.all(open.form(), Tree.class, tree -> tree.getItemCount() == 16).isEmpty());
	}

	@Test
	void valuesAreToldInWords() throws Exception {
		open();
		TreeItem clock = Trees.below(Trees.root(tree("Fields"), "Block, Clock and Pads"), "serialClkFreq");
		assertEquals("0x07", clock.getText(1));
		assertTrue(clock.getText(2).contains("120"), clock.getText(2));
		assertEquals("8 MiB", Trees.below(Trees.root(tree("Fields"), "Geometry"), "sflashA1Size").getText(2));
	}

	@Test
	void aNumberInTheCellIsWrittenIntoTheText() throws Exception {
		open();
		Trees.type(Trees.below(Trees.root(tree("Fields"), "Geometry"), "pageSize"), "512");
		UiLoop.until("the new size", () -> open.text().contains("pageSize: \"0x00000200\""));
		assertTrue(open.text().contains("# bytes of a page"));
		open.settle();
	}

	@Test
	void sequencesAreReadableAndTheirInstructionsChange() throws Exception {
		open();
		showTable();
		TreeItem read = Trees.root(tree("Lookup Table"), "0: read");
		assertEquals("FAST READ QUAD I/O, EBh, 4 pads, 24-bit address, 6 dummy cycles", read.getText(1));
		Trees.choose(Trees.below(read, "0.2"), "STOP");
		UiLoop.until("the changed sequence", () -> Trees.root(tree("Lookup Table"), "0: read").getText(1)
				.equals("FAST READ QUAD I/O, EBh, 4 pads, 24-bit address"));
		open.settle();
		TreeItem behind = Trees.below(Trees.root(tree("Lookup Table"), "0: read"), "0.3");
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
