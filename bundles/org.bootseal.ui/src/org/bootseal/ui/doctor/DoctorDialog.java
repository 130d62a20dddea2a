/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.doctor;

import java.util.Optional;

import org.bootseal.core.doctor.Experiment;
import org.bootseal.core.doctor.DoctorReport;
import org.bootseal.core.doctor.ExperimentRecord;
import org.bootseal.core.doctor.Finding;
import org.bootseal.core.doctor.Remedy;
import org.bootseal.core.doctor.Risk;
import org.bootseal.core.runlog.LoggedRun;
import org.bootseal.ui.HelpContexts;
import org.bootseal.ui.editor.ConfigurationEditor;
import org.bootseal.ui.log.RunFiles;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.Status;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.statushandlers.StatusManager;

/** What is wrong, how sure that is and by what, and what to do. Keeps nobody from working on beside it. */
final class DoctorDialog extends Dialog {

	private static final Point SIZE = new Point(760, 560);
	private static final int INDENT = 16;

	private final LoggedRun run;
	private final DoctorReport report;

	DoctorDialog(Shell parent, LoggedRun run, DoctorReport report) {
		super(parent);
		this.run = run;
		this.report = report;
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
		ScrolledComposite scrolled = new ScrolledComposite(area, SWT.V_SCROLL);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(scrolled);
		Composite content = new Composite(scrolled, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).spacing(8, 6).applyTo(content);
		fill(content);
		scrolled.setContent(content);
		scrolled.setExpandHorizontal(true);
		scrolled.setExpandVertical(true);
		scrolled.addListener(SWT.Resize, event -> scrolled
				.setMinHeight(content.computeSize(scrolled.getClientArea().width, SWT.DEFAULT).y));
		return area;
	}

	private void fill(Composite content) {
		if (report.findings().isEmpty()) {
			heading(content, report.cancelled() ? Messages.DoctorDialog_cancelled : Messages.DoctorDialog_nothing);
		}
		for (Finding finding : report.findings()) {
			show(content, finding);
		}
		if (!report.experiments().isEmpty()) {
			heading(content, Messages.DoctorDialog_done);
		}
		for (ExperimentRecord made : report.experiments()) {
			line(content, NLS.bind(Messages.DoctorDialog_experiment, new Object[] { made.experiment().title(),
					Long.valueOf(made.elapsed().toMillis()), made.result() }), INDENT);
		}
		if (!report.withConsent().isEmpty()) {
			heading(content, Messages.DoctorDialog_left);
			for (Experiment left : report.withConsent()) {
				line(content, left.title(), INDENT);
			}
		}
	}

	private void show(Composite content, Finding finding) {
		heading(content, report.isHealthy() ? Messages.DoctorDialog_healthy
				: NLS.bind(Messages.DoctorDialog_finding, finding.cause().title(), finding.certainty().word()));
		if (!finding.by().isEmpty()) {
			line(content, Messages.DoctorDialog_by, 0);
		}
		finding.by().forEach(fact -> line(content, fact, INDENT));
		if (!finding.remedies().isEmpty()) {
			line(content, Messages.DoctorDialog_next, 0);
		}
		finding.remedies().forEach(remedy -> show(content, remedy));
	}

	private void show(Composite content, Remedy remedy) {
		Optional<Remedy.Edit> edit = remedy.edit();
		String text = edit.map(change -> remedy.text() + " "
				+ NLS.bind(Messages.DoctorDialog_change, change.key(), change.value())).orElse(remedy.text());
		Optional<IFile> file = RunFiles.of(run);
		Label label = line(content, text, INDENT);
		if (edit.isPresent() && file.isPresent()) {
			((GridData) label.getLayoutData()).horizontalSpan = 1;
			Button apply = new Button(content, SWT.PUSH);
			apply.setText(Messages.DoctorDialog_apply);
			apply.addSelectionListener(
					SelectionListener.widgetSelectedAdapter(event -> apply(apply, file.get(), edit.get())));
		}
		if (!remedy.command().isEmpty()) {
			Text command = new Text(content, SWT.READ_ONLY);
			command.setText(remedy.command());
			command.setFont(JFaceResources.getTextFont());
			GridDataFactory.fillDefaults().span(2, 1).indent(INDENT, 0).applyTo(command);
		}
	}

	/** In the editor, so that the change can be looked at, undone, or saved. */
	private static void apply(Button button, IFile file, Remedy.Edit edit) {
		try {
			IEditorPart editor = IDE.openEditor(
					PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage(), file);
			if (editor instanceof ConfigurationEditor configuration && configuration.model().edit(edit::in)) {
				button.setText(Messages.DoctorDialog_applied);
				button.setEnabled(false);
				button.getParent().layout();
			}
		} catch (PartInitException e) {
			StatusManager.getManager().handle(Status.error(e.getMessage(), e), StatusManager.SHOW);
		}
	}

	private static void heading(Composite parent, String text) {
		line(parent, text, 0).setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DIALOG_FONT));
	}

	private static Label line(Composite parent, String text, int indent) {
		Label label = new Label(parent, SWT.WRAP);
		label.setText(text.replace("&", "&&"));
		GridDataFactory.fillDefaults().grab(true, false).span(2, 1).indent(indent, 0).hint(SIZE.x / 2, SWT.DEFAULT)
				.applyTo(label);
		return label;
	}

	@Override
	protected void createButtonsForButtonBar(Composite parent) {
		if (!report.withConsent().isEmpty()) {
			createButton(parent, IDialogConstants.PROCEED_ID, Messages.DoctorDialog_test, false);
		}
		createButton(parent, IDialogConstants.OK_ID, IDialogConstants.CLOSE_LABEL, true);
	}

	@Override
	protected void buttonPressed(int id) {
		if (id == IDialogConstants.PROCEED_ID) {
			Shell parent = (Shell) getShell().getParent();
			close();
			DiagnoseHandler.diagnose(parent, run, Risk.SCRATCH_SECTOR);
		} else {
			super.buttonPressed(id);
		}
	}
}
