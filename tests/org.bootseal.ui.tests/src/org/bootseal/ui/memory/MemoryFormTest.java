/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Consumer;

import org.bootseal.ui.test.OpenEditor;
import org.bootseal.ui.test.Dialogs;
import org.bootseal.ui.test.LogGuard;
import org.bootseal.ui.test.UiLoop;
import org.bootseal.ui.test.Widgets;
import org.bootseal.ui.test.Workbench;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Each field of the form, in files of both forms: what a change makes of the text, and that one undo takes it back. */
class MemoryFormTest {

	private static final String WORD_0 = "Option Word 0";
	private static final String WORD_1 = "Option Word 1";
	private static final String CHIP = "Device and Chip";

	/** Words field by field, with comments and line ends of both kinds. */
	private static final String FIELDS = """
			# The flash of our board.
			family: mimxrt1060
			revision: latest
			peripheral: flexspi_nor
			interface: quad_spi      # J-Link wires
			settings:
			  ConfigOption0:
			    MaxFreq: 133Mhz      # measured
			    Misc: NotEnabled     # none
			    QuadEnableType: 'NotConfigure'
			    CMDPad(s): 0
			    Query CMDPad(s): '1'
			    Device Detection Type: QuadSPI_SDR
			    OptionSize: OptionSize2
			  ConfigOption1:
			    DummyCycles: 0
			    StatusOverride: 0x00
			    PinMuxGroup: 0
			    DqsPinMuxGroup: 0
			    PinDriveStrength: 0
			    FlashConnection: SingleFlashPort_A
			""".replace("OptionSize2\n", "OptionSize2\r\n");

	/** The same words as numbers. */
	private static final String NUMBERS = """
			family: mimxrt1176
			peripheral: flexspi_nor
			settings:
			  ConfigOption0: 0xC1000007 # the chip
			  ConfigOption1: { value: 0x00000000 }
			""";

	/** A change in a field, what it replaces in the text with fields, and the words that come of it. */
	private record Change(String section, String label, String value, String before, String after, String words) {
	}

	private static final List<Change> CHANGES = List.of(
			new Change(WORD_0, "Max frequency", "60 MHz (code 3)", "133Mhz ", "60Mhz ", "C1000003 00000000"),
			new Change(WORD_0, "Misc mode", "plain SPI, 1 bit (code 6)", "NotEnabled     # none",
					"StandSpiMode   # plain SPI, 1 bit", "C1000067 00000000"),
			new Change(WORD_0, "Quad enable", "status register 2 bit 1 (code 2)", "'NotConfigure'", "'Bit1InSR2'",
					"C1000207 00000000"),
			new Change(WORD_0, "Command pads", "4 pads (code 2)", "CMDPad(s): 0\n", "CMDPad(s): 2\n",
					"C1002007 00000000"),
			new Change(WORD_0, "Query pads", "8 pads (code 3)", "'1'", "'3'", "C1030007 00000000"),
			new Change(WORD_0, "Device type", "HyperFlash 1.8 V (code 2)", "QuadSPI_SDR", "HyperFLASH_1V8",
					"C1200007 00000000"),
			new Change(WORD_1, "Dummy cycles", "20", "DummyCycles: 0", "DummyCycles: 20", "C1000007 00000014"),
			new Change(WORD_1, "Status override", "64", "0x00", "0x40", "C1000007 00004000"),
			new Change(WORD_1, "Pin group", "1", "PinMuxGroup: 0\n    Dqs", "PinMuxGroup: 1\n    Dqs",
					"C1000007 00010000"),
			new Change(WORD_1, "DQS pin group", "1", "DqsPinMuxGroup: 0", "DqsPinMuxGroup: 1", "C1000007 00100000"),
			new Change(WORD_1, "Drive strength", "15", "PinDriveStrength: 0", "PinDriveStrength: 15",
					"C1000007 0F000000"),
			new Change(WORD_1, "Connection", "port B (code 2)", "SingleFlashPort_A", "SingleFlashPort_B",
					"C1000007 20000000"));

	@RegisterExtension
	private final LogGuard log = new LogGuard();
	private OpenEditor open;

	@AfterEach
	void clean() {
		Workbench.clean();
	}

	private void open(String text) {
		open = OpenEditor.on("flash.memcfg.yaml", text);
	}

	private static void enter(Control field, String value) {
		if (field instanceof Spinner spinner) {
			assertTrue(spinner.isEnabled());
			spinner.setSelection(Integer.parseInt(value));
			spinner.notifyListeners(SWT.Selection, new Event());
		} else {
			OpenEditor.enter(field, value);
		}
	}

	private static String shown(Control field) {
		return field instanceof Spinner spinner ? spinner.getText() : OpenEditor.shown(field);
	}

	private String words() {
		return (shown(open.field(WORD_0, "Word 0")) + " " + shown(open.field(WORD_1, "Word 1"))).replace("0x", "");
	}

	/** What was changed is as expected, and undo and redo lead there and back. */
	private void check(String what, String before, String after) {
		assertEquals(after, open.text(), what);
		open.settle();
		assertTrue(open.editor().isDirty(), what);
		open.undo();
		assertEquals(before, open.text(), () -> "undo of " + what);
		assertFalse(open.editor().isDirty(), what);
	}

	@Test
	void eachFieldIsOneEditAndOneStepToUndo() {
		open(FIELDS);
		assertEquals("C1000007 00000000", words());
		for (Change change : CHANGES) {
			Control field = open.field(change.section(), change.label());
			String old = shown(field);
			enter(field, change.value());
			assertEquals(change.words(), words(), change.label());
			check(change.label(), FIELDS, FIELDS.replace(change.before(), change.after()));
			assertEquals(old, shown(field), () -> change.label() + " after undo");
		}
	}

	@Test
	void wordsGivenAsNumbersStayNumbers() {
		open(NUMBERS);
		for (Change change : CHANGES) {
			enter(open.field(change.section(), change.label()), change.value());
			assertEquals(change.words(), words(), change.label());
			String[] words = change.words().split(" ");
			check(change.label(), NUMBERS, NUMBERS.replace("C1000007", words[0]).replace("00000000", words[1]));
		}
	}

	@Test
	void deviceBusAndInstance() {
		open(NUMBERS);
		enter(open.field(CHIP, "Instance"), "FlexSPI 2");
		check("instance", NUMBERS, NUMBERS + "bootseal:\n  instance: 2\n");
		enter(open.field(CHIP, "Interface"), "octal spi");
		check("interface", NUMBERS, NUMBERS.replace("settings:", "interface: octal_spi\nsettings:"));
		enter(open.field(CHIP, "Device"), "MIMXRT1020");
		assertEquals(NUMBERS.replace("1176", "1020"), open.text());
		assertFalse(open.field(CHIP, "Instance").isEnabled(), "there is one FlexSPI only");
	}

	@Test
	void aTypedWordSetsTheFieldsAndTheText() {
		open(FIELDS);
		enter(open.field(WORD_0, "Word 0"), "0xC0233007");
		assertEquals("HyperFlash 1.8 V (code 2)", shown(open.field(WORD_0, "Device type")));
		assertEquals("8 pads (code 3)", shown(open.field(WORD_0, "Query pads")));
		assertEquals("word 0 only (code 0)", shown(open.field(WORD_0, "Option words")));
		assertEquals("", shown(open.field(WORD_1, "Word 1")));
		String one = FIELDS.substring(0, FIELDS.indexOf("  ConfigOption1")).replace("CMDPad(s): 0", "CMDPad(s): 3")
				.replace("'1'", "'3'").replace("QuadSPI_SDR", "HyperFLASH_1V8").replace("OptionSize2", "OptionSize1");
		check("word 0", FIELDS, one);

		enter(open.field(WORD_1, "Word 1"), "0x10010203");
		assertEquals("two flashes in parallel (code 1)", shown(open.field(WORD_1, "Connection")));
		assertEquals("3", shown(open.field(WORD_1, "Dummy cycles")));
		check("word 1", FIELDS, FIELDS.replace("DummyCycles: 0", "DummyCycles: 3").replace("0x00", "0x02")
				.replace("PinMuxGroup: 0\n    Dqs", "PinMuxGroup: 1\n    Dqs")
				.replace("SingleFlashPort_A", "ParallelMode"));
	}

	@Test
	void aTypedTextThatIsNoWordIsRefusedWithAReason() {
		open(FIELDS);
		enter(open.field(WORD_0, "Word 0"), "0x70000007");
		assertEquals(FIELDS, open.text());
		assertEquals("0xC1000007", shown(open.field(WORD_0, "Word 0")));
		assertTrue(open.form().getMessage().contains("found tag 0x7"), open.form()::getMessage);
	}

	@Test
	void aSecondWordComesAndGoesWithTheFirst() {
		open(NUMBERS);
		enter(open.field(WORD_0, "Option words"), "word 0 only (code 0)");
		String one = NUMBERS.replace("C1", "C0").replace("  ConfigOption1: { value: 0x00000000 }\n", "");
		assertEquals(one, open.text());
		open.settle();
		enter(open.field(WORD_1, "Dummy cycles"), "6");
		assertEquals(one.replace("C0", "C1") + "  ConfigOption1: 0x00000006\n", open.text());
		open.settle();
		open.undo();
		open.undo();
		assertEquals(NUMBERS, open.text());
	}

	private void choose(Consumer<Shell> choice) {
		Dialogs.answer(Messages.KnownMemoryDialog_window, choice,
				() -> Widgets.click(Widgets.button(open.section(CHIP), Messages.ChipSection_choose)));
	}

	private String chipText() {
		return open.field(CHIP, "Chip") instanceof Label label ? label.getText() : "";
	}

	@Test
	void aChosenChipSetsWordsAndInterface() {
		open(NUMBERS);
		choose(shell -> {
			Text filter = Widgets.only(shell, Text.class, text -> (text.getStyle() & SWT.SEARCH) != 0);
			filter.setText("S26KS512S");
			Widgets.click(Widgets.button(shell, Messages.KnownMemoryDialog_use));
		});
		String hyper = NUMBERS.replace("settings:", "interface: hyper_flash\nsettings:")
				.replace("C1000007", "C0233007").replace("  ConfigOption1: { value: 0x00000000 }\n", "");
		assertEquals(hyper, open.text());
		assertTrue(chipText().startsWith("S26KS512S, words of SPSDK"), this::chipText);
		assertTrue(chipText().contains("(64 MiB)"), this::chipText);
		check("chip", NUMBERS, hyper);
	}

	@Test
	void sourcesThatDisagreeAreBothOffered() {
		open(NUMBERS);
		choose(shell -> {
			Widgets.only(shell, Text.class, text -> (text.getStyle() & SWT.SEARCH) != 0).setText("W25Q128JV C0000207");
			Table table = Widgets.only(shell, Table.class, any -> true);
			assertEquals(2, table.getItemCount());
			assertEquals("0xC0000007", table.getItem(0).getText(2));
			assertEquals("0xC0000207", table.getItem(1).getText(2));
			table.setSelection(1);
			table.notifyListeners(SWT.Selection, new Event());
			Widgets.click(Widgets.button(shell, Messages.KnownMemoryDialog_use));
		});
		assertEquals("0xC0000207", shown(open.field(WORD_0, "Word 0")));
		assertTrue(chipText().contains("(16 MiB)"), this::chipText);
	}

	@Test
	void frequenciesAreThoseOfTheDevice() {
		open(NUMBERS);
		Combo frequency = (Combo) open.field(WORD_0, "Max frequency");
		assertTrue(List.of(frequency.getItems()).contains("30 MHz (code 1)"));
		assertTrue(List.of(frequency.getItems()).stream().anyMatch(item -> item.endsWith("sources disagree")));
	}

	@Test
	void whatIsSentIsShown() {
		open(NUMBERS);
		Text commands = Widgets.only(open.section(Messages.SentSection_title), Text.class, any -> true);
		assertTrue(commands.getText().contains("0xC1000007"), commands::getText);
		enter(open.field(CHIP, "Instance"), "FlexSPI 2");
		assertTrue(commands.getText().contains("0xCF900002"), commands::getText);
	}

	@Test
	void aFindingStandsAtItsField() {
		open(FIELDS.replace("133Mhz", "133 miles"));
		String finding = open.form().getForm().getChildrenMessages()[0].getMessage();
		assertTrue(finding.contains("133 miles"), finding);
		Control frequency = open.field(WORD_0, "Max frequency");
		assertEquals("133 miles", shown(frequency));
		enter(frequency, "60 MHz (code 3)");
		assertEquals(FIELDS.replace("133Mhz", "60Mhz"), open.text());
		UiLoop.until("the finding to go", () -> open.form().getMessage() == null);
	}
}
