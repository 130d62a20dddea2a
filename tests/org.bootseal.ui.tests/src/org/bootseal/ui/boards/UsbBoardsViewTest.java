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

import org.bootseal.board.VirtualBoard;
import org.bootseal.ide.BootsealIde;
import org.bootseal.ide.boards.Boards;
import org.bootseal.ui.test.Dialogs;
import org.bootseal.ui.test.LogGuard;
import org.bootseal.ui.test.PluggedBoards;
import org.bootseal.ui.test.UiLoop;
import org.bootseal.ui.test.Widgets;
import org.bootseal.ui.test.Workbench;
import org.eclipse.core.commands.Command;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Boards on USB in the view of the boards. */
class UsbBoardsViewTest {

	@RegisterExtension
	final LogGuard log = new LogGuard();

	private final Boards boards = PlatformUI.getWorkbench().getService(Boards.class);
	private final PluggedBoards usb = new PluggedBoards();
	private BoardsView view;

	@BeforeEach
	void open() {
		UiLoop.untilNoJobOf(BootsealIde.JOB_FAMILY);
		Workbench.closeViews();
		view = (BoardsView) Workbench.show(BoardsView.ID);
		Workbench.detachBoards();
	}

	@AfterEach
	void close() {
		Workbench.page().hideView(view);
		usb.close();
		settle();
	}

	private static void settle() {
		UiLoop.untilNoJobOf(BootsealIde.JOB_FAMILY);
	}

	private static Shell shell() {
		return Workbench.page().getWorkbenchWindow().getShell();
	}

	private Tree table() {
		return Widgets.only(shell(), Tree.class,
				tree -> tree.getColumnCount() > 0 && tree.getColumn(0).getText().equals("Board"));
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

	private VirtualBoard plug() {
		VirtualBoard board = usb.plug("1-2");
		settle();
		return board;
	}

	private void selectFirst() {
		view.getSite().getSelectionProvider().setSelection(new StructuredSelection(boards.boards().get(0)));
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

	private static boolean isShown(String text) {
		return Widgets.all(shell(), Label.class, label -> label.isVisible() && label.getText().contains(text))
				.size() == 1;
	}

	@Test
	void boardComesAndGoes() {
		assertTrue(isShown("none is on USB"));
		VirtualBoard board = plug();
		assertTrue(table().isVisible());
		assertEquals("SE Blank RT Family", cell(0, "Board"));
		UiLoop.until("a look at the board", () -> cell(0, "State").equals("ROM, serial downloader"));
		assertEquals("RT1015, RT1020 or 5 others", cell(0, "Device"));
		assertEquals("", cell(0, "HAB"), "it was not asked");
		assertEquals("usb:1-2", cell(0, "Path"));
		assertEquals("", cell(0, "Kept in"));
		assertEquals(0, board.statistics().reportsFromHost(), "nobody is in the way of another program");
		usb.unplug(board);
		settle();
		assertTrue(isShown("none is on USB"));
	}

	@Test
	void refreshAsksTheBoard() {
		VirtualBoard board = plug();
		selectFirst();
		execute("org.eclipse.ui.file.refresh");
		settle();
		UiLoop.until("HAB", () -> cell(0, "HAB").equals("Open"));
		assertTrue(cell(0, "Unique id").startsWith(String.format("%08x", board.readFuse(1))));
		long reports = board.statistics().reportsFromHost();
		usb.plug("1-3");
		settle();
		assertEquals("Open", cell(0, "HAB"), "what it told stays");
		assertEquals(reports, board.statistics().reportsFromHost());
	}

	@Test
	void whatOnlyAKeptBoardCanIsNotOffered() {
		plug();
		selectFirst();
		for (String command : List.of("org.eclipse.ui.edit.rename", "org.eclipse.ui.edit.delete",
				"org.bootseal.ui.showVirtualBoard")) {
			assertFalse(isEnabled(command), command);
		}
		for (String command : List.of("org.bootseal.ui.readFuses", "org.bootseal.ui.resetBoard",
				"org.bootseal.ui.showUsbPermission", "org.eclipse.ui.edit.copy", "org.eclipse.ui.file.refresh")) {
			assertTrue(isEnabled(command), command);
		}
	}

	@Test
	void whoMayNotOpenItIsShownHow() {
		usb.problem("this user may not use it");
		plug();
		assertEquals("Can't be opened", cell(0, "State"));
		assertTrue(isShown("usb:1-2 can't be opened: this user may not use it"));
		selectFirst();
		Dialogs.answer("Permission to Use USB Boards", shell -> {
			assertEquals("sudo let-me", Widgets.only(shell, Text.class, text -> true).getText().strip());
			Widgets.click(Widgets.button(shell, "Copy Commands"));
			Widgets.click(Widgets.button(shell, "Close"));
		}, () -> execute("org.bootseal.ui.showUsbPermission"));
		Clipboard clipboard = new Clipboard(Display.getCurrent());
		assertEquals("sudo let-me\n", clipboard.getContents(TextTransfer.getInstance()));
		clipboard.dispose();
		usb.problem("");
		execute("org.eclipse.ui.file.refresh");
		settle();
		UiLoop.until("a look at the board", () -> cell(0, "State").equals("ROM, serial downloader"));
		assertFalse(isShown("can't be opened"));
	}

	@Test
	void withoutUsbOneLineSaysSo() {
		usb.breakDown();
		assertFalse(isShown("can't be loaded"));
		execute("org.eclipse.ui.file.refresh");
		settle();
		assertTrue(isShown("Boards on USB can't be seen: the library for USB can't be loaded"));
		UiLoop.get(() -> boards.resolve("virtual", null));
		UiLoop.drain();
		settle();
		assertEquals(Boards.DEFAULT_BOARD, cell(0, "Board"));
		assertEquals("Open", cell(0, "HAB"));
	}

	@Test
	void fusesAreReadOnceTheProcessorIsSaid() {
		plug();
		selectFirst();
		Dialogs.answer("Processor of the Board", shell -> {
			Table names = Widgets.only(shell, Table.class, table -> true);
			int index = Arrays.stream(names.getItems()).map(item -> item.getText()).toList().indexOf("MIMXRT1020");
			names.setSelection(index);
			names.notifyListeners(SWT.Selection, new Event());
			Widgets.click(Widgets.button(shell, "OK"));
		}, () -> execute("org.bootseal.ui.readFuses"));
		UiLoop.until("the fuses", () -> fuses() != null);
		assertTrue(Widgets.only(fuses(), Tree.class, found -> true).getItemCount() > 0);
		fuses().close();
		settle();
		usb.plug("1-3");
		settle();
		assertEquals("MIMXRT1020", cell(0, "Device"), "from now on it is known");
	}

	private static Shell fuses() {
		return Arrays.stream(Display.getCurrent().getShells())
				.filter(shell -> shell.getText().equals("Fuses of usb:1-2")).findFirst().orElse(null);
	}
}
