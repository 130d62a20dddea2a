/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.fixes;

import java.util.List;

import org.bootseal.core.config.Finding;
import org.bootseal.core.config.Remedy;
import org.bootseal.ide.review.MarkedRemedy;
import org.bootseal.ide.review.RemedyJob;
import org.bootseal.ui.HelpContexts;
import org.bootseal.ui.editor.model.EditorModel;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;

/** The remedies of one finding, each with the lines that it changes. */
public final class RemedyDialog extends TitleAreaDialog {

	private static final Point SIZE = new Point(640, 440);
	private static final int ROWS = 4;

	private final EditorModel model;
	private final Finding finding;
	private final String text;
	private org.eclipse.swt.widgets.List choices;
	private ChangeText preview;

	/**
	 * @param parent
	 *            over which it opens
	 * @param model
	 *            the text that the finding is about, reviewed
	 * @param finding
	 *            a finding with remedies
	 */
	public RemedyDialog(Shell parent, EditorModel model, Finding finding) {
		super(parent);
		this.model = model;
		this.finding = finding;
		text = model.yaml().text();
		setShellStyle(getShellStyle() | SWT.RESIZE);
	}

	@Override
	protected void configureShell(Shell shell) {
		super.configureShell(shell);
		shell.setText(Messages.RemedyDialog_title);
		HelpContexts.attach(shell, HelpContexts.QUICK_FIX);
	}

	@Override
	protected Point getInitialSize() {
		return SIZE;
	}

	@Override
	protected Control createDialogArea(Composite parent) {
		setTitle(Messages.RemedyDialog_heading);
		setMessage(finding.message());
		Composite area = new Composite((Composite) super.createDialogArea(parent), SWT.NONE);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(area);
		GridLayoutFactory.swtDefaults().margins(12, 8).applyTo(area);
		new Label(area, SWT.NONE).setText(Messages.RemedyDialog_choices);
		choices = new org.eclipse.swt.widgets.List(area, SWT.SINGLE | SWT.BORDER | SWT.V_SCROLL);
		finding.remedies().forEach(remedy -> choices.add(remedy.label()));
		choices.select(0);
		GridDataFactory.fillDefaults().grab(true, false)
				.hint(SWT.DEFAULT, choices.getItemHeight() * Math.min(ROWS, finding.remedies().size()))
				.applyTo(choices);
		choices.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> show()));
		choices.addSelectionListener(SelectionListener.widgetDefaultSelectedAdapter(event -> okPressed()));
		new Label(area, SWT.NONE).setText(Messages.RemedyDialog_preview);
		preview = new ChangeText(area);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(preview.control());
		show();
		return area;
	}

	private Remedy chosen() {
		return finding.remedies().get(Math.max(0, choices.getSelectionIndex()));
	}

	private void show() {
		List<String> lines = chosen().preview(text);
		preview.show(lines);
	}

	@Override
	protected void createButtonsForButtonBar(Composite parent) {
		createButton(parent, IDialogConstants.OK_ID, Messages.RemedyDialog_apply, true);
		createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false);
	}

	@Override
	protected void okPressed() {
		apply(model, finding, chosen());
		super.okPressed();
	}

	/**
	 * Applies a remedy to the text of an editor, as one step to undo; one that changes another file works in the
	 * background.
	 *
	 * @param model
	 *            the text that the finding is about
	 * @param finding
	 *            the finding
	 * @param remedy
	 *            one of its remedies
	 */
	public static void apply(EditorModel model, Finding finding, Remedy remedy) {
		if (!model.isReviewed()) {
			// the edit is for the text that was reviewed, and for no other
			return;
		}
		if (remedy.other().isEmpty()) {
			model.edit(document -> remedy.edit());
			return;
		}
		IFile file = ResourcesPlugin.getWorkspace().getRoot().getFileForLocation(model.source().location());
		if (file != null) {
			RemedyJob job = new RemedyJob(
					List.of(new MarkedRemedy(file, finding.path().toString(), finding.message(), remedy.label())),
					new EditorTexts(Display.getDefault()));
			job.setUser(true);
			job.schedule();
		}
	}
}
