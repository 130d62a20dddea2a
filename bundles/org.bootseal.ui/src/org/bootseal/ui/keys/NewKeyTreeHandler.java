/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.keys;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.ui.ISelectionService;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;

/** Opens the wizard that makes a key tree. */
public final class NewKeyTreeHandler extends AbstractHandler {

	/** Identifier of the command. */
	public static final String COMMAND = "org.bootseal.ui.newKeyTree"; //$NON-NLS-1$

	private static final String EXPLORER = "org.eclipse.ui.navigator.ProjectExplorer"; //$NON-NLS-1$

	@Override
	public Object execute(ExecutionEvent event) throws ExecutionException {
		IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
		NewKeyTreeWizard wizard = new NewKeyTreeWizard();
		wizard.init(window.getWorkbench(), selection(window.getSelectionService()));
		new WizardDialog(window.getShell(), wizard).open();
		return null;
	}

	/** The view of keys has no files in it, so what is selected among the projects counts. */
	private static IStructuredSelection selection(ISelectionService selections) {
		return selections.getSelection(EXPLORER) instanceof IStructuredSelection selected ? selected
				: StructuredSelection.EMPTY;
	}
}
