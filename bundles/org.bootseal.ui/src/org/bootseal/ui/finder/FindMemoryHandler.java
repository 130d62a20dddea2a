/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.finder;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.resources.IFile;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.HandlerUtil;

/** Opens the wizard for the selected board. */
public final class FindMemoryHandler extends AbstractHandler {

	@Override
	public Object execute(ExecutionEvent event) throws ExecutionException {
		open(HandlerUtil.getActiveShellChecked(event), HandlerUtil.getCurrentStructuredSelection(event));
		return null;
	}

	/**
	 * Opens the wizard for a file.
	 *
	 * @param shell
	 *            over which it opens
	 * @param file
	 *            where the result goes
	 */
	public static void open(Shell shell, IFile file) {
		open(shell, new StructuredSelection(file));
	}

	private static void open(Shell shell, IStructuredSelection selection) {
		FindMemoryWizard wizard = new FindMemoryWizard();
		wizard.init(PlatformUI.getWorkbench(), selection);
		new WizardDialog(shell, wizard).open();
	}
}
