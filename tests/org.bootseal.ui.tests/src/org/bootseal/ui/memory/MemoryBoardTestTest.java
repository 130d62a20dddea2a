/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;

import org.bootseal.board.BoardSpec;
import org.bootseal.ide.BootsealIde;
import org.bootseal.ide.boards.AttachedVirtualBoard;
import org.bootseal.ide.boards.Boards;
import org.bootseal.ide.boards.Pace;
import org.bootseal.ide.project.NewFileText;
import org.bootseal.ide.run.RunLog;
import org.bootseal.ui.test.Dialogs;
import org.bootseal.ui.test.LogGuard;
import org.bootseal.ui.test.OpenEditor;
import org.bootseal.ui.test.UiLoop;
import org.bootseal.ui.test.Widgets;
import org.bootseal.ui.test.Workbench;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.jface.action.ActionContributionItem;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** "Test on Board" of the editor, on a virtual board: what it proves is shown, and what not, with the reason. */
class MemoryBoardTestTest {

	private static final String SECTION = "Test on Board";

	@RegisterExtension
	private final LogGuard log = new LogGuard();
	private Boards boards;
	private AttachedVirtualBoard board;
	private OpenEditor open;

	@BeforeEach
	void openEditor() {
		boards = PlatformUI.getWorkbench().getService(Boards.class);
		board = UiLoop.get(() -> boards.attach(BoardSpec.mimxrt1020Evk(), "Tested"));
		board.setPace(Pace.NONE);
		open = OpenEditor.on("flash.memcfg.yaml",
				UiLoop.get(() -> NewFileText.memoryConfiguration("MIMXRT1020", "quad_spi", List.of(0xC000_0007))));
		OpenEditor.enter(open.field(SECTION, "Board"), board.name());
	}

	@AfterEach
	void clean() {
		UiLoop.untilNoJobOf(BootsealIde.JOB_FAMILY);
		ILaunchManager launches = DebugPlugin.getDefault().getLaunchManager();
		launches.removeLaunches(launches.getLaunches());
		UiLoop.get(() -> {
			boards.detach(board);
			RunLog runs = PlatformUI.getWorkbench().getService(RunLog.class);
			runs.remove(runs.runs());
			return null;
		});
		Workbench.clean();
	}

	private void test() {
		((ActionContributionItem) open.form().getToolBarManager().getItems()[0]).getAction().run();
		UiLoop.untilNoJobOf(BootsealIde.JOB_FAMILY);
	}

	private String results() {
		return Widgets.all(open.section(SECTION), Label.class, any -> true).stream().map(Label::getText)
				.collect(Collectors.joining("\n"));
	}

	@Test
	void rightWordsPass() {
		assertTrue(results().contains(Messages.TestReport_never), this::results);
		test();
		assertTrue(results().contains("Passed"), this::results);
		assertTrue(results().contains("The flashloader accepts the option words"), this::results);
		assertTrue(results().contains("Not tried: whether sectors can be erased"), this::results);
		assertEquals(0, board.virtual().orElseThrow().statistics().pagesProgrammed());
		OpenEditor.enter(open.field("Option Word 0", "Max frequency"), "60 MHz (code 3)");
		assertTrue(results().contains(Messages.TestReport_changed), this::results);
	}

	@Test
	void sectorsAreRestoredAfterAYes() {
		OpenEditor.enter(open.field(SECTION, "Sectors"), Messages.TestSection_oneAndFcb);
		Dialogs.answer(Messages.SectorConsentHandler_title, shell -> {
			assertTrue(Widgets.all(shell, Label.class, any -> true).stream()
					.anyMatch(label -> label.getText().contains("get their content back")));
			Widgets.click(Widgets.button(shell, Messages.SectorConsentHandler_erase));
		}, this::test);
		assertTrue(results().contains("A sector can be erased, programmed and read"), this::results);
		assertTrue(results().contains("The flashloader makes a good FCB"), this::results);
	}

	@Test
	void wrongWordsFailWithAReason() {
		OpenEditor.enter(open.field("Option Word 0", "Word 0"), "0xC0233007");
		test();
		assertTrue(results().contains("Failed"), this::results);
		assertTrue(results().contains("Not proven: whether the flashloader accepts the option words"), this::results);
		assertTrue(results().contains("20106"), this::results);
	}
}
