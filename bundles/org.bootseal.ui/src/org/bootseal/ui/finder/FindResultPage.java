/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.finder;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.bootseal.core.config.FileChange;
import org.bootseal.core.config.LineDifference;
import org.bootseal.core.finder.FoundMemory;
import org.bootseal.ide.memory.FoundMemoryChanges;
import org.bootseal.ide.review.FileTexts;
import org.bootseal.ui.BackgroundJob;
import org.bootseal.ui.HelpContexts;
import org.bootseal.ui.fixes.ChangeText;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;

/** Says what was found, how sure that is, and which lines of which file change by it. */
final class FindResultPage extends WizardPage {

	private static final int LINES = 9;
	private static final int WIDTH = 760;
	private static final int HEIGHT = 120;

	private final FindBoardPage board;
	private final FindSearchPage search;
	private final FileTexts texts;
	private Text summary;
	private ChangeText preview;
	private List<FileChange> changes = List.of();

	FindResultPage(FindBoardPage board, FindSearchPage search, FileTexts texts) {
		super("result", Messages.FindResultPage_title, null); //$NON-NLS-1$
		this.board = board;
		this.search = search;
		this.texts = texts;
		setDescription(Messages.FindResultPage_description);
		setPageComplete(false);
	}

	@Override
	public void createControl(Composite parent) {
		Composite area = new Composite(parent, SWT.NONE);
		GridLayoutFactory.swtDefaults().applyTo(area);
		new Label(area, SWT.NONE).setText(Messages.FindResultPage_found);
		summary = new Text(area, SWT.READ_ONLY | SWT.MULTI | SWT.WRAP | SWT.V_SCROLL | SWT.BORDER);
		GridDataFactory.fillDefaults().grab(true, false).hint(WIDTH, summary.getLineHeight() * LINES)
				.applyTo(summary);
		new Label(area, SWT.NONE).setText(Messages.FindResultPage_preview);
		preview = new ChangeText(area);
		GridDataFactory.fillDefaults().grab(true, true).hint(WIDTH, HEIGHT).applyTo(preview.control());
		setControl(area);
		HelpContexts.attach(area, HelpContexts.FIND_MEMORY);
	}

	@Override
	public void setVisible(boolean visible) {
		if (visible && search.found().isPresent()) {
			FoundMemory found = search.found().get();
			summary.setText(text(found));
			setPageComplete(false);
			IFile file = board.file();
			new BackgroundJob(Messages.FindResultPage_job, monitor -> compute(file, found)).schedule();
		}
		super.setVisible(visible);
	}

	private static String text(FoundMemory found) {
		List<String> lines = new ArrayList<>(
				List.of(found.marginText(), found.toString(), found.chip(), found.place()));
		found.proofs().forEach(proof -> lines.add("+ " + proof)); //$NON-NLS-1$
		found.open().forEach(open -> lines.add("- " + open)); //$NON-NLS-1$
		return String.join("\n", lines); //$NON-NLS-1$
	}

	private void compute(IFile file, FoundMemory found) {
		try {
			IPath place = file.getLocation();
			List<FileChange> wanted = FoundMemoryChanges.of(place.toPath(),
					file.exists() ? Optional.of(texts.text(file)) : Optional.empty(), found);
			later(() -> show(wanted));
		} catch (CoreException e) {
			later(() -> setErrorMessage(e.getStatus().getMessage()));
		}
	}

	private void later(Runnable work) {
		PlatformUI.getWorkbench().getDisplay().asyncExec(() -> {
			if (!summary.isDisposed()) {
				work.run();
			}
		});
	}

	private void show(List<FileChange> wanted) {
		changes = wanted;
		List<String> lines = new ArrayList<>();
		for (FileChange change : wanted) {
			lines.add(change.name() + ":"); //$NON-NLS-1$
			lines.addAll(LineDifference.of(change.before().orElse(""), change.after()).lines()); //$NON-NLS-1$
		}
		preview.show(wanted.isEmpty() ? List.of(Messages.FindResultPage_same) : lines);
		setErrorMessage(null);
		setPageComplete(true);
	}

	/** @return what is to be written; empty if the file says so already */
	List<FileChange> changes() {
		return changes;
	}
}
