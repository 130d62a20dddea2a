/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.bootseal.core.plan.RunFailure;
import org.bootseal.core.plan.RunRecord;
import org.bootseal.core.runlog.LoggedRun;
import org.bootseal.ide.run.FirstWord;
import org.bootseal.ide.run.RunPosition;
import org.bootseal.ide.run.RunProcess;
import org.bootseal.ui.AccessibleName;
import org.bootseal.ui.tables.Column;
import org.bootseal.ui.tables.ColumnTree;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.jface.resource.ResourceManager;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;

/** One run: how it ended, what it did step by step, and if it failed, why and what to try. */
final class RunPane {

	private static final int STEPS_SHARE = 55;
	private static final int WORDS_SHARE = 45;

	private final Composite control;
	private final ResourceManager images;
	private final Label icon;
	private final Label summary;
	private final SashForm sash;
	private final ColumnTree<StepLine> steps;
	private final StyledText words;
	private String shownId = "";
	private boolean wasRunning;

	/** With what finds out why the shown run failed. */
	RunPane(Composite parent, Runnable findOut) {
		control = new Composite(parent, SWT.NONE);
		images = new LocalResourceManager(JFaceResources.getResources(), control);
		GridLayoutFactory.swtDefaults().numColumns(2).margins(5, 0).applyTo(control);
		icon = new Label(control, SWT.NONE);
		summary = new Label(control, SWT.WRAP);
		GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).grab(true, false).hint(1, SWT.DEFAULT)
				.applyTo(summary);
		sash = new SashForm(control, SWT.HORIZONTAL);
		GridDataFactory.fillDefaults().grab(true, true).span(2, 1).applyTo(sash);
		steps = new ColumnTree<>(sash, StepLine.class, columns(), StepLine::key, StepLine::details,
				StepLine::toolTip);
		Composite reason = new Composite(sash, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(0, 3).applyTo(reason);
		Link why = new Link(reason, SWT.NONE);
		why.setText("<a>" + RunProcess.why() + "</a>");
		why.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> findOut.run()));
		GridDataFactory.fillDefaults().indent(4, 2).applyTo(why);
		words = new StyledText(reason, SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL | SWT.BORDER);
		AccessibleName.give(words, Messages.RunPane_message);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(words);
		sash.setWeights(STEPS_SHARE, WORDS_SHARE);
		clear();
	}

	private static List<Column<StepLine>> columns() {
		return List.of(
				new Column<>(Messages.RunPane_step, 26, StepLine::title).withSomeIcon(StepLine::icon),
				new Column<>(Messages.RunPane_outcome, 8, StepLine::outcome),
				new Column<>(Messages.RunPane_start, 6, StepLine::start),
				new Column<>(Messages.RunPane_time, 6, StepLine::time),
				new Column<>(Messages.RunPane_bytes, 7, StepLine::bytes),
				new Column<>(Messages.RunPane_message, 26, StepLine::message));
	}

	Composite control() {
		return control;
	}

	/** Shows a run. */
	void show(LoggedRun run, Optional<RunPosition> position) {
		icon.setImage(images.create(RunTexts.icon(run.state())));
		summary.setText(summary(run));
		List<StepLine> lines = StepLine.of(run, position);
		steps.show(lines);
		reveal(run, lines);
		setWords(run.record().map(RunPane::words).orElse(List.of()));
		control.layout();
	}

	/** While a run goes on, its last step is in view; later the one that failed, or the first. */
	private void reveal(LoggedRun run, List<StepLine> lines) {
		boolean isOther = !run.id().equals(shownId) || wasRunning != run.isRunning();
		if (!run.id().equals(shownId)) {
			steps.viewer().collapseAll();
		}
		shownId = run.id();
		wasRunning = run.isRunning();
		if (lines.isEmpty()) {
			return;
		}
		if (run.isRunning()) {
			steps.viewer().reveal(lines.get(lines.size() - 1));
		} else if (isOther) {
			steps.viewer().reveal(lines.stream().filter(StepLine::isBad).findFirst().orElse(lines.get(0)));
		}
	}

	/** Shows that none is chosen. */
	void clear() {
		shownId = "";
		icon.setImage(null);
		summary.setText(Messages.RunPane_none);
		steps.show(List.of());
		setWords(List.of());
		control.layout();
	}

	private void setWords(List<String> lines) {
		String text = String.join("\n", lines);
		if (!words.getText().equals(text)) {
			words.setText(text);
		}
		sash.setMaximizedControl(text.isEmpty() ? steps.control() : null);
	}

	/** What failed stands above already; here is what it may be, and what is known of it. */
	private static List<String> words(RunRecord record) {
		List<String> lines = new ArrayList<>();
		FirstWord.of(record).ifPresent(lines::add);
		record.failure().map(RunFailure::lines).ifPresent(all -> lines.addAll(all.subList(1, all.size())));
		return lines;
	}

	private static String summary(LoggedRun run) {
		String what = run.message().isEmpty() ? run.name() : run.message();
		return NLS.bind(Messages.RunPane_summary,
				new Object[] { RunTexts.outcome(run.state()), what, run.board(), RunTexts.time(run.time()) });
	}

	/** Returns whether something in it has the focus. */
	boolean hasFocus() {
		return words.isFocusControl() || steps.viewer().getTree().isFocusControl();
	}

	/** Returns what is selected in what has the focus. */
	String copyText() {
		return words.isFocusControl() ? words.getSelectionText() : steps.copyText();
	}
}
