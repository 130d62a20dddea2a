/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.fixes;

import java.util.List;

import org.bootseal.ui.AccessibleName;

import org.eclipse.jface.resource.ColorRegistry;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.PlatformUI;

/** Shows which lines of a text go, and which come, in the colours that the console has for what is wrong and right. */
public final class ChangeText {

	private static final String GONE = "org.bootseal.ui.console.error"; //$NON-NLS-1$
	private static final String COME = "org.bootseal.ui.console.ok"; //$NON-NLS-1$

	private final StyledText text;

	/**
	 * @param parent
	 *            gets the text; the caller lays it out
	 */
	public ChangeText(Composite parent) {
		text = new StyledText(parent, SWT.READ_ONLY | SWT.BORDER | SWT.MULTI | SWT.V_SCROLL | SWT.H_SCROLL);
		text.setFont(JFaceResources.getTextFont());
		text.setMargins(4, 4, 4, 4);
		AccessibleName.give(text, Messages.RemedyDialog_heading);
	}

	/** @return the widget */
	public Control control() {
		return text;
	}

	/**
	 * @param lines
	 *            lines as {@link org.bootseal.core.config.LineDifference#lines()} has them; others are shown plainly
	 */
	public void show(List<String> lines) {
		text.setText(String.join("\n", lines)); //$NON-NLS-1$
		ColorRegistry colors = PlatformUI.getWorkbench().getThemeManager().getCurrentTheme().getColorRegistry();
		int offset = 0;
		for (String line : lines) {
			String color = line.startsWith("- ") ? GONE : line.startsWith("+ ") ? COME : ""; //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
			if (!color.isEmpty()) {
				StyleRange range = new StyleRange(offset, line.length(), colors.get(color), null);
				text.setStyleRange(range);
			}
			offset += line.length() + 1;
		}
	}
}
