/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.launch;

import java.util.List;
import java.util.Optional;

import org.bootseal.core.otp.FuseGroup;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.resource.JFaceColors;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

/** The check box of one group of fuses, and below it what burning them means or why there is nothing to burn. */
final class FuseGroupLine {

	private static final int INDENT = 20;
	private static final int WIDTH = 300;
	private static final int SHOWN_WORDS = 4;

	private final FuseGroup group;
	private final boolean dangerous;
	private final Button button;
	private final Label label;
	private List<String> words = List.of();
	private String reason = ""; //$NON-NLS-1$

	FuseGroupLine(Composite parent, FuseGroup group, String title, boolean dangerous, Runnable changed) {
		this.group = group;
		this.dangerous = dangerous;
		button = new Button(parent, SWT.CHECK);
		button.setText(title);
		button.setData(group);
		button.addListener(SWT.Selection, event -> {
			show();
			changed.run();
		});
		label = new Label(parent, SWT.WRAP);
		GridDataFactory.fillDefaults().grab(true, false).indent(INDENT, 0).hint(WIDTH, SWT.DEFAULT).applyTo(label);
	}

	FuseGroup group() {
		return group;
	}

	boolean isTicked() {
		return button.getSelection();
	}

	void tick(boolean ticked) {
		button.setSelection(ticked);
		show();
	}

	/** The file wants these words burnt. */
	void wanted(List<String> names) {
		words = names;
		reason = ""; //$NON-NLS-1$
		show();
	}

	/** There is nothing to burn. */
	void notWanted(String why) {
		words = List.of();
		reason = why;
		show();
	}

	/** A group that is ticked can always be unticked. */
	private void show() {
		button.setEnabled(reason.isEmpty() || isTicked());
		Color red = JFaceColors.getErrorText(button.getDisplay());
		if (reason.isEmpty()) {
			String shown = String.join(", ", words.subList(0, Math.min(SHOWN_WORDS, words.size()))); //$NON-NLS-1$
			String names = words.size() <= SHOWN_WORDS ? shown
					: NLS.bind(Messages.FuseGroupLine_more, shown, Integer.valueOf(words.size() - SHOWN_WORDS));
			label.setText(names.isEmpty() ? group.consequence()
					: NLS.bind(Messages.FuseGroupLine_words, group.consequence(), names));
			label.setForeground(dangerous ? red : null);
		} else {
			label.setText(reason);
			label.setForeground(isTicked() ? red : null);
		}
		label.setEnabled(button.isEnabled());
		button.setForeground(dangerous && button.isEnabled() ? red : null);
		label.getParent().requestLayout();
	}

	/** Returns what is wrong with the choice, one sentence; empty if nothing. */
	Optional<String> problem() {
		return isTicked() && !reason.isEmpty()
				? Optional.of(NLS.bind(Messages.FuseGroupLine_problem, group.id(), reason))
				: Optional.empty();
	}
}
