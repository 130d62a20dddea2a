/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import org.bootseal.board.BoardSpec;
import org.bootseal.core.runlog.LoggedRun;
import org.bootseal.core.runlog.RunState;
import org.bootseal.ide.BootsealIde;
import org.bootseal.ide.boards.AttachedBoard;
import org.bootseal.ide.boards.AttachedVirtualBoard;
import org.bootseal.ide.boards.Boards;
import org.bootseal.ide.boards.KeptBoard;
import org.bootseal.ide.boards.Pace;
import org.bootseal.ide.launch.BootsealLaunches;
import org.bootseal.ide.launch.NewLaunch;
import org.bootseal.ide.launch.ProvisionBoardsJob;
import org.bootseal.ide.project.ExampleProject;
import org.bootseal.ide.run.RunLog;
import org.bootseal.ui.editor.ConfigurationEditor;
import org.bootseal.ui.log.LogView;
import org.bootseal.ui.test.AccessibilityWalker;
import org.bootseal.ui.test.LogGuard;
import org.bootseal.ui.test.UiLoop;
import org.bootseal.ui.test.Widgets;
import org.bootseal.ui.test.Workbench;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunch;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.IHandlerService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A run fails; the doctor says why, and changes what is wrong. */
class DiagnoseTest {

	private static final Pattern MEMORY = Pattern.compile("(?m)^  file: .*memcfg.*$");
	private static final String HYPER_FLASH = "0xC0233007";
	private static final ILaunchManager MANAGER = DebugPlugin.getDefault().getLaunchManager();

	@RegisterExtension
	final LogGuard guard = new LogGuard();

	private final Boards boards = PlatformUI.getWorkbench().getService(Boards.class);
	private final RunLog log = PlatformUI.getWorkbench().getService(RunLog.class);

	@AfterEach
	void clean() {
		UiLoop.untilNoJobOf(BootsealIde.JOB_FAMILY);
		Workbench.page().closeAllEditors(false);
		UiLoop.get(() -> {
			for (AttachedBoard board : boards.boards()) {
				boards.detach((KeptBoard) board);
			}
			for (ILaunch launch : MANAGER.getLaunches()) {
				MANAGER.removeLaunch(launch);
			}
			for (ILaunchConfiguration configuration : MANAGER.getLaunchConfigurations()) {
				configuration.delete();
			}
			return null;
		});
		Workbench.clean();
	}

	private LoggedRun failedRun(IFile file) {
		AttachedBoard board = UiLoop.get(() -> boards.attach(BoardSpec.mimxrt1020Evk(), "Ill"));
		((AttachedVirtualBoard) board).setPace(Pace.NONE);
		ProvisionBoardsJob job = UiLoop.get(() -> new ProvisionBoardsJob(
				NewLaunch.forFile(file, BootsealLaunches.TYPE_PROVISION), List.of(board), boards, log));
		job.schedule();
		UiLoop.until("the run", () -> job.getResult() != null);
		UiLoop.untilNoJobOf(BootsealIde.JOB_FAMILY);
		return job.runs().get(0).run().orElseThrow();
	}

	private static Optional<Shell> dialog() {
		return Arrays.stream(Display.getCurrent().getShells())
				.filter(shell -> shell.isVisible() && shell.getText().equals("Why the Run on Ill Failed")).findFirst();
	}

	@Test
	void theCauseOfAFailedRunIsShownAndMended() throws Exception {
		IProject project = UiLoop.get(() -> ExampleProject.create("ill", new NullProgressMonitor()));
		IFile file = project.getFile(ExampleProject.PROVISIONING);
		String right = Workbench.text(file);
		assertTrue(MEMORY.matcher(right).find(), right);
		Workbench.file(project, ExampleProject.PROVISIONING,
				MEMORY.matcher(right).replaceFirst("  optionWords: [" + HYPER_FLASH + "]"));
		LoggedRun run = failedRun(file);
		assertEquals(RunState.FAILED, run.state(), run.message());
		LogView view = (LogView) Workbench.show(LogView.ID);
		view.getSite().getSelectionProvider().setSelection(new StructuredSelection(run));
		Workbench.page().activate(view);
		UiLoop.drain();
		UiLoop.get(() -> view.getSite().getService(IHandlerService.class).executeCommand(DiagnoseHandler.COMMAND,
				null));
		UiLoop.until("the finding", () -> dialog().isPresent());
		Shell shell = dialog().orElseThrow();
		AccessibilityWalker.check(shell);
		assertFalse(Widgets.all(shell, Label.class, label -> label.getText().contains("(certain)")).isEmpty(),
				() -> Widgets.all(shell, Label.class, label -> true).stream().map(Label::getText).toList().toString());
		Widgets.click(Widgets.button(shell, "Change the File"));
		UiLoop.drain();
		ConfigurationEditor editor = (ConfigurationEditor) Workbench.page().getActiveEditor();
		assertTrue(editor.isDirty());
		assertFalse(editor.model().yaml().text().contains(HYPER_FLASH));
		assertTrue(editor.model().yaml().text().contains("  optionWords: [0xC000000"), editor.model().yaml().text());
		assertEquals(right.lines().count(), editor.model().yaml().text().lines().count());
		shell.close();
	}
}
