/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.bootseal.board.BoardSpec;
import org.bootseal.core.plan.MemoryTest;
import org.bootseal.core.runlog.LoggedRun;
import org.bootseal.core.runlog.RunState;
import org.bootseal.ide.BootsealIde;
import org.bootseal.ide.boards.AttachedVirtualBoard;
import org.bootseal.ide.boards.Boards;
import org.bootseal.ide.boards.Pace;
import org.bootseal.ide.memory.MemoryTestJob;
import org.bootseal.ide.memory.MemoryTestSettings;
import org.bootseal.ide.run.RunLog;
import org.bootseal.ui.boards.BoardsView;
import org.bootseal.ui.log.LogView;
import org.bootseal.ui.test.AccessibilityWalker;
import org.bootseal.ui.test.Dialogs;
import org.bootseal.ui.test.LogGuard;
import org.bootseal.ui.test.UiLoop;
import org.bootseal.ui.test.Widgets;
import org.bootseal.ui.test.Workbench;
import org.eclipse.core.resources.IFile;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.IHandlerService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two boards, or two runs, are held against each other from their views. */
class CompareTest {

	@RegisterExtension
	final LogGuard guard = new LogGuard();

	private final RunLog log = PlatformUI.getWorkbench().getService(RunLog.class);
	private final Boards boards = PlatformUI.getWorkbench().getService(Boards.class);

	@AfterEach
	void clean() {
		shell("Compare ").ifPresent(Shell::close);
		Workbench.detachBoards();
		Workbench.clean();
	}

	private AttachedVirtualBoard attach(String name) {
		AttachedVirtualBoard board = UiLoop.get(() -> boards.attach(BoardSpec.mimxrt1020Evk(), name));
		board.setPace(Pace.NONE);
		return board;
	}

	private static Optional<Shell> shell(String title) {
		return Arrays.stream(Display.getCurrent().getShells())
				.filter(shell -> shell.isVisible() && shell.getText().startsWith(title)).findFirst();
	}

	private static void run(IViewPart view, String command, Object... selected) {
		view.getSite().getSelectionProvider().setSelection(new StructuredSelection(List.of(selected)));
		Workbench.page().activate(view);
		UiLoop.drain();
		UiLoop.get(() -> view.getSite().getService(IHandlerService.class).executeCommand(command, null));
	}

	@Test
	void twoBoardsAreReadAndTheirFusesCompared() {
		AttachedVirtualBoard good = attach("Works");
		AttachedVirtualBoard bad = attach("Ill");
		UiLoop.until("both boards", () -> boards.boards().size() == 2);
		bad.virtual().orElseThrow().burnFuse(5, 0x10);
		bad.virtual().orElseThrow().reset();
		IViewPart view = Workbench.show(BoardsView.ID);
		UiLoop.untilNoJobOf(BootsealIde.JOB_FAMILY);
		Dialogs.answer("Compare Boards", shell -> Widgets.click(Widgets.button(shell, "Works")),
				() -> run(view, CompareBoardsHandler.COMMAND, good, bad));
		UiLoop.until("the answer", () -> shell("Compare Works with Ill").isPresent());
		Tree table = Widgets.only(shell("Compare Works with Ill").orElseThrow(), Tree.class, each -> true);
		assertTrue(Arrays.stream(table.getItems()).anyMatch(item -> item.getText(0).startsWith("fuse word BOOT_CFG0")
				&& item.getText(1).equals("0x00000000") && item.getText(2).equals("0x00000010")),
				() -> Arrays.stream(table.getItems()).map(item -> item.getText(0) + item.getText(2)).toList()
						.toString());
	}

	private LoggedRun memoryTest(IFile file, String words, String board) {
		Workbench.file(file.getProject(), file.getName(), "family: mimxrt1020\nperipheral: flexspi_nor\n"
				+ "settings:\n  ConfigOption0: " + words + "\n");
		int before = log.runs().size();
		new MemoryTestJob(boards, log, new MemoryTestSettings(file.getLocation(), file.getFullPath().toString(), board,
				MemoryTest.Sectors.NONE)).schedule();
		UiLoop.until("the run", () -> log.runs().size() > before);
		UiLoop.untilNoJobOf(BootsealIde.JOB_FAMILY);
		return log.runs().get(0);
	}

	@Test
	void twoRunsAreComparedTheOneThatSucceededAsTheGoodOne() {
		attach("Works");
		attach("Ill");
		IFile file = Workbench.project("runs").getFile("flash.memcfg.yaml");
		LoggedRun bad = memoryTest(file, "0xC0233007", "Ill");
		LoggedRun good = memoryTest(file, "0xC0000007", "Works");
		assertEquals(List.of(RunState.OK, RunState.FAILED), List.of(good.state(), bad.state()));
		IViewPart view = Workbench.show(LogView.ID);
		run(view, CompareRunsHandler.COMMAND, bad, good);
		UiLoop.until("the answer", () -> shell("Compare Works").isPresent());
		AccessibilityWalker.check(shell("Compare Works").orElseThrow());
		Tree table = Widgets.only(shell("Compare Works").orElseThrow(), Tree.class, each -> true);
		assertTrue(Arrays.stream(table.getItems()).anyMatch(item -> item.getText(0).equals("option words")
				&& item.getText(2).startsWith("0xC0233007")), "the option words differ");
	}

	@Test
	void whatDoesNotDifferIsSaid() {
		IViewPart view = Workbench.show(LogView.ID);
		new ComparisonDialog(view.getSite().getShell(), new Comparison("Works", "Ill", List.of())).open();
		UiLoop.until("the answer", () -> shell("Compare Works with Ill").isPresent());
		assertEquals(1, Widgets.all(shell("Compare Works with Ill").orElseThrow(), Label.class,
				label -> label.getText().startsWith("Nothing differs")).size());
	}
}
