/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.editor;

import java.util.List;

import org.bootseal.core.config.Finding;
import org.bootseal.ui.editor.fields.Field;
import org.bootseal.ui.editor.model.EditorModel;
import org.bootseal.ui.fixes.RemedyDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.forms.events.HyperlinkAdapter;
import org.eclipse.ui.forms.events.HyperlinkEvent;
import org.eclipse.ui.forms.widgets.FormToolkit;
import org.eclipse.ui.forms.widgets.Hyperlink;

/** The findings of a section that can be mended, each with a link to its remedies. */
final class RemedyArea {

	/** How wide a line wants to be, in pixels, so that it does not make the form wider; it takes what there is. */
	private static final int LINE_WIDTH = 200;

	private final FormToolkit toolkit;
	private final EditorModel model;
	private final Composite lines;
	private List<Finding> shown = List.of();

	RemedyArea(Composite parent, FormToolkit toolkit, EditorModel model) {
		this.toolkit = toolkit;
		this.model = model;
		lines = toolkit.createComposite(parent);
		GridLayout layout = new GridLayout(2, false);
		layout.verticalSpacing = 2;
		layout.marginWidth = 0;
		lines.setLayout(layout);
		GridData data = new GridData(SWT.FILL, SWT.FILL, true, false, Field.COLUMNS, 1);
		data.exclude = true;
		lines.setLayoutData(data);
	}

	/**
	 * @param findings
	 *            what is found in the section
	 * @return whether it is something else than before, so that the form needs a new layout
	 */
	boolean show(List<Finding> findings) {
		List<Finding> mendable = findings.stream().filter(finding -> !finding.remedies().isEmpty()).toList();
		lines.moveBelow(null);
		if (mendable.equals(shown)) {
			return false;
		}
		shown = mendable;
		for (Control line : lines.getChildren()) {
			line.dispose();
		}
		shown.forEach(this::addLine);
		((GridData) lines.getLayoutData()).exclude = shown.isEmpty();
		lines.setVisible(!shown.isEmpty());
		return true;
	}

	private void addLine(Finding finding) {
		Label text = toolkit.createLabel(lines, finding.message().replace("&", "&&"), SWT.WRAP); //$NON-NLS-1$ //$NON-NLS-2$
		GridData data = new GridData(SWT.FILL, SWT.BEGINNING, true, false);
		data.widthHint = LINE_WIDTH;
		text.setLayoutData(data);
		Hyperlink fix = toolkit.createHyperlink(lines, Messages.RemedyArea_fix, SWT.NONE);
		fix.setToolTipText(NLS.bind(Messages.RemedyArea_tip, finding.remedies().get(0).label()));
		fix.setLayoutData(new GridData(SWT.END, SWT.BEGINNING, false, false));
		fix.addHyperlinkListener(new HyperlinkAdapter() {
			@Override
			public void linkActivated(HyperlinkEvent event) {
				if (model.isReviewed()) {
					new RemedyDialog(fix.getShell(), model, finding).open();
				}
			}
		});
	}
}
