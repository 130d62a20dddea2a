/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.boards;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;

import org.bootseal.board.BoardSpec;
import org.bootseal.board.BootPins;
import org.bootseal.ide.BootsealIde;
import org.bootseal.ide.boards.AttachedBoard;
import org.bootseal.ide.boards.AttachedVirtualBoard;
import org.bootseal.ide.boards.Boards;
import org.bootseal.ide.boards.ChangeVirtualBoardJob;
import org.bootseal.ui.tables.CopySource;
import org.bootseal.ui.test.AccessibilityWalker;
import org.bootseal.ui.test.Dialogs;
import org.bootseal.ui.test.LogGuard;
import org.bootseal.ui.test.UiLoop;
import org.bootseal.ui.test.Widgets;
import org.bootseal.ui.test.Workbench;
import org.bootseal.ui.virtual.VirtualBoardView;
import org.eclipse.core.commands.Command;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BoardsViewTest {

	@RegisterExtension
	final LogGuard log = new LogGuard();

	private final Boards boards = PlatformUI.getWorkbench().getService(Boards.class);
	private BoardsView view;

	@BeforeEach
	void open() {
		Workbench.detachBoards();
		Workbench.closeViews();
		view = (BoardsView) Workbench.show(BoardsView.ID);
		settle();
	}

	@AfterEach
	void close() {
		Workbench.page().hideView(view);
		if (Workbench.page().findView(VirtualBoardView.ID) != null) {
			Workbench.page().hideView(Workbench.page().findView(VirtualBoardView.ID));
		}
		Workbench.detachBoards();
	}

	private static void settle() {
		UiLoop.untilNoJobOf(BootsealIde.JOB_FAMILY);
	}

	private AttachedVirtualBoard attach(String name) {
		AttachedVirtualBoard board = UiLoop.get(() -> boards.attach(BoardSpec.mimxrt1020Evk(), name));
		UiLoop.drain();
		settle();
		return board;
	}

	private Tree table() {
		return Widgets.only(shell(), Tree.class,
				tree -> tree.getColumnCount() > 0 && tree.getColumn(0).getText().equals("Board"));
	}

	private static Shell shell() {
		return Workbench.page().getWorkbenchWindow().getShell();
	}

	private String cell(int row, String column) {
		Tree table = table();
		for (int i = 0; i < table.getColumnCount(); i++) {
			if (table.getColumn(i).getText().equals(column)) {
				return table.getItem(row).getText(i);
			}
		}
		throw new AssertionError("no column " + column);
	}

	private void select(AttachedVirtualBoard board) {
		view.getSite().getSelectionProvider().setSelection(new StructuredSelection(board));
		view.setFocus();
		Workbench.page().activate(view);
		UiLoop.drain();
	}

	private void execute(String command) {
		UiLoop.get(() -> view.getSite().getService(IHandlerService.class).executeCommand(command, null));
	}

	private boolean isEnabled(String id) {
		Command command = PlatformUI.getWorkbench().getService(ICommandService.class).getCommand(id);
		command.setEnabled(view.getSite().getService(IHandlerService.class).getCurrentState());
		return command.isEnabled();
	}

	@Test
	void offersAVirtualBoardWhereThereIsNone() {
		Link link = Widgets.only(shell(), Link.class, found -> found.isVisible()
				&& found.getText().contains("Attach a virtual board"));
		assertTrue(Widgets.all(link.getParent(), Label.class, label -> label.getText().contains("No board is attached"))
				.size() == 1);
		link.notifyListeners(SWT.Selection, new Event());
		settle();
		assertEquals(List.of(Boards.DEFAULT_BOARD), boards.boards().stream().map(AttachedBoard::name).toList());
		assertTrue(table().isVisible());
		assertEquals(Boards.DEFAULT_BOARD, cell(0, "Board"));
	}

	@Test
	void showsWhatEachBoardIsDoing() {
		AttachedVirtualBoard board = attach("Mine");
		UiLoop.until("a look at the board", () -> cell(0, "State").equals("ROM, serial downloader"));
		assertEquals("MIMXRT1020", cell(0, "Device"));
		assertEquals("Open", cell(0, "HAB"));
		assertEquals(String.format("%08x%08x", board.virtual().orElseThrow().readFuse(1),
				board.virtual().orElseThrow().readFuse(2)), cell(0, "Unique id").substring(0, 16));
		assertEquals(board.path(), cell(0, "Path"));
		assertEquals("this workspace", cell(0, "Kept in"));
		new ChangeVirtualBoardJob(boards, board, "Boot", virtual -> {
			virtual.setBootPins(BootPins.INTERNAL);
			virtual.unplug();
		}).schedule();
		UiLoop.until("the board's new state", () -> cell(0, "State").equals("Not on the bus"));
		assertEquals("", cell(0, "HAB"));
	}

	@Test
	void staysAsItIsWhenNothingHappens() {
		attach("Mine");
		long reports = ((AttachedVirtualBoard) boards.boards().get(0)).virtual().orElseThrow().statistics()
				.reportsFromHost();
		UiLoop.drain();
		settle();
		assertEquals(reports,
				((AttachedVirtualBoard) boards.boards().get(0)).virtual().orElseThrow().statistics().reportsFromHost());
		execute("org.eclipse.ui.file.refresh");
		settle();
		assertTrue(((AttachedVirtualBoard) boards.boards().get(0)).virtual().orElseThrow().statistics()
				.reportsFromHost() > reports);
	}

	@Test
	void commandsNeedABoard() {
		AttachedVirtualBoard board = attach("Mine");
		view.getSite().getSelectionProvider().setSelection(StructuredSelection.EMPTY);
		UiLoop.drain();
		assertFalse(isEnabled("org.bootseal.ui.readFuses"));
		assertFalse(isEnabled("org.bootseal.ui.resetBoard"));
		assertTrue(isEnabled("org.bootseal.ui.attachVirtualBoard"));
		select(board);
		for (String command : List.of("org.bootseal.ui.readFuses", "org.bootseal.ui.resetBoard",
				"org.bootseal.ui.showVirtualBoard", "org.eclipse.ui.edit.rename", "org.eclipse.ui.edit.delete",
				"org.eclipse.ui.edit.copy", "org.eclipse.ui.file.refresh")) {
			assertTrue(isEnabled(command), command);
		}
	}

	@Test
	void attachesByDialog() {
		attach("Virtual board 1");
		Dialogs.answer("Attach Virtual Board", shell -> {
			Text name = Widgets.only(shell, Text.class, text -> text.getText().equals("Virtual board 2"));
			name.setText("virtual BOARD 1");
			assertFalse(Widgets.button(shell, "Attach").isEnabled());
			name.setText("Second");
			Widgets.click(Widgets.button(shell, "Attach"));
		}, () -> execute("org.bootseal.ui.attachVirtualBoard"));
		settle();
		assertEquals(List.of("Virtual board 1", "Second"), boards.boards().stream().map(AttachedBoard::name).toList());
		assertEquals("Second", cell(1, "Board"));
	}

	@Test
	void renamesAndDetaches() {
		AttachedVirtualBoard board = attach("Mine");
		select(board);
		Dialogs.answer("Rename Board", shell -> {
			Widgets.only(shell, Text.class, Text::getEditable).setText("Yours");
			Widgets.click(Widgets.button(shell, "OK"));
		}, () -> execute("org.eclipse.ui.edit.rename"));
		settle();
		assertEquals("Yours", cell(0, "Board"));
		select(board);
		Dialogs.answer("Detach Board", shell -> Widgets.click(Widgets.button(shell, "Cancel")),
				() -> execute("org.eclipse.ui.edit.delete"));
		settle();
		assertEquals(1, boards.boards().size());
		Dialogs.answer("Detach Board", shell -> Widgets.click(Widgets.button(shell, "Detach")),
				() -> execute("org.eclipse.ui.edit.delete"));
		settle();
		assertEquals(List.of(), boards.boards());
		assertFalse(table().isVisible());
	}

	@Test
	void readsFuses() {
		AttachedVirtualBoard board = attach("Mine");
		new ChangeVirtualBoardJob(boards, board, "Burn", virtual -> {
			virtual.burnFuse(40, 0xCAFE);
			virtual.reset();
		}).schedule();
		settle();
		select(board);
		execute("org.bootseal.ui.readFuses");
		UiLoop.until("the fuses", () -> fuses() != null);
		AccessibilityWalker.check(fuses());
		Tree tree = Widgets.only(fuses(), Tree.class, found -> true);
		assertTrue(Arrays.stream(tree.getItems())
				.anyMatch(item -> item.getText(1).equals("0x28") && item.getText(2).equals("0x0000CAFE")));
		fuses().close();
	}

	private static Shell fuses() {
		return Arrays.stream(Display.getCurrent().getShells()).filter(shell -> shell.getText().equals("Fuses of Mine"))
				.findFirst().orElse(null);
	}

	@Test
	void resetsAndShowsFromInside() {
		AttachedVirtualBoard board = attach("Mine");
		long resets = board.virtual().orElseThrow().statistics().resets();
		select(board);
		execute("org.bootseal.ui.resetBoard");
		settle();
		assertEquals(resets + 1, board.virtual().orElseThrow().statistics().resets());
		select(board);
		execute("org.bootseal.ui.showVirtualBoard");
		assertNotNull(Workbench.page().findView(VirtualBoardView.ID));
		settle();
	}

	@Test
	void copiesLines() {
		AttachedVirtualBoard board = attach("Mine");
		select(board);
		assertTrue(view.getAdapter(CopySource.class).copyText().startsWith("Mine\tROM, serial downloader\tMIMXRT1020"));
		execute("org.eclipse.ui.edit.copy");
		Clipboard clipboard = new Clipboard(Display.getCurrent());
		assertEquals(view.getAdapter(CopySource.class).copyText(), clipboard.getContents(TextTransfer.getInstance()));
		clipboard.dispose();
	}
}
