/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.finder;

import java.util.Optional;

import org.bootseal.core.finder.FoundMemory;
import org.bootseal.ide.boards.Boards;
import org.bootseal.ide.memory.FindMemoryJob;
import org.bootseal.ide.memory.FindMemoryListener;
import org.bootseal.ide.memory.FindMemorySettings;
import org.bootseal.ui.AccessibleName;
import org.bootseal.ui.HelpContexts;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.jobs.IJobChangeEvent;
import org.eclipse.core.runtime.jobs.JobChangeAdapter;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.layout.TableColumnLayout;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.ui.PlatformUI;

/** Shows what is tried while it is tried, with what came of it, and can be ended at any time. */
final class FindSearchPage extends WizardPage {

	private static final int HEIGHT = 260;
	private static final int WIDTH = 760;

	private final FindBoardPage board;
	private final FindTrialsPage trials;
	private Table candidates;
	private Label state;
	private Button start;
	private Button stop;
	private FindMemoryJob job;
	private Optional<FoundMemory> found = Optional.empty();

	FindSearchPage(FindBoardPage board, FindTrialsPage trials) {
		super("search", Messages.FindSearchPage_title, null); //$NON-NLS-1$
		this.board = board;
		this.trials = trials;
		setDescription(Messages.FindSearchPage_description);
		setPageComplete(false);
	}

	@Override
	public void createControl(Composite parent) {
		Composite area = new Composite(parent, SWT.NONE);
		GridLayoutFactory.swtDefaults().numColumns(3).applyTo(area);
		start = button(area, Messages.FindSearchPage_start);
		start.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> start()));
		stop = button(area, Messages.FindSearchPage_stop);
		stop.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> stop()));
		stop.setEnabled(false);
		state = new Label(area, SWT.WRAP);
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(state);
		Composite frame = new Composite(area, SWT.NONE);
		GridDataFactory.fillDefaults().span(3, 1).grab(true, true).hint(WIDTH, HEIGHT).applyTo(frame);
		TableColumnLayout layout = new TableColumnLayout();
		frame.setLayout(layout);
		candidates = new Table(frame, SWT.BORDER | SWT.FULL_SELECTION | SWT.V_SCROLL);
		candidates.setHeaderVisible(true);
		AccessibleName.give(candidates, Messages.FindSearchPage_candidate);
		column(layout, Messages.FindSearchPage_candidate, 6);
		column(layout, Messages.FindSearchPage_result, 5);
		setControl(area);
		HelpContexts.attach(area, HelpContexts.FIND_MEMORY);
	}

	private static Button button(Composite area, String text) {
		Button button = new Button(area, SWT.PUSH);
		button.setText(text);
		return button;
	}

	private void column(TableColumnLayout layout, String title, int weight) {
		TableColumn column = new TableColumn(candidates, SWT.LEFT);
		column.setText(title);
		layout.setColumnData(column, new ColumnWeightData(weight));
	}

	private void start() {
		candidates.removeAll();
		found = Optional.empty();
		setErrorMessage(null);
		running(true);
		state.setText(Messages.FindSearchPage_running);
		FindMemorySettings settings = new FindMemorySettings(board.device(), board.file().getLocation(),
				trials.scratch(), trials.reads());
		job = new FindMemoryJob(PlatformUI.getWorkbench().getService(Boards.class), board.board().orElseThrow(),
				settings, new FindMemoryListener() {
					@Override
					public void trying(String candidate) {
						later(() -> add(candidate));
					}

					@Override
					public void result(String result) {
						later(() -> tell(result));
					}
				});
		FindMemoryJob begun = job;
		job.addJobChangeListener(new JobChangeAdapter() {
			@Override
			public void done(IJobChangeEvent event) {
				later(() -> ended(begun, event.getResult()));
			}
		});
		job.schedule();
	}

	/** Ends a search that is going on; it puts a sector back that it had erased. */
	void stop() {
		if (job != null) {
			job.cancel();
		}
	}

	private void later(Runnable work) {
		PlatformUI.getWorkbench().getDisplay().asyncExec(() -> {
			if (!candidates.isDisposed()) {
				work.run();
			}
		});
	}

	private void add(String candidate) {
		TableItem item = new TableItem(candidates, SWT.NONE);
		item.setText(candidate);
		candidates.showItem(item);
	}

	/** Each clock of a candidate has its own line. */
	private void tell(String result) {
		int last = candidates.getItemCount() - 1;
		if (last < 0 || !candidates.getItem(last).getText(1).isEmpty()) {
			add(""); //$NON-NLS-1$
			last++;
		}
		candidates.getItem(last).setText(1, result);
	}

	private void running(boolean runs) {
		start.setEnabled(!runs);
		stop.setEnabled(runs);
		setPageComplete(!runs && found.isPresent());
	}

	private void ended(FindMemoryJob ended, IStatus result) {
		if (ended != job) {
			return;
		}
		found = result.isOK() ? ended.found() : Optional.empty();
		running(false);
		if (found.isPresent()) {
			state.setText(found.get().marginText());
		} else if (result.getSeverity() == IStatus.CANCEL) {
			state.setText(Messages.FindSearchPage_ended);
		} else {
			state.setText(Messages.FindSearchPage_nothing);
			String problem = result.isOK() ? ended.problem().lines().findFirst().orElse("") : result.getMessage(); //$NON-NLS-1$
			setErrorMessage(problem.isEmpty() ? Messages.FindSearchPage_nothing : problem);
		}
		state.requestLayout();
	}

	/** @return what works; empty before it is found */
	Optional<FoundMemory> found() {
		return found;
	}
}
