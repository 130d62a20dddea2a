/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.boards;

import java.util.Optional;

import org.bootseal.ui.BootsealImages;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

/** A line at the top of a view that says what does not work; it takes no room while all does. */
final class Notice {

	private static final int MARGIN = 4;

	private final Composite area;
	private final Label text;

	/** The parent has a grid of one column. */
	Notice(Composite parent) {
		area = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).margins(MARGIN, MARGIN).applyTo(area);
		GridDataFactory.fillDefaults().grab(true, false).exclude(true).applyTo(area);
		area.setVisible(false);
		Label icon = new Label(area, SWT.NONE);
		icon.setImage(
				new LocalResourceManager(JFaceResources.getResources(), area).create(BootsealImages.STATE_WARNING));
		GridDataFactory.swtDefaults().align(SWT.BEGINNING, SWT.BEGINNING).applyTo(icon);
		text = new Label(area, SWT.WRAP);
		GridDataFactory.fillDefaults().grab(true, false).hint(1, SWT.DEFAULT).applyTo(text);
	}

	void show(Optional<String> problem) {
		String shown = problem.orElse("").replace("&", "&&");
		if (shown.equals(text.getText())) {
			return;
		}
		text.setText(shown);
		((GridData) area.getLayoutData()).exclude = shown.isEmpty();
		area.setVisible(!shown.isEmpty());
		area.requestLayout();
	}
}
