/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import org.bootseal.core.connection.BootReport;
import org.bootseal.core.plan.Outcome;
import org.bootseal.core.plan.RunFailure;
import org.bootseal.core.plan.RunRecord;
import org.bootseal.core.plan.StepRecord;
import org.bootseal.core.runlog.LoggedRun;
import org.bootseal.core.runlog.RunState;
import org.bootseal.ide.BootsealIde;
import org.bootseal.ide.run.RunLog;
import org.bootseal.ide.run.RunLog.Format;
import org.bootseal.ide.run.RunPosition;
import org.bootseal.ui.tables.CopySource;
import org.bootseal.ui.test.Dialogs;
import org.bootseal.ui.test.LogGuard;
import org.bootseal.ui.test.Trees;
import org.bootseal.ui.test.UiLoop;
import org.bootseal.ui.test.Widgets;
import org.bootseal.ui.test.Workbench;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.IHandlerService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LogViewTest {

	private static final Instant TIME = Instant.parse("2026-03-04T05:06:07Z");

	@RegisterExtension
	final LogGuard guard = new LogGuard();

	private final RunLog log = PlatformUI.getWorkbench().getService(RunLog.class);
	private LogView view;

	@BeforeEach
	void open() {
		clear();
		Workbench.closeViews();
		view = (LogView) Workbench.show(LogView.ID);
		settle();
	}

	@AfterEach
	void close() {
		Workbench.page().hideView(view);
		clear();
		Workbench.clean();
	}

	private void clear() {
		settle();
		UiLoop.get(() -> {
			log.remove(log.runs());
			return null;
		});
		settle();
	}

	private static void settle() {
		UiLoop.untilNoJobOf(BootsealIde.JOB_FAMILY);
	}

	private static StepRecord step(String id, Outcome outcome, String message, int second) {
		return new StepRecord(id, "Do " + id, List.of("$ " + id), 0, "Success", Duration.ofSeconds(second),
				Duration.ofMillis(1500), 4096, outcome, message);
	}

	private static final List<StepRecord> STEPS = List.of(step("look", Outcome.OK, "found it", 0),
			step("erase", Outcome.FAILED, "it did not erase", 2), step("prove", Outcome.SKIPPED, "not reached", 4));

	private static LoggedRun run(String id, RunState state, List<StepRecord> steps, Optional<RunRecord> record) {
		return new LoggedRun(id, TIME, "Launch " + id, "/project/app.bootseal", "Mine", "MIMXRT1020", state,
				state == RunState.RUNNING ? "" : "It is " + state, List.of(), steps, record);
	}

	private static LoggedRun failed(String id) {
		RunFailure failure = new RunFailure("erase", "The flash did not erase.", "blhost erase", 20101, "Fail",
				"It is protected.", "the board is half erased", List.of("unlock it"));
		return run(id, RunState.FAILED, STEPS, Optional.of(new RunRecord("Write", "virtual:1-1", Outcome.FAILED, STEPS,
				List.of(), Optional.of(failure), Optional.empty())));
	}

	private static LoggedRun ok(String id) {
		List<StepRecord> steps = List.of(step("look", Outcome.OK, "", 0), step("prove", Outcome.OK, "booted", 2));
		BootReport boot = new BootReport(true, false, true, OptionalLong.of(0x60002001L), List.of("FCB is good"),
				List.of("no event"));
		return run(id, RunState.OK, steps, Optional.of(new RunRecord("Write", "virtual:1-1", Outcome.OK, steps,
				List.of(), Optional.empty(), Optional.of(boot))));
	}

	private void put(LoggedRun run, RunPosition... position) {
		log.put(run, Arrays.stream(position).findFirst());
		UiLoop.drain();
	}

	private static Shell shell() {
		return Workbench.page().getWorkbenchWindow().getShell();
	}

	private static Tree tree(String firstColumn) {
		return Widgets.only(shell(), Tree.class,
				tree -> tree.getColumnCount() > 0 && tree.getColumn(0).getText().equals(firstColumn));
	}

	private static List<String> column(Tree tree, String title) {
		for (int i = 0; i < tree.getColumnCount(); i++) {
			if (tree.getColumn(i).getText().equals(title)) {
				int column = i;
				return Arrays.stream(tree.getItems()).map(item -> item.getText(column)).toList();
			}
		}
		throw new AssertionError("no column " + title);
	}

	private StyledText words() {
		return Widgets.only(tree("Step").getParent().getParent().getParent(), StyledText.class, text -> true);
	}

	private void select(LoggedRun run) {
		view.setFocus();
		Workbench.page().activate(view);
		view.getSite().getSelectionProvider().setSelection(new StructuredSelection(run));
		UiLoop.drain();
	}

	private void execute(String command) {
		UiLoop.get(() -> view.getSite().getService(IHandlerService.class).executeCommand(command, null));
	}

	@Test
	void offersAnExampleWhereNothingWasRun() {
		Link link = Widgets.only(shell(), Link.class,
				found -> found.isVisible() && found.getText().contains("Create an example project"));
		Dialogs.answer("New Bootseal Example Project", Shell::close,
				() -> link.notifyListeners(SWT.Selection, new Event()));
	}

	@Test
	void listsRunsNewestFirst() {
		put(failed("1"));
		put(ok("2"));
		Tree runs = tree("Time");
		assertEquals(List.of("Launch 2", "Launch 1"), column(runs, "Launch"));
		assertEquals(List.of("OK", "Failed"), column(runs, "Outcome"));
		assertEquals(List.of("Mine", "Mine"), column(runs, "Board"));
		assertEquals(List.of("3.5 s", "5.5 s"), column(runs, "Took"));
		assertEquals(List.of(RunTexts.time(TIME), RunTexts.time(TIME)), column(runs, "Time"));
	}

	@Test
	void showsWhyARunFailed() {
		LoggedRun run = failed("1");
		put(run);
		select(run);
		Tree steps = tree("Step");
		assertEquals(List.of("Do look", "Do erase", "Do prove"), column(steps, "Step"));
		assertEquals(List.of("OK", "Failed", "Left out"), column(steps, "Outcome"));
		assertEquals(List.of("0 ms", "2.0 s", ""), column(steps, "At"));
		assertEquals("", column(steps, "Took").get(2));
		assertEquals(List.of("found it", "it did not erase", "not reached"), column(steps, "Found"));
		assertTrue(words().isVisible());
		assertTrue(words().getText().contains("meaning: It is protected."), words()::getText);
		assertTrue(words().getText().contains("try 1: unlock it"), words()::getText);
		assertEquals(1, Widgets.all(shell(), Label.class, label -> label.getText().startsWith("Failed: It is FAILED"))
				.size());
	}

	@Test
	void showsCommandsAndTheBootBelowTheirSteps() {
		LoggedRun run = ok("1");
		put(run);
		select(run);
		Tree steps = tree("Step");
		assertEquals(0, words().getSize().y);
		Trees.open(steps.getItem(1));
		assertEquals(List.of("$ prove", "FCB is good", "HAB event: no event", "status 0 Success"),
				Arrays.stream(steps.getItem(1).getItems()).map(TreeItem::getText).toList());
	}

	@Test
	void followsARunThatGoesOn() {
		put(failed("1"));
		LoggedRun begun = run("2", RunState.RUNNING, List.of(), Optional.empty());
		put(begun);
		assertEquals(List.of(begun), ((StructuredSelection) view.getSite().getSelectionProvider().getSelection())
				.toList());
		LoggedRun on = run("2", RunState.RUNNING, STEPS.subList(0, 1), Optional.empty());
		put(on, new RunPosition("erase", "Do erase", 2, 3, 100, 4096));
		Tree steps = tree("Step");
		assertEquals(List.of("OK", "Running"), column(steps, "Outcome"));
		assertEquals(List.of("4096", "100 of 4096"), column(steps, "Bytes"));
		assertEquals(List.of("Running", "Failed"), column(tree("Time"), "Outcome"));
		put(failed("2"));
		assertEquals(List.of("OK", "Failed", "Left out"), column(steps, "Outcome"));
		assertEquals(List.of("Failed", "Failed"), column(tree("Time"), "Outcome"));
	}

	@Test
	void deletesAfterAQuestion() {
		LoggedRun run = failed("1");
		put(run);
		select(run);
		Dialogs.answer("Delete Runs", shell -> Widgets.click(Widgets.button(shell, "Cancel")),
				() -> execute("org.eclipse.ui.edit.delete"));
		settle();
		assertEquals(1, log.runs().size());
		select(run);
		Dialogs.answer("Delete Runs", shell -> Widgets.click(Widgets.button(shell, "Delete")),
				() -> execute("org.eclipse.ui.edit.delete"));
		settle();
		assertEquals(List.of(), log.runs());
		assertFalse(tree("Time").isVisible());
	}

	@Test
	void opensTheFileOfARun() {
		IProject project = Workbench.project("project");
		IFile file = Workbench.file(project, "app.bootseal", "bootseal: 1\n");
		LoggedRun run = failed("1");
		put(run);
		select(run);
		execute("org.bootseal.ui.openRunFile");
		settle();
		assertEquals(file, Workbench.page().getActiveEditor().getEditorInput().getAdapter(IFile.class));
	}

	@Test
	void copiesLines() {
		LoggedRun run = failed("1");
		put(run);
		select(run);
		assertEquals(RunTexts.time(TIME) + "\tFailed\tLaunch 1\tMine\t5.5 s\t/project/app.bootseal",
				view.getAdapter(CopySource.class).copyText());
	}

	@Test
	void theNameOfAFileSaysHowItIsExported() {
		assertEquals(Format.JSON, ExportRunHandler.format("/tmp/run.json"));
		assertEquals(Format.TEXT, ExportRunHandler.format("/tmp/run.txt"));
		assertEquals(Format.TEXT, ExportRunHandler.format("/tmp/run"));
	}
}
