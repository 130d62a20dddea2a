/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.wizards;

import java.util.List;
import java.util.Optional;

import org.bootseal.core.support.SupportDraft;
import org.bootseal.ide.boards.Boards;
import org.bootseal.ide.run.RunLog;
import org.bootseal.ide.run.SupportCollection;
import org.bootseal.ui.BackgroundJob;
import org.bootseal.ui.HelpContexts;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;

/** Shows what would be in a support zip, and asks where to. */
final class ExportSupportPage extends WizardPage {

	private static final int COLUMNS = 3;
	private static final int WIDTH = 90;
	private static final int LINES = 14;

	private final List<IFile> files;
	private final RunLog log = PlatformUI.getWorkbench().getService(RunLog.class);
	private final Boards boards = PlatformUI.getWorkbench().getService(Boards.class);
	private BackgroundJob job;
	private Optional<SupportDraft> draft = Optional.empty();
	private TargetField target;
	private Text listing;

	ExportSupportPage(List<IFile> files) {
		super("support", Messages.ExportSupportWizard_title, null); //$NON-NLS-1$
		this.files = files;
		setDescription(Messages.ExportSupportPage_description);
	}

	@Override
	public void createControl(Composite parent) {
		initializeDialogUnits(parent);
		Composite area = new Composite(parent, SWT.NONE);
		GridLayoutFactory.swtDefaults().numColumns(COLUMNS).applyTo(area);
		target = new TargetField(area, Messages.ExportSupportPage_target, "bootseal-support.zip"); //$NON-NLS-1$
		target.onChange(this::validate);
		Label label = new Label(area, SWT.NONE);
		label.setText(Messages.ExportSupportPage_content);
		GridDataFactory.fillDefaults().span(COLUMNS, 1).applyTo(label);
		listing = new Text(area, SWT.BORDER | SWT.MULTI | SWT.READ_ONLY | SWT.H_SCROLL | SWT.V_SCROLL);
		listing.setFont(JFaceResources.getTextFont());
		listing.setText(Messages.ExportSupportPage_collecting);
		GridDataFactory.fillDefaults().span(COLUMNS, 1).grab(true, true)
				.hint(convertWidthInCharsToPixels(WIDTH), convertHeightInCharsToPixels(LINES)).applyTo(listing);
		setPageComplete(false);
		setControl(area);
		HelpContexts.attach(area, HelpContexts.EXPORT_SUPPORT);
		job = new BackgroundJob(Messages.ExportSupportPage_job, this::collect);
		job.schedule();
	}

	private void collect(IProgressMonitor monitor) throws CoreException {
		SupportDraft collected = SupportCollection.collect(log, boards, files, monitor);
		Display.getDefault().asyncExec(() -> show(collected));
	}

	private void show(SupportDraft collected) {
		if (!listing.isDisposed()) {
			draft = Optional.of(collected);
			listing.setText(String.join("\n", collected.listing())); //$NON-NLS-1$
			validate();
		}
	}

	private void validate() {
		boolean named = !target().isEmpty();
		setErrorMessage(named || draft.isEmpty() ? null : Messages.ExportPage_noTarget);
		setPageComplete(named && draft.isPresent());
	}

	/** What was collected; the page is complete only then. */
	SupportDraft draft() {
		return draft.orElseThrow();
	}

	/** The zip file. */
	String target() {
		return target.text();
	}

	@Override
	public void dispose() {
		if (job != null) {
			job.cancel();
		}
		super.dispose();
	}
}
