/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.launch;

import java.util.Arrays;

import org.bootseal.core.otp.FuseFinding;
import org.bootseal.core.otp.FuseGroup;
import org.bootseal.core.plan.ConsentRequest;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.resource.JFaceColors;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

/** Shows what will happen and what must be known before, one sentence a line; what closes or locks stands out. */
final class ConsequencesText {

	private static final int LEAST_LINES = 4;
	private static final int MOST_LINES = 12;
	private static final int MARGIN = 4;

	private final StyledText text;

	private ConsequencesText(Composite parent, int sentences) {
		new Label(parent, SWT.NONE).setText(Messages.ConsequencesText_label);
		text = new StyledText(parent, SWT.BORDER | SWT.READ_ONLY | SWT.MULTI | SWT.WRAP | SWT.V_SCROLL);
		text.setMargins(MARGIN, MARGIN, MARGIN, MARGIN);
		text.setCaret(null);
		int lines = Math.max(LEAST_LINES, Math.min(MOST_LINES, 2 * sentences));
		GridDataFactory.fillDefaults().grab(true, true).hint(SWT.DEFAULT, lines * text.getLineHeight()).applyTo(text);
	}

	/** Makes the text below its label. */
	static void create(Composite parent, ConsentRequest request) {
		new ConsequencesText(parent, request.consequences().size() + request.findings().size()).show(request);
	}

	private void show(ConsentRequest request) {
		Color danger = JFaceColors.getErrorText(text.getDisplay());
		for (String consequence : request.consequences()) {
			boolean grave = Arrays.stream(FuseGroup.values()).filter(FuseGroup::isTyped)
					.anyMatch(group -> consequence.endsWith(group.consequence()));
			add(consequence, grave ? danger : null, grave ? SWT.BOLD : SWT.NORMAL);
		}
		for (FuseFinding finding : request.findings()) {
			add(finding.toString(), danger, SWT.NORMAL);
		}
	}

	private void add(String sentence, Color color, int style) {
		String line = (text.getCharCount() == 0 ? "" : "\n") + "\u2022 " + sentence; //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		int start = text.getCharCount();
		text.append(line);
		text.setStyleRange(new StyleRange(start, line.length(), color, null, style));
		int last = text.getLineCount() - 1;
		text.setLineWrapIndent(last, 1, 12);
	}
}
