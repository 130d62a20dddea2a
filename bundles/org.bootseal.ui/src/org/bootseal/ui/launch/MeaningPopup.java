/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.launch;

import java.util.stream.Collectors;

import org.bootseal.ui.AccessibleName;
import org.eclipse.jface.dialogs.PopupDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;

/** Shows what a link of the console means, beside the pointer. It goes away with a click elsewhere, or with Escape. */
final class MeaningPopup extends PopupDialog {

	private static final int WIDTH = 520;
	private static final int MOST_HEIGHT = 360;
	private static final int MARGIN = 5;
	private static final int DISTANCE = 12;

	private final Meaning meaning;

	MeaningPopup(Shell parent, Meaning meaning) {
		super(parent, INFOPOPUPRESIZE_SHELLSTYLE, true, false, false, false, false, meaning.title(),
				Messages.MeaningPopup_info);
		this.meaning = meaning;
	}

	@Override
	protected Control createDialogArea(Composite parent) {
		StyledText text = new StyledText(parent, SWT.READ_ONLY | SWT.MULTI | SWT.WRAP | SWT.V_SCROLL);
		text.setText(meaning.lines().stream().collect(Collectors.joining("\n"))); //$NON-NLS-1$
		text.setAlwaysShowScrollBars(false);
		AccessibleName.give(text, meaning.title());
		text.setMargins(MARGIN, MARGIN, MARGIN, MARGIN);
		int height = Math.min(text.computeSize(WIDTH, SWT.DEFAULT).y, MOST_HEIGHT);
		GridDataFactory.fillDefaults().grab(true, true).hint(WIDTH, height).applyTo(text);
		return text;
	}

	@Override
	protected Point getInitialLocation(Point size) {
		Point pointer = getShell().getDisplay().getCursorLocation();
		return new Point(pointer.x + DISTANCE, pointer.y + DISTANCE);
	}
}
