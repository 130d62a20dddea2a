/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.editor;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import org.bootseal.core.provision.Review;
import org.bootseal.ui.HelpContexts;
import org.bootseal.ui.editor.fields.Field;
import org.bootseal.ui.editor.model.EditorModel;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.forms.IManagedForm;
import org.eclipse.ui.forms.SectionPart;
import org.eclipse.ui.forms.widgets.ExpandableComposite;
import org.eclipse.ui.forms.widgets.FormToolkit;
import org.eclipse.ui.forms.widgets.Section;

/** A part of a form page: fields, below them what is known about what they name, and in the title how it stands. */
public class ConfigurationSection extends SectionPart {

	private final EditorModel model;
	private final FormToolkit toolkit;
	private final List<Field> fields = new ArrayList<>();
	private final Composite body;
	private final FactsArea facts;
	private final RemedyArea remedies;
	private boolean grown;

	/**
	 * Creates the section in the body of a form. The page then adds it to the form's parts.
	 *
	 * @param form
	 *            gets its widgets
	 * @param model
	 *            what the fields show
	 * @param title
	 *            what the user reads above it
	 */
	public ConfigurationSection(IManagedForm form, EditorModel model, String title) {
		super(form.getForm().getBody(), form.getToolkit(), ExpandableComposite.TITLE_BAR);
		this.model = model;
		toolkit = form.getToolkit();
		Section section = getSection();
		section.setText(title);
		body = toolkit.createComposite(section);
		body.setLayout(Field.layout());
		facts = new FactsArea(section, body, toolkit);
		remedies = new RemedyArea(body, toolkit, model);
		section.setClient(body);
	}

	/**
	 * Names what F1 says while the focus is in this section.
	 *
	 * @param context
	 *            a constant of {@link HelpContexts}
	 */
	protected final void explainedBy(String context) {
		HelpContexts.attach(getSection(), context);
	}

	/** @return what the fields show */
	protected final EditorModel model() {
		return model;
	}

	/** @return where fields are created; has the layout that they need */
	protected final Composite body() {
		return body;
	}

	/** @return makes widgets look like those of a form */
	protected final FormToolkit toolkit() {
		return toolkit;
	}

	/**
	 * Creates a field below those that are there. It shows its value once the page is complete.
	 *
	 * @param field
	 *            the field
	 */
	public final void add(Field field) {
		field.create(body, toolkit);
		field.onPending(() -> getManagedForm().dirtyStateChanged());
		fields.add(field);
	}

	/** @return the fields, top to bottom */
	public final List<Field> fields() {
		return Collections.unmodifiableList(fields);
	}

	/** @return what is known about this section; empty if nothing is or will be */
	protected Optional<Review> review() {
		return Optional.empty();
	}

	@Override
	public void refresh() {
		super.refresh();
		fields.forEach(Field::refresh);
		if (!model.isBroken()) {
			Optional<Review> review = review();
			grown |= review.isPresent() && facts.show(review.get());
			grown |= remedies.show(model.findings().stream()
					.filter(finding -> fields.stream().anyMatch(field -> field.covers(finding.path()))).toList());
		}
	}

	/** @return whether the section needs another height than at the last call, so that the form needs a new layout */
	final boolean takeGrown() {
		boolean was = grown;
		grown = false;
		return was;
	}

	@Override
	public boolean isDirty() {
		return fields.stream().anyMatch(Field::isPending);
	}

	@Override
	public void commit(boolean onSave) {
		fields.forEach(Field::commit);
		super.commit(onSave);
	}

	@Override
	public void setFocus() {
		if (!fields.isEmpty()) {
			fields.get(0).control().setFocus();
		}
	}
}
