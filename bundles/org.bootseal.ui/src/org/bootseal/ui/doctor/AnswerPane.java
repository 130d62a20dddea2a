/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.doctor;

import java.util.List;
import java.util.Optional;

import org.bootseal.core.doctor.DoctorReport;
import org.bootseal.core.doctor.Finding;
import org.bootseal.core.doctor.Remedy;
import org.bootseal.ide.launch.DoctorJob;
import org.bootseal.ui.editor.ConfigurationEditor;
import org.bootseal.ui.fixes.ChangeText;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.Status;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.statushandlers.StatusManager;

/** What is wrong, how sure that is and by what, and what to do; a change of the file with the lines it changes. */
final class AnswerPane {

	private static final int INDENT = 16;
	private static final int LINE_WIDTH = 380;

	private final ScrolledComposite scrolled;
	private final Optional<IFile> file;
	private Composite content;

	AnswerPane(Composite parent, Optional<IFile> file) {
		this.file = file;
		scrolled = new ScrolledComposite(parent, SWT.V_SCROLL);
		scrolled.setExpandHorizontal(true);
		scrolled.setExpandVertical(true);
		scrolled.addListener(SWT.Resize, event -> fit());
	}

	Control control() {
		return scrolled;
	}

	private void begin() {
		if (content != null) {
			content.dispose();
		}
		content = new Composite(scrolled, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).spacing(8, 6).applyTo(content);
		scrolled.setContent(content);
	}

	private void fit() {
		if (content != null) {
			scrolled.setMinHeight(content.computeSize(scrolled.getClientArea().width, SWT.DEFAULT).y);
			content.layout();
		}
	}

	/** What the record says before anything is tried. */
	void showFirst(List<Finding> findings) {
		begin();
		heading(findings.isEmpty() ? Messages.DoctorDialog_recordNothing : Messages.DoctorDialog_record);
		for (Finding finding : findings) {
			line(NLS.bind(Messages.DoctorDialog_finding, finding.cause().title(), finding.certainty().word()), INDENT);
		}
		line(Messages.DoctorDialog_before, 0);
		fit();
	}

	/** What came of an examination. */
	void show(DoctorJob job, DoctorReport report) {
		begin();
		if (report.findings().isEmpty()) {
			heading(report.cancelled() ? Messages.DoctorDialog_cancelled : Messages.DoctorDialog_nothing);
		}
		for (Finding finding : report.findings()) {
			heading(report.isHealthy() ? Messages.DoctorDialog_healthy
					: NLS.bind(Messages.DoctorDialog_finding, finding.cause().title(), finding.certainty().word()));
			section(finding.by(), Messages.DoctorDialog_by);
			finding.by().forEach(fact -> line(fact, INDENT));
			section(finding.remedies(), Messages.DoctorDialog_next);
			finding.remedies().forEach(remedy -> show(remedy, job));
		}
		fit();
		scrolled.setOrigin(0, 0);
	}

	private void section(List<?> lines, String title) {
		if (!lines.isEmpty()) {
			line(title, 0);
		}
	}

	private void show(Remedy remedy, DoctorJob job) {
		line(remedy.text(), INDENT);
		remedy.edit().ifPresent(edit -> show(edit, job.preview(edit)));
		if (!remedy.command().isEmpty()) {
			Text command = new Text(content, SWT.READ_ONLY);
			command.setText(remedy.command());
			command.setFont(JFaceResources.getTextFont());
			GridDataFactory.fillDefaults().span(2, 1).indent(INDENT, 0).applyTo(command);
		}
	}

	private void show(Remedy.Edit edit, List<String> lines) {
		if (file.isEmpty() || lines.isEmpty()) {
			line(NLS.bind(Messages.DoctorDialog_change, edit.key(), edit.value()), INDENT);
			return;
		}
		ChangeText preview = new ChangeText(content);
		preview.show(lines);
		GridDataFactory.fillDefaults().grab(true, false).indent(INDENT, 0).hint(LINE_WIDTH, SWT.DEFAULT)
				.applyTo(preview.control());
		Button apply = new Button(content, SWT.PUSH);
		apply.setText(Messages.DoctorDialog_apply);
		GridDataFactory.swtDefaults().align(SWT.FILL, SWT.BEGINNING).applyTo(apply);
		apply.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> apply(apply, edit)));
	}

	/** In the editor, so that the change can be looked at, undone, or saved. */
	private void apply(Button button, Remedy.Edit edit) {
		try {
			IEditorPart editor = IDE.openEditor(
					PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage(), file.orElseThrow());
			if (editor instanceof ConfigurationEditor configuration && configuration.model().edit(edit::in)) {
				button.setText(Messages.DoctorDialog_applied);
				button.setToolTipText(Messages.DoctorDialog_appliedTip);
				button.setEnabled(false);
				fit();
			}
		} catch (PartInitException e) {
			StatusManager.getManager().handle(Status.error(e.getMessage(), e), StatusManager.SHOW);
		}
	}

	private void heading(String text) {
		line(text, 0).setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DIALOG_FONT));
	}

	private Label line(String text, int indent) {
		Label label = new Label(content, SWT.WRAP);
		label.setText(text.replace("&", "&&"));
		GridDataFactory.fillDefaults().grab(true, false).span(2, 1).indent(indent, 0).hint(LINE_WIDTH, SWT.DEFAULT)
				.applyTo(label);
		return label;
	}
}
