/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.provisioning;

import java.util.List;
import java.util.Optional;

import org.bootseal.core.config.Severity;
import org.bootseal.core.provision.Review;
import org.bootseal.core.provision.Section;
import org.bootseal.ui.HelpContexts;
import org.bootseal.ui.editor.ConfigurationSection;
import org.bootseal.ui.editor.fields.Field;
import org.bootseal.ui.editor.model.EditorModel;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.ui.forms.IManagedForm;
import org.eclipse.ui.forms.events.HyperlinkAdapter;
import org.eclipse.ui.forms.events.HyperlinkEvent;
import org.eclipse.ui.forms.widgets.Hyperlink;

/** A section of the form that shows what the review says about one or more sections of the file. */
class ReviewedSection extends ConfigurationSection {

	private final List<Section> sections;

	ReviewedSection(IManagedForm form, EditorModel model, String title, Section... sections) {
		super(form, model, title);
		this.sections = List.of(sections);
		explainedBy(help(sections[0]));
	}

	private static String help(Section section) {
		return switch (section) {
		case DEVICE, CONNECTION -> HelpContexts.PROVISIONING_DEVICE;
		case IMAGE -> HelpContexts.PROVISIONING_IMAGE;
		case KEYS -> HelpContexts.PROVISIONING_KEYS;
		case MEMORY -> HelpContexts.PROVISIONING_MEMORY;
		case FUSES -> HelpContexts.PROVISIONING_FUSES;
		case FLASHLOADER -> HelpContexts.PROVISIONING_FLASHLOADER;
		case OUTPUT -> HelpContexts.PROVISIONING_OUTPUT;
		};
	}

	/**
	 * Adds a link below the fields that are there.
	 *
	 * @param text
	 *            what it says
	 * @param action
	 *            what it does
	 */
	void addLink(String text, Runnable action) {
		Hyperlink link = toolkit().createHyperlink(body(), text, SWT.NONE);
		link.setLayoutData(new GridData(SWT.BEGINNING, SWT.CENTER, false, false, Field.COLUMNS, 1));
		link.addHyperlinkListener(new HyperlinkAdapter() {
			@Override
			public void linkActivated(HyperlinkEvent event) {
				action.run();
			}
		});
	}

	@Override
	protected Optional<Review> review() {
		List<Review> reviews = sections.stream().flatMap(section -> model().section(section).stream()).toList();
		if (reviews.isEmpty()) {
			return Optional.empty();
		}
		Optional<Severity> worst = reviews.stream().map(Review::worst).flatMap(Optional::stream)
				.min(Severity::compareTo);
		return Optional.of(new Review(worst, reviews.stream().flatMap(review -> review.facts().stream()).toList()));
	}
}
