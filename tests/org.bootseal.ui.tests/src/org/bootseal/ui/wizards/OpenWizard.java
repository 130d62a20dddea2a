/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.wizards;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.bootseal.ui.test.UiLoop;
import org.bootseal.ui.test.Widgets;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IWorkbenchWizard;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.wizards.IWizardDescriptor;

/** A wizard of the registry, opened as "New > Other...", "Import..." and "Export..." do, and used as a user does. */
final class OpenWizard implements AutoCloseable {

	private final WizardDialog dialog;

	OpenWizard(String id, Object... selected) {
		IWizardDescriptor fresh = PlatformUI.getWorkbench().getNewWizardRegistry().findWizard(id);
		IWizardDescriptor out = PlatformUI.getWorkbench().getExportWizardRegistry().findWizard(id);
		IWizardDescriptor descriptor = fresh != null ? fresh
				: out != null ? out : PlatformUI.getWorkbench().getImportWizardRegistry().findWizard(id);
		IWorkbenchWizard wizard = UiLoop.get(descriptor::createWizard);
		IStructuredSelection selection = new StructuredSelection(selected);
		wizard.init(PlatformUI.getWorkbench(), selection);
		dialog = new WizardDialog(PlatformUI.getWorkbench().getActiveWorkbenchWindow().getShell(), wizard);
		dialog.setBlockOnOpen(false);
		dialog.open();
		UiLoop.drain();
	}

	Composite page() {
		return (Composite) dialog.getCurrentPage().getControl();
	}

	String problem() {
		return dialog.getCurrentPage().getErrorMessage();
	}

	/** The text or combo behind a label. */
	<T extends Control> T field(Class<T> type, String label) {
		Label found = Widgets.only(page(), Label.class,
				candidate -> candidate.getText().replace("&", "").equals(label));
		Control[] row = found.getParent().getChildren();
		for (int i = 0; i < row.length - 1; i++) {
			if (row[i] == found) {
				return type.cast(row[i + 1]);
			}
		}
		throw new AssertionError("nothing behind " + label);
	}

	void type(String label, String text) {
		field(Text.class, label).setText(text);
	}

	void choose(String label, String text) {
		field(Combo.class, label).setText(text);
	}

	Button finish() {
		return button(IDialogConstants.FINISH_ID);
	}

	void next() {
		Widgets.click(button(IDialogConstants.NEXT_ID));
		UiLoop.drain();
	}

	private Button button(int id) {
		return Widgets.only(dialog.getShell(), Button.class,
				button -> Integer.valueOf(id).equals(button.getData()));
	}

	/** Clicks Finish, which closes the wizard. */
	void finishes() {
		assertEquals(null, problem());
		Widgets.click(finish());
		UiLoop.until("the wizard to close", () -> dialog.getShell() == null || dialog.getShell().isDisposed());
		UiLoop.drain();
	}

	void refuses() {
		assertFalse(finish().isEnabled());
		assertTrue(problem() != null && !problem().isEmpty());
	}

	@Override
	public void close() {
		if (dialog.getShell() != null && !dialog.getShell().isDisposed()) {
			dialog.close();
		}
	}
}
