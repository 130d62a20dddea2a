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
import java.util.stream.Collectors;

import org.bootseal.board.BoardSpec;
import org.bootseal.board.VirtualBoard;
import org.bootseal.board.fault.Fault;
import org.bootseal.board.fault.FaultEffect;
import org.bootseal.board.fault.FaultScript;
import org.bootseal.board.fault.FaultSite;
import org.bootseal.core.doctor.ExperimentKind;
import org.bootseal.core.runlog.LoggedRun;
import org.bootseal.core.runlog.RunState;
import org.bootseal.ide.BootsealIde;
import org.bootseal.ide.boards.AttachedBoard;
import org.bootseal.ide.boards.AttachedVirtualBoard;
import org.bootseal.ide.boards.Boards;
import org.bootseal.ide.boards.Pace;
import org.bootseal.ide.launch.BootsealLaunches;
import org.bootseal.ide.launch.NewLaunch;
import org.bootseal.ide.launch.ProvisionBoardsJob;
import org.bootseal.ide.project.ExampleProject;
import org.bootseal.ide.run.FirstWord;
import org.bootseal.ide.run.RunLog;
import org.bootseal.ide.run.RunProcess;
import org.bootseal.ui.editor.ConfigurationEditor;
import org.bootseal.ui.log.LogView;
import org.bootseal.ui.test.AccessibilityWalker;
import org.bootseal.ui.test.Dialogs;
import org.bootseal.ui.test.LogGuard;
import org.bootseal.ui.test.OpenEditor;
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
import org.eclipse.debug.ui.DebugUITools;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.console.TextConsole;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A run fails; the doctor says why, and changes what is wrong. */
class DiagnoseTest {

	private static final Pattern MEMORY = Pattern.compile("(?m)^  file: .*memcfg.*$");
	private static final String TITLE = "Why the Run on ";
	private static final String HYPER_FLASH = "0xC0233007";
	private static final ILaunchManager MANAGER = DebugPlugin.getDefault().getLaunchManager();

	private static IProject project;
	private static String right;

	@RegisterExtension
	final LogGuard guard = new LogGuard();

	private final Boards boards = PlatformUI.getWorkbench().getService(Boards.class);
	private FaultScript fault = FaultScript.none();
	private final RunLog log = PlatformUI.getWorkbench().getService(RunLog.class);

	@AfterEach
	void clean() {
		for (Shell shell : Display.getCurrent().getShells()) {
			if (shell.getText().startsWith(TITLE)) {
				shell.close();
			}
		}
		UiLoop.untilNoJobOf(BootsealIde.JOB_FAMILY);
		Workbench.page().closeAllEditors(false);
		Workbench.detachBoards();
		UiLoop.get(() -> {
			for (ILaunch launch : MANAGER.getLaunches()) {
				MANAGER.removeLaunch(launch);
			}
			for (ILaunchConfiguration configuration : MANAGER.getLaunchConfigurations()) {
				configuration.delete();
			}
			return null;
		});
	}

	@AfterAll
	static void leaveNothing() {
		Workbench.clean();
	}

	/** One for all tests: its keys take their time. */
	@BeforeAll
	static void create() {
		project = UiLoop.get(() -> ExampleProject.create("ill", new NullProgressMonitor()));
		right = Workbench.text(project.getFile(ExampleProject.PROVISIONING));
	}

	/** On a board of its own. */
	private LoggedRun failedRun(IFile file) {
		AttachedBoard board = UiLoop.get(() -> boards.attach(BoardSpec.mimxrt1020Evk(), "Ill"));
		((AttachedVirtualBoard) board).setPace(Pace.NONE);
		((AttachedVirtualBoard) board).virtual().orElseThrow().faults(fault);
		LoggedRun run = run(file, board);
		assertEquals(RunState.FAILED, run.state(), run.message());
		return run;
	}

	private LoggedRun run(IFile file, AttachedBoard board) {
		ProvisionBoardsJob job = UiLoop.get(() -> new ProvisionBoardsJob(
				NewLaunch.forFile(file, BootsealLaunches.TYPE_PROVISION), List.of(board), boards, log));
		job.schedule();
		UiLoop.until("the run", () -> job.getResult() != null);
		UiLoop.untilNoJobOf(BootsealIde.JOB_FAMILY);
		return job.runs().get(0).run().orElseThrow();
	}

	private static Optional<Shell> dialog() {
		return Arrays.stream(Display.getCurrent().getShells())
				.filter(shell -> shell.isVisible() && shell.getText().startsWith(TITLE)).findFirst();
	}

	/** A provisioning file that takes the flash for another kind. */
	private IFile wrongFile() {
		assertTrue(MEMORY.matcher(right).find(), right);
		return Workbench.file(project, ExampleProject.PROVISIONING,
				MEMORY.matcher(right).replaceFirst("  optionWords: [" + HYPER_FLASH + "]"));
	}

	/** Opens the doctor from the log view, as a user does. */
	private Shell open(LoggedRun run) {
		LogView view = (LogView) Workbench.show(LogView.ID);
		view.getSite().getSelectionProvider().setSelection(new StructuredSelection(run));
		Workbench.page().activate(view);
		UiLoop.drain();
		Link link = Widgets.only(Workbench.page().getWorkbenchWindow().getShell(), Link.class,
				each -> each.isVisible() && each.getText().contains(RunProcess.why()));
		link.notifyListeners(SWT.Selection, new Event());
		UiLoop.until("the doctor", () -> dialog().isPresent());
		return dialog().orElseThrow();
	}

	private static String said(Shell shell) {
		return Widgets.all(shell, Label.class, label -> true).stream().map(Label::getText)
				.collect(Collectors.joining("\n"));
	}

	private static String lines(Shell shell) {
		Tree tree = Widgets.only(shell, Tree.class, each -> true);
		return Arrays.stream(tree.getItems()).map(item -> item.getText(0) + "|" + item.getText(1) + "|"
				+ item.getText(2) + "|" + item.getText(3)).collect(Collectors.joining("\n"));
	}

	private static void start(Shell shell) {
		Widgets.click(Widgets.button(shell, "Start"));
		UiLoop.until("the end", () -> Widgets.button(shell, "Start").isEnabled());
	}

	private VirtualBoard board() {
		return ((AttachedVirtualBoard) boards.boards().get(0)).virtual().orElseThrow();
	}

	@Test
	void theConsoleNamesACauseAndLeadsToTheDoctor() {
		IFile file = wrongFile();
		DebugUITools.launch(UiLoop.get(() -> NewLaunch.forFile(file, BootsealLaunches.TYPE_PROVISION)),
				ILaunchManager.RUN_MODE);
		UiLoop.until("the process", () -> Arrays.stream(MANAGER.getLaunches())
				.anyMatch(launch -> launch.getProcesses().length > 0 && launch.isTerminated()));
		TextConsole console = (TextConsole) DebugUITools.getConsole(MANAGER.getLaunches()[0].getProcesses()[0]);
		UiLoop.until("the offer", () -> console.getDocument().get().contains(RunProcess.why()));
		String text = console.getDocument().get();
		int offset = text.indexOf(RunProcess.why());
		String line = text.substring(text.lastIndexOf('\n', offset) + 1, offset);
		assertEquals("  " + FirstWord.of(log.runs().get(0).record().orElseThrow()).orElseThrow() + " ", line);
		assertTrue(line.contains("(possible)"), line);
		UiLoop.until("the link", () -> console.getHyperlink(offset) != null);
		console.getHyperlink(offset).linkActivated();
		Shell shell = dialog().orElseThrow();
		assertTrue(said(shell).contains("What the record of the run says:"), () -> said(shell));
	}

	@Test
	void fromTheListOfExperimentsOverTheRemedyToARunThatSucceeds() {
		IFile file = wrongFile();
		String wrong = Workbench.text(file);
		LoggedRun run = failedRun(file);
		long reports = board().statistics().reportsFromHost();
		Shell shell = open(run);
		AccessibilityWalker.check(shell);
		assertEquals(ExperimentKind.values().length, lines(shell).lines().count());
		assertTrue(lines(shell).contains("one sector, then put its content back|erases one sector and puts its"
				+ " content back|2.0 s|"), lines(shell));
		assertTrue(lines(shell).contains("Ask the ROM what HAB says|only looks|0.1 s|"), lines(shell));
		assertTrue(said(shell).contains("(possible)"), said(shell));
		assertEquals(reports, board().statistics().reportsFromHost());
		start(shell);
		assertTrue(said(shell).contains("(certain)"), said(shell));
		String preview = Widgets.only(shell, StyledText.class, text -> true).getText();
		assertTrue(preview.startsWith("- ") && preview.contains(HYPER_FLASH) && preview.contains("\n+ "), preview);
		Widgets.click(Widgets.button(shell, "Change the File"));
		UiLoop.drain();
		ConfigurationEditor editor = (ConfigurationEditor) Workbench.page().getActiveEditor();
		assertTrue(editor.isDirty());
		String mended = editor.model().yaml().text();
		assertFalse(mended.contains(HYPER_FLASH));
		assertTrue(mended.contains("  optionWords: [0xC000000"), mended);
		assertEquals(wrong.lines().count(), mended.lines().count());
		OpenEditor open = OpenEditor.on(file);
		open.undo();
		assertEquals(wrong, open.text());
		open.redo();
		Workbench.page().saveEditor(editor, false);
		LoggedRun again = run(file, boards.boards().get(0));
		assertEquals(RunState.OK, again.state(), again.message());
	}

	/** A passing fault leaves nothing to find but by erasing, for which the user is asked, each time. */
	@Test
	void aSectorIsErasedOnlyWithConsent() {
		IFile file = Workbench.file(project, ExampleProject.PROVISIONING, right);
		fault = FaultScript.none().with(Fault.at(FaultSite.MBOOT, FaultEffect.status(1)).named("flash-erase-region")
				.everyTime());
		LoggedRun run = failedRun(file);
		board().faults(FaultScript.none());
		Shell shell = open(run);
		Dialogs.answer("Test on Board", question -> Widgets.click(Widgets.button(question, "Cancel")),
				() -> start(shell));
		assertTrue(lines(shell).contains("|left out: you did not agree"), lines(shell));
		assertEquals(0, board().statistics().sectorsErased());
		Dialogs.answer("Test on Board", question -> Widgets.click(Widgets.button(question, "Erase and Restore")),
				() -> start(shell));
		assertFalse(lines(shell).contains("you did not agree"), lines(shell));
		assertTrue(board().statistics().sectorsErased() > 0);
	}
}
