/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.boards;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.bootseal.board.BoardSpec;
import org.bootseal.ide.BootsealIde;
import org.bootseal.ide.boards.AttachedBoard;
import org.bootseal.ide.boards.AttachedVirtualBoard;
import org.bootseal.ide.boards.Boards;
import org.bootseal.ide.boards.Pace;
import org.bootseal.ide.project.ExampleProject;
import org.bootseal.ui.test.AccessibilityWalker;
import org.bootseal.ui.test.Dialogs;
import org.bootseal.ui.test.LogGuard;
import org.bootseal.ui.test.UiLoop;
import org.bootseal.ui.test.Widgets;
import org.bootseal.ui.test.Workbench;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.commands.Command;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunch;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Several boards are selected and provisioned together; a table says how it went. */
class ProvisionBoardsTest {

	@RegisterExtension
	final LogGuard log = new LogGuard();

	private final Boards boards = PlatformUI.getWorkbench().getService(Boards.class);
	private BoardsView view;
	private Optional<IProject> project = Optional.empty();

	@BeforeEach
	void open() {
		Workbench.detachBoards();
		Workbench.closeViews();
		view = (BoardsView) Workbench.show(BoardsView.ID);
		UiLoop.untilNoJobOf(BootsealIde.JOB_FAMILY);
	}

	@AfterEach
	void close() {
		Workbench.page().hideView(view);
		Workbench.detachBoards();
		for (ILaunch launch : DebugPlugin.getDefault().getLaunchManager().getLaunches()) {
			DebugPlugin.getDefault().getLaunchManager().removeLaunch(launch);
		}
		project.ifPresent(made -> UiLoop.get(() -> {
			made.delete(true, true, new NullProgressMonitor());
			return null;
		}));
		UiLoop.drain();
	}

	private AttachedVirtualBoard attach(String name) {
		AttachedVirtualBoard board = UiLoop.get(() -> boards.attach(BoardSpec.mimxrt1020Evk(), name));
		board.setPace(Pace.NONE);
		UiLoop.drain();
		return board;
	}

	private void select(AttachedBoard... chosen) {
		view.getSite().getSelectionProvider().setSelection(new StructuredSelection(List.of(chosen)));
		view.setFocus();
		Workbench.page().activate(view);
		UiLoop.drain();
	}

	private boolean isEnabled() {
		Command command = PlatformUI.getWorkbench().getService(ICommandService.class)
				.getCommand(ProvisionBoardsHandler.COMMAND);
		command.setEnabled(view.getSite().getService(IHandlerService.class).getCurrentState());
		return command.isEnabled();
	}

	private void execute() {
		UiLoop.get(() -> view.getSite().getService(IHandlerService.class)
				.executeCommand(ProvisionBoardsHandler.COMMAND, null));
	}

	@Test
	void aTableTellsHowItWentOnEachBoard() {
		project = Optional.of(UiLoop.get(() -> ExampleProject.create("boards", new NullProgressMonitor())));
		AttachedVirtualBoard first = attach("First");
		AttachedVirtualBoard second = attach("Second");
		select(first, second);
		assertTrue(isEnabled());
		execute();
		UiLoop.until("the table", () -> dialog().isPresent());
		Shell shell = dialog().orElseThrow();
		Tree table = Widgets.only(shell, Tree.class, tree -> true);
		AccessibilityWalker.check(shell);
		assertEquals(List.of("First", "Second"),
				Arrays.stream(table.getItems()).map(item -> item.getText(0)).toList());
		assertTrue(Arrays.stream(table.getItems()).allMatch(item -> item.getText(3).contains("0x60002045")),
				() -> table.getItem(0).getText(3));
		shell.close();
	}

	private static Optional<Shell> dialog() {
		return Arrays.stream(Display.getCurrent().getShells())
				.filter(shell -> shell.isVisible() && shell.getText().endsWith("on 2 boards")).findFirst();
	}

	@Test
	void withoutALaunchTheUserIsToldHowToMakeOne() {
		AttachedVirtualBoard board = attach("Alone");
		select(board);
		Dialogs.answer("Provision Boards", shell -> Widgets.click(Widgets.button(shell, "OK")), this::execute);
	}

	@Test
	void nothingSelectedIsNothingToDo() {
		select();
		assertFalse(isEnabled());
	}
}
