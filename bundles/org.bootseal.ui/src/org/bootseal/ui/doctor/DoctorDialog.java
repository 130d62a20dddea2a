/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.bootseal.core.doctor.DoctorListener;
import org.bootseal.core.doctor.Experiment;
import org.bootseal.core.doctor.ExperimentRecord;
import org.bootseal.core.doctor.RecordFindings;
import org.bootseal.core.runlog.LoggedRun;
import org.bootseal.ide.boards.AttachedBoard;
import org.bootseal.ide.boards.Boards;
import org.bootseal.ide.launch.DoctorJob;
import org.bootseal.ui.HelpContexts;
import org.bootseal.ui.log.RunFiles;
import org.bootseal.ui.tables.Column;
import org.bootseal.ui.tables.ColumnTree;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobChangeEvent;
import org.eclipse.core.runtime.jobs.JobChangeAdapter;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.statushandlers.StatusManager;

/**
 * Why a run failed: what its record says, and once the user starts them, what experiments show. All kinds of
 * experiments are listed before the first is made. Keeps nobody from working on beside it.
 */
final class DoctorDialog extends Dialog {

	private static final Point SIZE = new Point(1000, 700);
	private static final int ANSWER_SHARE = 40;
	private static final int EXPERIMENTS_SHARE = 60;

	private final LoggedRun run;
	private final Boards boards = PlatformUI.getWorkbench().getService(Boards.class);
	private final List<ExperimentRecord> made = new ArrayList<>();
	private final List<Experiment> refused = new ArrayList<>();
	private Optional<Experiment> now = Optional.empty();
	private Optional<DoctorJob> job = Optional.empty();
	private AnswerPane answer;
	private ColumnTree<ExperimentLine> experiments;

	DoctorDialog(Shell parent, LoggedRun run) {
		super(parent);
		this.run = run;
		setShellStyle(SWT.CLOSE | SWT.MODELESS | SWT.BORDER | SWT.TITLE | SWT.RESIZE | SWT.MAX);
		setBlockOnOpen(false);
	}

	@Override
	protected void configureShell(Shell shell) {
		super.configureShell(shell);
		HelpContexts.attach(shell, HelpContexts.DOCTOR);
		shell.setText(NLS.bind(Messages.DoctorDialog_title, run.board()));
	}

	@Override
	protected Point getInitialSize() {
		return SIZE;
	}

	@Override
	protected Control createDialogArea(Composite parent) {
		Composite area = (Composite) super.createDialogArea(parent);
		SashForm sash = new SashForm(area, SWT.VERTICAL);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(sash);
		answer = new AnswerPane(sash, RunFiles.of(run));
		experiments = new ColumnTree<>(sash, ExperimentLine.class, columns(), ExperimentLine::id, ExperimentLine::made,
				ExperimentLine::result);
		experiments.copyByKey();
		sash.setWeights(ANSWER_SHARE, EXPERIMENTS_SHARE);
		answer.showFirst(run.record().map(RecordFindings::of).orElse(List.of()));
		showExperiments();
		return area;
	}

	private static List<Column<ExperimentLine>> columns() {
		return List.of(new Column<>(Messages.DoctorDialog_what, 40, ExperimentLine::title),
				new Column<>(Messages.DoctorDialog_risk, 24, line -> line.risk().text()),
				new Column<>(Messages.DoctorDialog_time, 6, ExperimentLine::time),
				new Column<>(Messages.DoctorDialog_result, 26, ExperimentLine::result));
	}

	private void showExperiments() {
		experiments.show(ExperimentLine.of(made, now, refused));
	}

	@Override
	protected void createButtonsForButtonBar(Composite parent) {
		createButton(parent, IDialogConstants.PROCEED_ID, Messages.DoctorDialog_start, true);
		createButton(parent, IDialogConstants.STOP_ID, Messages.DoctorDialog_stop, false).setEnabled(false);
		createButton(parent, IDialogConstants.CLOSE_ID, IDialogConstants.CLOSE_LABEL, false);
	}

	@Override
	protected void buttonPressed(int id) {
		switch (id) {
		case IDialogConstants.PROCEED_ID -> start();
		case IDialogConstants.STOP_ID -> job.ifPresent(DoctorJob::cancel);
		default -> close();
		}
	}

	private void start() {
		Optional<AttachedBoard> board = boards.boards().stream().filter(each -> each.name().equals(run.board()))
				.findFirst();
		if (board.isEmpty()) {
			StatusManager.getManager().handle(Status.info(NLS.bind(Messages.DoctorDialog_gone, run.board())),
					StatusManager.SHOW);
			return;
		}
		made.clear();
		refused.clear();
		DoctorJob doctor = new DoctorJob(boards, board.get(), run, new Watch(getShell().getDisplay()));
		doctor.addJobChangeListener(new JobChangeAdapter() {
			@Override
			public void done(IJobChangeEvent event) {
				later(PlatformUI.getWorkbench().getDisplay(), () -> ended(doctor));
			}
		});
		job = Optional.of(doctor);
		running(true);
		showExperiments();
		doctor.schedule();
	}

	private void running(boolean runs) {
		getButton(IDialogConstants.PROCEED_ID).setEnabled(!runs);
		getButton(IDialogConstants.STOP_ID).setEnabled(runs);
	}

	private void ended(DoctorJob doctor) {
		running(false);
		now = Optional.empty();
		refused.addAll(doctor.refused());
		showExperiments();
		doctor.report().ifPresent(report -> answer.show(doctor, report));
	}

	private void later(Display display, Runnable update) {
		if (!display.isDisposed()) {
			display.asyncExec(() -> {
				if (getShell() != null && !getShell().isDisposed()) {
					update.run();
				}
			});
		}
	}

	@Override
	public boolean close() {
		job.ifPresent(DoctorJob::cancel);
		return super.close();
	}

	/** Shows how it goes on. */
	private final class Watch implements DoctorListener {

		private final Display display;

		Watch(Display display) {
			this.display = display;
		}

		@Override
		public boolean begins(Experiment experiment) {
			later(display, () -> {
				now = Optional.of(experiment);
				showExperiments();
			});
			return true;
		}

		@Override
		public void ended(ExperimentRecord record) {
			later(display, () -> {
				now = Optional.empty();
				made.add(record);
				showExperiments();
			});
		}
	}
}
