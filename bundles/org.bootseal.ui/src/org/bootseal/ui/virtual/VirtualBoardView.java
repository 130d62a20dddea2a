/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.virtual;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.part.ViewPart;

/** Shows one of the attached virtual boards. */
public final class VirtualBoardView extends ViewPart {

	/** Identifier of the view. */
	public static final String ID = "org.bootseal.ui.virtualBoard";

	private Composite content;

	@Override
	public void createPartControl(Composite parent) {
		content = new Composite(parent, SWT.NONE);
	}

	@Override
	public void setFocus() {
		content.setFocus();
	}
}
