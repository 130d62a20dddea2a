/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.wizards;

import java.lang.reflect.InvocationTargetException;

import org.bootseal.ui.welcome.WelcomePage;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.Status;
import org.eclipse.jface.wizard.IWizardContainer;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.statushandlers.StatusManager;
import org.eclipse.ui.wizards.newresource.BasicNewResourceWizard;

/** What wizards do when they finish: work with a progress bar, then an editor. */
public final class WizardWork {

	/** Asks the pages, on the UI thread. */
	@FunctionalInterface
	public interface Questions {

		/**
		 * @return the work that does what the pages say
		 * @throws CoreException
		 *             if what they say can't be done
		 */
		ICoreRunnable ask() throws CoreException;
	}

	private WizardWork() {
	}

	/**
	 * Does work in the background while the wizard shows progress, and says what went wrong.
	 *
	 * @param container
	 *            shows the wizard
	 * @param title
	 *            of the wizard, for messages
	 * @param questions
	 *            asked first
	 * @return whether the wizard may close
	 */
	public static boolean run(IWizardContainer container, String title, Questions questions) {
		try {
			ICoreRunnable work = questions.ask();
			container.run(true, true, monitor -> {
				try {
					ResourcesPlugin.getWorkspace().run(work, ResourcesPlugin.getWorkspace().getRoot(), 0, monitor);
				} catch (CoreException e) {
					throw new InvocationTargetException(e);
				} catch (OperationCanceledException e) {
					throw new InterruptedException();
				}
			});
			return true;
		} catch (InterruptedException e) {
			return false; // cancelled: the wizard stays as it is
		} catch (CoreException e) {
			show(title, e.getStatus());
		} catch (InvocationTargetException e) {
			show(title, e.getCause() instanceof CoreException core ? core.getStatus()
					: Status.error(String.valueOf(e.getCause().getMessage()), e.getCause()));
		}
		return false;
	}

	private static void show(String title, IStatus status) {
		StatusManager.getManager().handle(new Status(status.getSeverity(), status.getPlugin(),
				title + ": " + status.getMessage(), status.getException()), //$NON-NLS-1$
				StatusManager.SHOW | StatusManager.BLOCK);
	}

	/**
	 * Shows a file in the views, and opens its editor.
	 *
	 * @return true, because the file is there, whatever the editor says
	 */
	static boolean open(IWorkbench workbench, IFile file) {
		IWorkbenchWindow window = workbench.getActiveWorkbenchWindow();
		IWorkbenchPage page = window == null ? null : window.getActivePage();
		if (page != null) {
			WelcomePage.leave(workbench);
			BasicNewResourceWizard.selectAndReveal(file, window);
			try {
				IDE.openEditor(page, file, true);
			} catch (PartInitException e) {
				StatusManager.getManager().handle(e.getStatus(), StatusManager.SHOW);
			}
		}
		return true;
	}
}
