/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.editor;

import java.util.Optional;

import org.bootseal.core.config.Severity;
import org.bootseal.core.provision.Review;
import org.bootseal.ui.BootsealImages;
import org.bootseal.ui.editor.fields.Field;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.jface.resource.ResourceManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.forms.widgets.FormToolkit;
import org.eclipse.ui.forms.widgets.Section;

/** What is known about a section: an icon in its title for how it stands, and facts in small lines below its fields. */
final class FactsArea {

	/** How wide a line wants to be, in pixels, so that it does not make the form wider; it takes what there is. */
	private static final int LINE_WIDTH = 200;

	private final FormToolkit toolkit;
	private final ResourceManager images;
	private final Label state;
	private final Composite lines;
	private Review shown;

	FactsArea(Section section, Composite parent, FormToolkit toolkit) {
		this.toolkit = toolkit;
		images = new LocalResourceManager(JFaceResources.getResources(), section);
		state = new Label(section, SWT.NONE);
		section.setTextClient(state);
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
	 * @param review
	 *            what is known
	 * @return whether it is something else than before, so that the form needs a new layout
	 */
	boolean show(Review review) {
		if (review.equals(shown)) {
			return false;
		}
		shown = review;
		state.setImage(images.create(icon(review.worst())));
		state.setToolTipText(words(review.worst()));
		for (Control line : lines.getChildren()) {
			line.dispose();
		}
		for (String fact : review.facts()) {
			addLine(fact);
		}
		lines.moveBelow(null);
		((GridData) lines.getLayoutData()).exclude = review.facts().isEmpty();
		lines.setVisible(!review.facts().isEmpty());
		return true;
	}

	private void addLine(String fact) {
		Label bullet = toolkit.createLabel(lines, "\u2022"); //$NON-NLS-1$
		bullet.setLayoutData(new GridData(SWT.BEGINNING, SWT.BEGINNING, false, false));
		Label text = toolkit.createLabel(lines, fact, SWT.WRAP);
		GridData data = new GridData(SWT.FILL, SWT.BEGINNING, true, false);
		data.widthHint = LINE_WIDTH;
		text.setLayoutData(data);
	}

	private static ImageDescriptor icon(Optional<Severity> worst) {
		if (worst.isEmpty()) {
			return BootsealImages.STATE_OK;
		}
		return switch (worst.get()) {
		case ERROR -> BootsealImages.STATE_ERROR;
		case WARNING -> BootsealImages.STATE_WARNING;
		case INFO -> BootsealImages.STATE_OK;
		};
	}

	private static String words(Optional<Severity> worst) {
		if (worst.isEmpty()) {
			return Messages.FactsArea_ok;
		}
		return switch (worst.get()) {
		case ERROR -> Messages.FactsArea_error;
		case WARNING -> Messages.FactsArea_warning;
		case INFO -> Messages.FactsArea_ok;
		};
	}
}
