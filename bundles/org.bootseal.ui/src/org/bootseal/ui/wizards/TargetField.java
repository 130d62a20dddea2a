/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.wizards;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

/** A row for the zip file that a wizard writes: label, text, button to choose it. */
final class TargetField {

	private final Text text;
	private final String proposed;

	/** The parent has three columns. */
	TargetField(Composite parent, String label, String proposed) {
		this.proposed = proposed;
		new Label(parent, SWT.NONE).setText(label);
		text = new Text(parent, SWT.BORDER);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(text);
		Button browse = new Button(parent, SWT.PUSH);
		browse.setText(Messages.PathField_browse);
		browse.addListener(SWT.Selection, event -> choose());
	}

	private void choose() {
		FileDialog dialog = new FileDialog(text.getShell(), SWT.SAVE);
		dialog.setFilterExtensions(new String[] { "*.zip" }); //$NON-NLS-1$
		dialog.setFileName(proposed);
		dialog.setOverwrite(true);
		String chosen = dialog.open();
		if (chosen != null) {
			text.setText(chosen);
		}
	}

	String text() {
		return text.getText().strip();
	}

	void onChange(Runnable changed) {
		text.addModifyListener(event -> changed.run());
	}
}
