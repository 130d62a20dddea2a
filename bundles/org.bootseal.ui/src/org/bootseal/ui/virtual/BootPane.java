/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.virtual;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.bootseal.board.BoardPower;
import org.bootseal.core.connection.BootReport;
import org.bootseal.ide.boards.BoardSnapshot;
import org.bootseal.ui.AccessibleName;
import org.bootseal.ui.BootsealImages;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.jface.resource.ResourceManager;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

/** What the ROM did after the last reset: its verdict, each step of it, and what HAB logged. */
final class BootPane {

	private static final int BULLET_INDENT = 12;

	private final Composite control;
	private final ResourceManager images;
	private final Label icon;
	private final Label verdict;
	private final StyledText steps;

	BootPane(Composite parent) {
		control = new Composite(parent, SWT.NONE);
		images = new LocalResourceManager(JFaceResources.getResources(), control);
		GridLayoutFactory.swtDefaults().numColumns(2).applyTo(control);
		icon = new Label(control, SWT.NONE);
		verdict = new Label(control, SWT.WRAP);
		GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).grab(true, false).hint(1, SWT.DEFAULT)
				.applyTo(verdict);
		steps = new StyledText(control, SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL | SWT.BORDER);
		steps.setWrapIndent(BULLET_INDENT);
		AccessibleName.give(steps, Messages.BoardPage_boot);
		GridDataFactory.fillDefaults().grab(true, true).span(2, 1).applyTo(steps);
	}

	Composite control() {
		return control;
	}

	void show(BoardSnapshot snapshot) {
		BootReport report = snapshot.bootReport();
		List<String> lines = new ArrayList<>();
		report.steps().forEach(step -> lines.add("\u2022 " + step));
		report.habEvents().forEach(event -> lines.add("\u2022 " + NLS.bind(Messages.BootPane_habEvent, event)));
		String text = String.join("\n", lines);
		if (!steps.getText().equals(text)) {
			steps.setText(text);
		}
		icon.setImage(images.create(icon(snapshot)));
		String said = verdict(snapshot);
		if (!verdict.getText().equals(said)) {
			verdict.setText(said);
			verdict.requestLayout();
		}
	}

	/** Says how the boot ended, in one sentence. */
	static String verdict(BoardSnapshot snapshot) {
		BootReport report = snapshot.bootReport();
		if (report.booted()) {
			String hab = report.authenticated() ? Messages.BootPane_authentic
					: report.closed() ? Messages.BootPane_notAuthenticClosed : Messages.BootPane_notAuthentic;
			return NLS.bind(Messages.BootPane_booted,
					String.format(Locale.ROOT, "0x%08X", Long.valueOf(report.entryPoint().orElse(0))), hab);
		}
		if (report.steps().isEmpty()) {
			return Messages.BootPane_never;
		}
		boolean isSerial = snapshot.power() != BoardPower.HUNG && report.habEvents().isEmpty()
				&& report.steps().size() == 1;
		return isSerial ? Messages.BootPane_serial : Messages.BootPane_notBooted;
	}

	private static ImageDescriptor icon(BoardSnapshot snapshot) {
		BootReport report = snapshot.bootReport();
		if (report.booted()) {
			return report.authenticated() ? BootsealImages.STATE_OK : BootsealImages.STATE_WARNING;
		}
		String said = verdict(snapshot);
		return said.equals(Messages.BootPane_notBooted) ? BootsealImages.STATE_ERROR : BootsealImages.STATE_UNKNOWN;
	}

	/** Returns the selected text, or all of it. */
	String copyText() {
		return steps.getSelectionText().isEmpty() ? verdict.getText() + "\n" + steps.getText()
				: steps.getSelectionText();
	}

	void setFocus() {
		steps.setFocus();
	}
}
