/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.log;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.bootseal.core.runlog.LoggedRun;
import org.bootseal.ide.run.RunLog;
import org.bootseal.ide.run.RunLogListener;
import org.bootseal.ide.run.RunPosition;
import org.bootseal.ui.CommandCall;
import org.bootseal.ui.HelpContexts;
import org.bootseal.ui.tables.ColumnTree;
import org.bootseal.ui.tables.CopySource;
import org.bootseal.ui.tables.EmptyPage;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.ui.part.ViewPart;

/** Lists the runs and shows the chosen one, also while it goes on. */
public final class LogView extends ViewPart {

	/** Identifier of the view, and of its context menu. */
	public static final String ID = "org.bootseal.ui.log";

	private static final String DIAGNOSE = "org.bootseal.ui.diagnoseRun";
	private static final int RUNS_SHARE = 35;
	private static final int RUN_SHARE = 65;

	private final Map<String, RunPosition> positions = new HashMap<>();
	private final RunLogListener listener = new RunLogListener() {
		@Override
		public void runStarted(LoggedRun run) {
			later(() -> starts(run));
		}

		@Override
		public void runChanged(LoggedRun run, RunPosition position) {
			later(() -> goesOn(run, position));
		}

		@Override
		public void runEnded(LoggedRun run) {
			later(() -> ends(run));
		}

		@Override
		public void logChanged() {
			later(() -> show());
		}
	};
	private RunLog log;
	private Display display;
	private Composite stack;
	private Control empty;
	private SashForm sash;
	private ColumnTree<LoggedRun> runs;
	private RunPane pane;

	@Override
	public void createPartControl(Composite parent) {
		log = getSite().getService(RunLog.class);
		display = parent.getDisplay();
		stack = new Composite(parent, SWT.NONE);
		HelpContexts.attach(stack, HelpContexts.LOG_VIEW);
		stack.setLayout(new StackLayout());
		empty = EmptyPage.create(stack, Messages.LogView_empty, Messages.LogView_example,
				() -> LogCommands.newExample(getSite().getWorkbenchWindow()));
		sash = new SashForm(stack, SWT.HORIZONTAL);
		runs = new ColumnTree<>(sash, LoggedRun.class, RunTexts.columns(), LoggedRun::id, run -> List.of(),
				LoggedRun::message);
		pane = new RunPane(sash, () -> CommandCall.execute(getSite(), DIAGNOSE));
		sash.setWeights(RUNS_SHARE, RUN_SHARE);
		Tree tree = runs.viewer().getTree();
		MenuManager menu = new MenuManager();
		tree.setMenu(menu.createContextMenu(tree));
		getSite().registerContextMenu(ID, menu, runs.viewer());
		getSite().setSelectionProvider(runs.viewer());
		runs.viewer().addSelectionChangedListener(event -> showChosen());
		runs.viewer().addDoubleClickListener(
				event -> CommandCall.execute(getSite(), OpenFileHandler.COMMAND));
		log.addListener(listener);
		show();
	}

	private void starts(LoggedRun run) {
		show();
		runs.viewer().setSelection(new StructuredSelection(run), true);
	}

	private void goesOn(LoggedRun run, RunPosition position) {
		positions.put(run.id(), position);
		show();
	}

	private void ends(LoggedRun run) {
		positions.remove(run.id());
		show();
	}

	private void show() {
		List<LoggedRun> all = log.runs();
		runs.show(all);
		StackLayout layout = (StackLayout) stack.getLayout();
		Control top = all.isEmpty() ? empty : sash;
		if (layout.topControl != top) {
			layout.topControl = top;
			stack.layout();
		}
		if (!all.isEmpty() && runs.selected().isEmpty()) {
			runs.viewer().setSelection(new StructuredSelection(all.get(0)));
		}
		showChosen();
	}

	private void showChosen() {
		Optional<LoggedRun> chosen = runs.selected().stream().findFirst().flatMap(run -> log.find(run.id()));
		if (chosen.isPresent()) {
			pane.show(chosen.get(), Optional.ofNullable(positions.get(chosen.get().id())));
		} else {
			pane.clear();
		}
	}

	private void later(Runnable update) {
		if (!display.isDisposed()) {
			display.asyncExec(() -> {
				if (!stack.isDisposed()) {
					update.run();
				}
			});
		}
	}

	private String copyText() {
		return pane.hasFocus() ? pane.copyText() : runs.copyText();
	}

	@Override
	public <T> T getAdapter(Class<T> adapter) {
		if (adapter == CopySource.class) {
			return adapter.cast((CopySource) this::copyText);
		}
		return super.getAdapter(adapter);
	}

	@Override
	public void setFocus() {
		if (((StackLayout) stack.getLayout()).topControl == empty) {
			empty.setFocus();
		} else {
			runs.setFocus();
		}
	}

	@Override
	public void dispose() {
		if (log != null) {
			log.removeListener(listener);
		}
		super.dispose();
	}
}
