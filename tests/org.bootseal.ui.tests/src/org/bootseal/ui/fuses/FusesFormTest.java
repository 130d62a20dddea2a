/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.fuses;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;

import org.bootseal.board.BoardSpec;
import org.bootseal.core.BadInputException;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.otp.FuseField;
import org.bootseal.core.otp.FuseMap;
import org.bootseal.core.otp.FuseText;
import org.bootseal.core.otp.FuseWord;
import org.bootseal.ide.BootsealIde;
import org.bootseal.ide.boards.AttachedVirtualBoard;
import org.bootseal.ide.boards.Boards;
import org.bootseal.ui.editor.model.EditorModel;
import org.bootseal.ui.test.LogGuard;
import org.bootseal.ui.test.OpenEditor;
import org.bootseal.ui.test.Trees;
import org.bootseal.ui.test.UiLoop;
import org.bootseal.ui.test.Widgets;
import org.bootseal.ui.test.Workbench;
import org.eclipse.core.resources.IProject;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The form of a fuses file: round trips of each field, its table, and what it says will happen. */
class FusesFormTest {

	private static final String TEXT = """
			# For the first ten boards.
			family: mimxrt1020
			revision: latest
			registers:
			  BOOT_CFG1:
			    BT_FUSE_SEL: 1 # no pins
			  LOCKS:
			    BOOT_CFG_LOCK: Write Lock
			""";

	/** The word that holds BT_FUSE_SEL, and its bit. */
	private static final int BOOT_CFG1 = 6;
	private static final int BT_FUSE_SEL = 0x10;

	private static final int NOW = 3;
	private static final int WANTED = 4;
	private static final int AFTER = 5;
	private static final int STATE = 6;

	@RegisterExtension
	private final LogGuard log = new LogGuard();
	private OpenEditor open;

	@AfterEach
	void clean() {
		Workbench.clean();
	}

	private void open(String text) {
		open = OpenEditor.on("board.fuses.yaml", text);
		UiLoop.until("the plan", () -> tree().getItemCount() > 0);
	}

	private Tree tree() {
		return Widgets.only(open.section("Fuses"), Tree.class, tree -> true);
	}

	private TreeItem field(String word, String field) {
		return Trees.below(Trees.root(tree(), word), field);
	}

	private String happens() {
		return Widgets.only(open.section("What Happens"), StyledText.class, text -> true).getText();
	}

	@Test
	void eachKindOfFieldGoesThroughTheModelAndBack() throws BadInputException {
		Set<String> maps = new HashSet<>();
		for (String name : DeviceCatalogue.builtIn().names()) {
			if (maps.add(DeviceCatalogue.builtIn().find(name).fuseMapName())) {
				eachKindOfFieldGoesThroughTheModelAndBack(name);
				Workbench.clean();
			}
		}
		assertEquals(5, maps.size());
	}

	private void eachKindOfFieldGoesThroughTheModelAndBack(String name) throws BadInputException {
		String before = "# mine\nfamily: " + name.toLowerCase(Locale.ROOT) + " # kept\nrevision: latest\n";
		open(before);
		EditorModel model = open.editor().model();
		Set<String> kinds = new HashSet<>();
		for (FuseWord word : FuseMap.of(DeviceCatalogue.builtIn().find(name)).words()) {
			for (FuseField field : word.fields()) {
				long most = (1L << field.width()) - 1;
				// that each single field is written and read back is a test of the core
				if (kinds.add(field.width() + " " + field.values().size() + " " + field.danger().isEmpty())) {
					assertTrue(model.edit(text -> FuseText.of(text).with(word, field, most)));
					assertEquals(OptionalLong.of(most), FuseText.of(model.yaml()).wanted(word, field));
					assertTrue(model.edit(text -> FuseText.of(text).without(word, field)));
					assertEquals(before, open.text());
				}
			}
		}
		assertTrue(kinds.size() > 5, kinds::toString);
		// painted once: to paint the form after each edit takes longer than all the rest
		open.settle();
	}

	@Test
	void theTableTellsNowWantedAndAfter() {
		open(TEXT);
		TreeItem item = field("BOOT_CFG1", "BT_FUSE_SEL");
		assertTrue(item.getText(NOW).startsWith("0"), item.getText(NOW));
		assertTrue(item.getText(WANTED).startsWith("1"), item.getText(WANTED));
		assertTrue(item.getText(AFTER).startsWith("1"), item.getText(AFTER));
		assertTrue(item.getText(STATE).startsWith("danger: "), item.getText(STATE));
	}

	@Test
	void aChoiceInTheCellIsWrittenIntoTheText() {
		open(TEXT);
		Trees.choose(field("BOOT_CFG1", "BT_FUSE_SEL"), 0);
		UiLoop.until("the text without the field", () -> !open.text().contains("BT_FUSE_SEL"));
		assertTrue(open.text().startsWith("# For the first ten boards.\n"));
	}

	@Test
	void whatHappensNamesLocksLastAndHasAToken() {
		open(TEXT);
		UiLoop.until("the outcome", () -> happens().contains("Locked against"));
		List<String> lines = happens().lines().toList();
		assertTrue(lines.get(lines.size() - 1).contains("Locked against programming: BOOT_CFG0"), happens());
		Text token = Widgets.only(open.section("What Happens"), Text.class, text -> true);
		assertTrue(token.getText().matches("[0-9a-f]{8}"), token.getText());
	}

	@Test
	void aRehearsalShowsWhatCameOfIt() {
		open(TEXT);
		UiLoop.until("the outcome", () -> happens().contains("Locked against"));
		Widgets.click(Widgets.button(open.section("What Happens"), "Rehearse"));
		UiLoop.untilNoJobOf(BootsealIde.JOB_FAMILY);
		UiLoop.until("the rehearsal", () -> happens().contains("each word is as the plan says"));
		assertTrue(happens().contains("Burnt BOOT_CFG1: 0x00000000 became 0x00000010."), happens());
	}

	@Test
	void whatABoardHasBurntCountsOnceItIsRead() {
		Boards boards = PlatformUI.getWorkbench().getService(Boards.class);
		AttachedVirtualBoard board = UiLoop.get(() -> boards.attach(BoardSpec.mimxrt1020Evk(), "Burnt"));
		try {
			UiLoop.untilNoJobOf(BootsealIde.JOB_FAMILY);
			board.virtual().orElseThrow().burnFuse(BOOT_CFG1, BT_FUSE_SEL);
			board.virtual().orElseThrow().reset();
			open(TEXT);
			Button read = Widgets.button(open.section("Burnt Now"), "Read Fuses");
			Combo choice = Widgets.only(read.getParent(), Combo.class, combo -> true);
			choice.notifyListeners(SWT.FocusIn, new Event());
			choice.setText("Burnt");
			Widgets.click(read);
			UiLoop.until("what is burnt", () -> field("BOOT_CFG1", "BT_FUSE_SEL").getText(NOW).startsWith("1"));
			assertTrue(says("from Burnt"), "where it comes from is said");
			Widgets.click(Widgets.button(open.section("Burnt Now"), "Forget Board"));
			UiLoop.until("a blank part", () -> field("BOOT_CFG1", "BT_FUSE_SEL").getText(NOW).startsWith("0"));
		} finally {
			UiLoop.untilNoJobOf(BootsealIde.JOB_FAMILY);
			UiLoop.get(() -> {
				boards.detach(board);
				return null;
			});
		}
	}

	private boolean says(String text) {
		return !Widgets.all(open.section("Burnt Now"), Label.class, label -> label.getText().contains(text))
				.isEmpty();
	}

	/** As a user goes: the file of a board, a word that is wanted by a choice in the table, the rehearsal. */
	@Test
	void aFieldIsWantedInTheTableAndRehearsed() {
		open("# new\nfamily: mimxrt1020\nrevision: latest\n");
		Trees.choose(field("BOOT_CFG1", "BT_FUSE_SEL"), 2);
		UiLoop.until("the field in the text", () -> open.text().contains("BT_FUSE_SEL"));
		assertTrue(open.text().startsWith("# new\nfamily: mimxrt1020\n"), open.text());
		open.settle();
		Widgets.click(Widgets.button(open.section("What Happens"), "Rehearse"));
		UiLoop.untilNoJobOf(BootsealIde.JOB_FAMILY);
		UiLoop.until("the rehearsal", () -> happens().contains("each word is as the plan says"));
		assertTrue(happens().contains("Burnt BOOT_CFG1: 0x00000000 became 0x00000010."), happens());
	}

	@Test
	void aSavedStateIsHeldAgainstTheWish() {
		IProject project = Workbench.project("saved");
		Workbench.file(project, "burnt.yaml", "device: MIMXRT1020\nwords: {6: 0x10, 0: 0}\n");
		open = OpenEditor.on(Workbench.file(project, "board.fuses.yaml",
				TEXT.replace("SEL: 1", "SEL: 0") + "bootseal:\n  burnt: burnt.yaml\n"));
		UiLoop.until("the plan", () -> tree().getItemCount() > 0);
		UiLoop.until("the refusal", () -> field("BOOT_CFG1", "BT_FUSE_SEL").getText(STATE).startsWith("refused: "));
		assertTrue(happens().contains("refused: "), happens());
	}
}
