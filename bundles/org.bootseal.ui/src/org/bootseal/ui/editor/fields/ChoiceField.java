/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.editor.fields;

import java.util.ArrayList;
import java.util.List;

import org.bootseal.core.config.YamlPath;
import org.bootseal.ui.editor.model.EditorModel;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.forms.IFormColors;
import org.eclipse.ui.forms.widgets.FormToolkit;

/**
 * One of several values, each shown by a name; values and names may depend on what else is in the text. A choice goes
 * into the text at once. What the text has and is not offered is shown too.
 */
public abstract class ChoiceField extends Field {

	private final String label;
	private List<String> values = List.of();
	private Combo combo;

	/**
	 * @param model
	 *            where the value is
	 * @param path
	 *            which one it is
	 * @param label
	 *            what the user reads before it, without a colon
	 */
	protected ChoiceField(EditorModel model, YamlPath path, String label) {
		super(model, path);
		this.label = label;
	}

	/**
	 * Tells what there is to choose from.
	 *
	 * @param value
	 *            the value of now
	 * @return the values, as they stand in the text; an empty one takes the value away
	 */
	protected abstract List<String> offered(String value);

	/**
	 * Names a value.
	 *
	 * @param value
	 *            an offered one, or the value of now
	 * @return what the user reads for it
	 */
	protected abstract String name(String value);

	/** @return what the value is for */
	protected String toolTip() {
		return meaning();
	}

	@Override
	protected final void createControls(Composite parent, FormToolkit toolkit) {
		Label created = toolkit.createLabel(parent, NLS.bind(Messages.Field_label, label));
		created.setForeground(toolkit.getColors().getColor(IFormColors.TITLE));
		created.setToolTipText(toolTip());
		combo = new Combo(parent, SWT.READ_ONLY);
		toolkit.adapt(combo, true, false);
		combo.setToolTipText(toolTip());
		combo.setLayoutData(wide(COLUMNS - 1));
		combo.addSelectionListener(
				SelectionListener.widgetSelectedAdapter(event -> change(values.get(combo.getSelectionIndex()))));
	}

	@Override
	public final Control control() {
		return combo;
	}

	@Override
	protected final void show(String value) {
		List<String> shown = new ArrayList<>(offered(value));
		String known = shown.stream().filter(value::equalsIgnoreCase).findFirst().orElse(value);
		if (!shown.contains(known)) {
			shown.add(known);
		}
		values = List.copyOf(shown);
		List<String> names = values.stream().map(this::name).toList();
		if (!names.equals(List.of(combo.getItems()))) {
			combo.setItems(names.toArray(String[]::new));
		}
		combo.select(values.indexOf(known));
	}

	@Override
	protected void setEditable(boolean editable) {
		combo.setEnabled(editable);
	}
}
