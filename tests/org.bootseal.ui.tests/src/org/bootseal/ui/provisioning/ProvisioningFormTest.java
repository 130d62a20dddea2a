/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.provisioning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.bootseal.ui.test.Dialogs;
import org.bootseal.ui.test.LogGuard;
import org.bootseal.ui.test.OpenEditor;
import org.bootseal.ui.test.UiLoop;
import org.bootseal.ui.test.Widgets;
import org.bootseal.ui.test.Workbench;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Each field of the form: what a change makes of the text, to the byte, and that one undo takes it back. */
class ProvisioningFormTest {

	/** Has comments, quotes, a flow list and line ends of both kinds, all of which have to survive. */
	private static final String SAMPLE = """
			# The sample application, signed.
			bootseal: 1
			device: MIMXRT1020
			connection: usb            # usb or virtual
			image:
			  source: 'led_blinky.srec'  # ELF or SREC
			  bootType: authenticated
			  bootMemory: flexspi_nor

			keys:
			  folder: pki
			  srkIndex: 0              # 0 to 3
			memory:
			  optionWords: [0xC0000007]  # quad SPI
			flashloader:
			  source: flashloader.srec
			fuses:
			  srk: true
			  close: false
			  words:
			    - { word: BOOT_CFG1, value: 0x10 }
			    - word: GP1
			      value: 0x1234
			""".replace("close: false\n", "close: false\r\n");

	/** A change in a field, and what it replaces in the text. */
	private record Change(String section, String label, String value, String before, String after) {
	}

	private static final List<Change> CHANGES = List.of(
			new Change("Device and Board", "Device", "MIMXRT1060", "MIMXRT1020", "MIMXRT1060"),
			new Change("Device and Board", "Board", "virtual", "connection: usb", "connection: virtual"),
			new Change("Device and Board", "Board", "virtual:board.json", "connection: usb",
					"connection: virtual:board.json"),
			new Change("Device and Board", "Board", "", "connection: usb            # usb or virtual\n", ""),
			new Change("Source Image", "Firmware", "Debug/app.elf", "'led_blinky.srec'", "'Debug/app.elf'"),
			new Change("Source Image", "Boot memory", "sd", "flexspi_nor", "sd"),
			new Change("Source Image", "Start address", "0x60000000", "flexspi_nor\n",
					"flexspi_nor\n  startAddress: 0x60000000\n"),
			new Change("Source Image", "Entry point", "0x60002311", "flexspi_nor\n",
					"flexspi_nor\n  entryPoint: 0x60002311\n"),
			new Change("Boot Type and Keys", "Boot type", "unsigned", "authenticated", "unsigned"),
			new Change("Boot Type and Keys", "Boot type", "unsigned (default)", "  bootType: authenticated\n", ""),
			new Change("Boot Type and Keys", "Key folder", "../keys", "folder: pki", "folder: ../keys"),
			new Change("Boot Type and Keys", "SRK", "2: SRK 3 of 4", "srkIndex: 0", "srkIndex: 2"),
			new Change("Boot Type and Keys", "Signing time", "01/02/2026 03:04:05", "flexspi_nor\n",
					"flexspi_nor\n  timestamp: 01/02/2026 03:04:05\n"),
			new Change("Memory", "Configuration", "is25lp.memcfg.yaml", "# quad SPI\n",
					"# quad SPI\n  file: is25lp.memcfg.yaml\n"),
			new Change("Memory", "Option word 0", "0xC0000008", "0xC0000007", "0xC0000008"),
			new Change("Memory", "Option word 1", "0x00000001", "[0xC0000007]", "[0xC0000007, 0x00000001]"),
			new Change("Memory", "Complete FCB", "fcb.bin", "# quad SPI\n", "# quad SPI\n  fcb: fcb.bin\n"),
			new Change("Flashloader", "Flashloader", "nxp.elf", "flashloader.srec", "nxp.elf"),
			new Change("Flashloader", "Start address", "0x20208000", "flashloader.srec\n",
					"flashloader.srec\n  startAddress: 0x20208000\n"),
			new Change("Output", "Folder", "out", "value: 0x1234\n", "value: 0x1234\noutput: out\n"));

	@RegisterExtension
	private final LogGuard log = new LogGuard();
	private OpenEditor open;

	@BeforeEach
	void openEditor() {
		open = OpenEditor.on("app.bootseal", SAMPLE);
	}

	@AfterEach
	void clean() {
		Workbench.clean();
	}

	@Test
	void eachFieldIsOneEditAndOneStepToUndo() {
		for (Change change : CHANGES) {
			OpenEditor.enter(open.field(change.section(), change.label()), change.value());
			checkEdit(change.label(), SAMPLE.replace(change.before(), change.after()));
			assertEquals(change.value(), afterRedo(change));
		}
	}

	/** The field itself has to follow undo and redo too. */
	private String afterRedo(Change change) {
		open.redo();
		String shown = OpenEditor.shown(open.field(change.section(), change.label()));
		open.undo();
		return shown;
	}

	private void checkEdit(String what, String expected) {
		assertEquals(expected, open.text(), what);
		open.settle();
		assertTrue(open.editor().isDirty(), what);
		open.undo();
		assertEquals(SAMPLE, open.text(), () -> "undo of " + what);
		assertFalse(open.editor().isDirty(), what);
		open.redo();
		assertEquals(expected, open.text(), () -> "redo of " + what);
		open.undo();
		assertEquals(SAMPLE, open.text(), () -> "second undo of " + what);
	}

	@Test
	void aChoiceThatIsNoneIsShownAsItIs() {
		for (String wrong : List.of("x", "4", "0x2")) {
			Workbench.clean();
			open = OpenEditor.on("app.bootseal", SAMPLE.replace("srkIndex: 0", "srkIndex: " + wrong));
			assertEquals(wrong, OpenEditor.shown(open.field("Boot Type and Keys", "SRK")));
		}
	}

	@Test
	void checkBoxesChangeTheFlag() {
		Widgets.click(Widgets.button(open.form(), Messages.FusesSection_close));
		checkEdit("close", SAMPLE.replace("close: false", "close: true"));
		Widgets.click(Widgets.button(open.form(), Messages.FusesSection_srk));
		checkEdit("srk", SAMPLE.replace("srk: true", "srk: false"));
	}

	@Test
	void fuseWordsAreAddedEditedAndRemoved() {
		Table table = Widgets.only(open.form(), Table.class, any -> true);
		assertEquals("BOOT_CFG1 0x10 ", row(table, 0));
		assertEquals("GP1 0x1234 ", row(table, 1));

		Dialogs.answer(Messages.FuseWordDialog_title, shell -> {
			List<Text> texts = Widgets.all(shell, Text.class, text -> (text.getStyle() & SWT.READ_ONLY) == 0);
			texts.get(0).setText("GP2");
			texts.get(1).setText("0x1G");
			Button ok = Widgets.button(shell, "OK");
			assertFalse(ok.isEnabled());
			texts.get(1).setText("0x1");
			Widgets.click(ok);
		}, () -> Widgets.click(Widgets.button(open.form(), Messages.FuseWordsField_add)));
		UiLoop.drain();
		assertEquals("GP2 0x1 ", row(table, 2));
		checkEdit("a new word", SAMPLE + "    - word: GP2\n      value: 0x1\n");

		table.setSelection(0);
		table.notifyListeners(SWT.Selection, new Event());
		Widgets.click(Widgets.button(open.form(), Messages.FuseWordsField_remove));
		assertEquals(1, table.getItemCount());
		checkEdit("a removed word", SAMPLE.replace("    - { word: BOOT_CFG1, value: 0x10 }\n", ""));
	}

	private static String row(Table table, int index) {
		return table.getItem(index).getText(0) + " " + table.getItem(index).getText(1) + " "
				+ table.getItem(index).getText(2);
	}

	@Test
	void typingIsPendingUntilTheFieldIsLeft() {
		Text source = (Text) open.field("Source Image", "Firmware");
		source.setText("other.elf");
		assertTrue(open.editor().isDirty());
		assertEquals(SAMPLE, open.text());

		open.editor().getEditorSite().getActionBars().getGlobalActionHandler("undo").run();
		assertEquals("led_blinky.srec", source.getText(), "undo takes back what was typed");
		assertFalse(open.editor().isDirty());

		source.setText("other.elf");
		source.notifyListeners(SWT.FocusOut, new Event());
		assertEquals(SAMPLE.replace("led_blinky.srec", "other.elf"), open.text());
	}

	@Test
	void savingTakesWhatIsPending() {
		((Text) open.field("Source Image", "Firmware")).setText("other.elf");
		assertTrue(Workbench.page().saveEditor(open.editor(), false));
		assertEquals(SAMPLE.replace("led_blinky.srec", "other.elf"), Workbench.text(open.file()));
		assertFalse(open.editor().isDirty());
	}

	@Test
	void valuesThatAreNoChoiceAreShownToo() {
		open.type("authenticated", "sealed");
		open.settle();
		open.editor().setActivePage("provisioning");
		Control type = open.field("Boot Type and Keys", "Boot type");
		UiLoop.until("the new value in the form", () -> OpenEditor.shown(type).equals("sealed"));
	}
}
