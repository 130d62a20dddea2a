/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.boards;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

import org.bootseal.board.BoardPace;
import org.bootseal.board.BoardSpec;
import org.bootseal.board.VirtualBoard;
import org.bootseal.board.uart.UartServer;
import org.bootseal.core.connection.BootReport;
import org.bootseal.ide.BootsealIde;
import org.bootseal.ide.boards.Boards;
import org.bootseal.ide.launch.BootsealLaunches;
import org.bootseal.ide.launch.NewLaunch;
import org.bootseal.ide.project.ExampleProject;
import org.bootseal.ide.run.RunProcess;
import org.bootseal.ui.test.Dialogs;
import org.bootseal.ui.test.LogGuard;
import org.bootseal.ui.test.UiLoop;
import org.bootseal.ui.test.Widgets;
import org.bootseal.ui.test.Workbench;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunch;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.debug.ui.DebugUITools;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.IHandlerService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Boards on serial lines in the view of the boards. */
class SerialBoardsViewTest {

	private static final String ATTACH = "org.bootseal.ui.attachSerialBoard";
	private static final String REFRESH = "org.eclipse.ui.file.refresh";

	@RegisterExtension
	final LogGuard log = new LogGuard();

	private final Boards boards = PlatformUI.getWorkbench().getService(Boards.class);
	private final VirtualBoard virtual = VirtualBoard.create(BoardSpec.mimxrt1020Evk());
	private BoardsView view;
	private UartServer server;

	@BeforeEach
	void open() throws IOException {
		Workbench.detachBoards();
		Workbench.closeViews();
		view = (BoardsView) Workbench.show(BoardsView.ID);
		settle();
		virtual.live(BoardPace.FAST);
		server = new UartServer(virtual, 0, trouble -> {
			throw new AssertionError(trouble);
		});
	}

	@AfterEach
	void close() {
		Workbench.detachBoards();
		server.close();
		Workbench.page().hideView(view);
	}

	private static void settle() {
		UiLoop.untilNoJobOf(BootsealIde.JOB_FAMILY);
	}

	private static Shell shell() {
		return Workbench.page().getWorkbenchWindow().getShell();
	}

	private String cell(String column) {
		Tree table = Widgets.only(shell(), Tree.class,
				tree -> tree.getColumnCount() > 0 && tree.getColumn(0).getText().equals("Board"));
		for (int i = 0; i < table.getColumnCount(); i++) {
			if (table.getColumn(i).getText().equals(column)) {
				return table.getItem(0).getText(i);
			}
		}
		throw new AssertionError("no column " + column);
	}

	private void execute(String command) {
		UiLoop.get(() -> view.getSite().getService(IHandlerService.class).executeCommand(command, null));
	}

	private void select() {
		view.getSite().getSelectionProvider().setSelection(new StructuredSelection(boards.boards().get(0)));
		view.setFocus();
		UiLoop.drain();
		// the console comes to the front when it gets output, maybe only now
		UiLoop.until("the view in front", () -> {
			Workbench.page().activate(view);
			return Workbench.page().getActivePart() == view;
		});
	}

	private void refresh(String state) {
		select();
		execute(REFRESH);
		UiLoop.until("what the board says", () -> cell("State").equals(state));
		settle();
	}

	private String place() {
		return "tcp:127.0.0.1:" + server.port();
	}

	private void attach(String port, String name) {
		Dialogs.answer("Attach Serial Board", shell -> {
			assertFalse(Widgets.button(shell, "Attach").isEnabled());
			Widgets.only(shell, Combo.class, combo -> true).setText(port);
			Widgets.only(shell, Text.class, text -> text.getText().startsWith("Serial board ")).setText(name);
			Widgets.click(Widgets.button(shell, "Attach"));
		}, () -> execute(ATTACH));
		settle();
	}

	private static boolean isShown(String text) {
		return Widgets.all(shell(), Label.class, label -> label.isVisible() && label.getText().contains(text))
				.size() == 1;
	}

	@Test
	void isAttachedWrittenByALaunchAndAskedByRefreshOnly() throws Exception {
		attach(place(), "Desk");
		assertEquals("Desk", cell("Board"));
		assertEquals("Not asked", cell("State"));
		assertEquals("uart:" + place(), cell("Path"));
		refresh("ROM, serial downloader");
		assertEquals("Open", cell("HAB"));
		RunProcess process = launched("Desk");
		settle();
		assertEquals(RunProcess.OK, process.getExitValue(),
				() -> process.getStreamsProxy().getErrorStreamMonitor().getContents());
		UiLoop.until("what the run said of the board",
				() -> cell("Device").equals("MIMXRT1020") && cell("State").equals("Not asked"));
		assertEquals("", cell("HAB"));
		refresh("ROM, serial downloader");
		assertTrue(cell("Unique id").startsWith(String.format("%08x", virtual.readFuse(1))));
		server.close();
		BootReport report = virtual.bootInternally();
		assertTrue(report.booted(), report::toString);
	}

	private static RunProcess launched(String board) throws Exception {
		ILaunchManager manager = DebugPlugin.getDefault().getLaunchManager();
		// what ran before is not what is waited for
		manager.removeLaunches(manager.getLaunches());
		IProject project = UiLoop.get(() -> ExampleProject.create("serial", new NullProgressMonitor()));
		ILaunchConfigurationWorkingCopy launch = NewLaunch
				.forFile(project.getFile("led_blinky.bootseal"), BootsealLaunches.TYPE_PROVISION).getWorkingCopy();
		launch.setAttribute(BootsealLaunches.ATTR_BOARD, board);
		try {
			DebugUITools.launch(launch, ILaunchManager.RUN_MODE);
			UiLoop.until("a process", () -> manager.getProcesses().length == 1);
			RunProcess process = (RunProcess) manager.getProcesses()[0];
			UiLoop.until("its end", process::isTerminated);
			return process;
		} finally {
			settle();
			for (ILaunch old : manager.getLaunches()) {
				manager.removeLaunch(old);
			}
			Workbench.clean();
		}
	}

	@Test
	void whatKeepsALineFromBeingOpenedIsShown() {
		attach(place(), "Desk");
		server.close();
		log.expect("nobody serves this line");
		refresh("Can't be opened");
		assertTrue(isShown("nobody serves this line"));
		assertTrue(isShown("Start what serves this line"));
	}

	@Test
	void theDialogTakesPortsThatAreNotAttachedYet() {
		attach("uart:/dev/ttyNone,57600", "Desk");
		assertEquals("uart:/dev/ttyNone,57600", cell("Path"));
		Dialogs.answer("Attach Serial Board", shell -> {
			Combo port = Widgets.only(shell, Combo.class, combo -> true);
			for (String wrong : List.of("/dev/ttyNone,57600", "/dev/ttyNone,", "uart:", "  ")) {
				port.setText(wrong);
				assertFalse(Widgets.button(shell, "Attach").isEnabled(), wrong);
			}
			port.setText("/dev/ttyNone");
			assertTrue(Widgets.button(shell, "Attach").isEnabled());
			Text name = Widgets.only(shell, Text.class, text -> text.getText().startsWith("Serial board "));
			name.setText("desk");
			assertFalse(Widgets.button(shell, "Attach").isEnabled());
			Widgets.click(Widgets.button(shell, "Cancel"));
		}, () -> execute(ATTACH));
		settle();
		assertEquals(1, boards.boards().size());
	}

	@Test
	void fusesAreReadOnceTheProcessorIsSaid() {
		attach(place(), "Desk");
		select();
		Dialogs.answer("Processor of the Board", shell -> {
			Table names = Widgets.only(shell, Table.class, table -> true);
			names.setSelection(
					Arrays.stream(names.getItems()).map(item -> item.getText()).toList().indexOf("MIMXRT1020"));
			names.notifyListeners(SWT.Selection, new Event());
			Widgets.click(Widgets.button(shell, "OK"));
		}, () -> execute("org.bootseal.ui.readFuses"));
		UiLoop.until("the fuses", () -> fuses() != null);
		assertTrue(Widgets.only(fuses(), Tree.class, found -> true).getItemCount() > 0);
		fuses().close();
		settle();
	}

	private static Shell fuses() {
		return Arrays.stream(Display.getCurrent().getShells()).filter(shell -> shell.getText().equals("Fuses of Desk"))
				.findFirst().orElse(null);
	}
}
