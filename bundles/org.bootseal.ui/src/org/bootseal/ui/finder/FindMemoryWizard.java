/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.finder;

import java.lang.reflect.InvocationTargetException;
import java.util.List;

import org.bootseal.core.config.FileChange;
import org.bootseal.ide.boards.AttachedBoard;
import org.bootseal.ide.review.FileTexts;
import org.bootseal.ui.BootsealImages;
import org.bootseal.ui.fixes.EditorTexts;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.Status;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.wizard.Wizard;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.INewWizard;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.statushandlers.StatusManager;

/** Finds out how the flash of a board is used, and writes that into a file of the workspace. */
public final class FindMemoryWizard extends Wizard implements INewWizard {

	/** Identifier of the wizard. */
	public static final String ID = "org.bootseal.ui.findMemory"; //$NON-NLS-1$

	private final FileTexts texts = new FileTexts(new EditorTexts(Display.getCurrent()));
	private IWorkbench workbench;
	private IStructuredSelection selection;
	private FindBoardPage board;
	private FindTrialsPage trials;
	private FindSearchPage search;
	private FindResultPage result;

	@Override
	public void init(IWorkbench theWorkbench, IStructuredSelection selected) {
		workbench = theWorkbench;
		selection = selected;
		setWindowTitle(Messages.FindMemoryWizard_title);
		setDefaultPageImageDescriptor(BootsealImages.PROVISIONING_BANNER);
		setNeedsProgressMonitor(true);
	}

	@Override
	public void addPages() {
		Object first = selection.getFirstElement();
		board = new FindBoardPage(first instanceof AttachedBoard attached ? attached.name() : "", //$NON-NLS-1$
				Adapters.adapt(first, IResource.class));
		trials = new FindTrialsPage();
		search = new FindSearchPage(board, trials);
		result = new FindResultPage(board, search, texts);
		addPage(board);
		addPage(trials);
		addPage(search);
		addPage(result);
	}

	@Override
	public boolean canFinish() {
		return getContainer().getCurrentPage() == result && result.isPageComplete();
	}

	@Override
	public boolean performCancel() {
		search.stop();
		return true;
	}

	@Override
	public boolean performFinish() {
		List<FileChange> changes = result.changes();
		IFile file = board.file();
		try {
			getContainer().run(true, false, monitor -> {
				try {
					for (FileChange change : changes) {
						write(change);
					}
				} catch (CoreException e) {
					throw new InvocationTargetException(e);
				}
			});
			IDE.openEditor(workbench.getActiveWorkbenchWindow().getActivePage(), file, true);
			return true;
		} catch (InvocationTargetException e) {
			StatusManager.getManager().handle(Status.error(e.getCause().getMessage(), e.getCause()),
					StatusManager.SHOW | StatusManager.BLOCK);
		} catch (PartInitException e) {
			StatusManager.getManager().handle(e.getStatus(), StatusManager.SHOW);
			return true;
		} catch (InterruptedException e) {
			// can't be cancelled
			return false;
		}
		return false;
	}

	private void write(FileChange change) throws CoreException {
		if (!texts.write(change)) {
			throw new CoreException(
					Status.error(NLS.bind(Messages.FindMemoryWizard_changed, change.name())));
		}
	}
}
