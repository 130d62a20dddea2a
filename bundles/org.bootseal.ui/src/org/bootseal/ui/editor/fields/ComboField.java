/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.editor.fields;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import org.bootseal.core.config.KeyInfo;
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
 * One of several values. A choice goes into the text at once. An optional key has one entry more, which removes the key
 * and names what counts then. What the text has and the choices have not is shown too.
 */
public final class ComboField extends Field {

	private final String label;
	private final List<String> choices;
	private final Function<String, String> names;
	private final List<String> values = new ArrayList<>();
	private Combo combo;

	/**
	 * @param model
	 *            where the value is
	 * @param path
	 *            which one it is
	 * @param label
	 *            what the user reads before it, without a colon
	 * @param choices
	 *            the values to choose from, as they stand in the text
	 * @param names
	 *            what the user reads for a value
	 */
	public ComboField(EditorModel model, YamlPath path, String label, List<String> choices,
			Function<String, String> names) {
		super(model, path);
		this.label = label;
		this.choices = List.copyOf(choices);
		this.names = names;
	}

	/**
	 * A field whose choices are those of the schema.
	 *
	 * @param model
	 *            where the value is
	 * @param path
	 *            which one it is
	 * @param label
	 *            what the user reads before it, without a colon
	 */
	public ComboField(EditorModel model, YamlPath path, String label) {
		this(model, path, label, model.info(path).map(KeyInfo::choices).orElse(List.of()), Function.identity());
	}

	@Override
	protected void createControls(Composite parent, FormToolkit toolkit) {
		Label created = toolkit.createLabel(parent, NLS.bind(Messages.Field_label, label));
		created.setForeground(toolkit.getColors().getColor(IFormColors.TITLE));
		created.setToolTipText(meaning());
		combo = new Combo(parent, SWT.READ_ONLY);
		toolkit.adapt(combo, true, false);
		combo.setToolTipText(meaning());
		combo.setLayoutData(wide(COLUMNS - 1));
		combo.addSelectionListener(
				SelectionListener.widgetSelectedAdapter(event -> change(values.get(combo.getSelectionIndex()))));
	}

	@Override
	public Control control() {
		return combo;
	}

	@Override
	protected void show(String value) {
		List<String> offered = new ArrayList<>();
		if (value.isEmpty() || !info().map(KeyInfo::required).orElse(true)) {
			offered.add(""); //$NON-NLS-1$
		}
		offered.addAll(choices);
		String known = offered.stream().filter(value::equalsIgnoreCase).findFirst().orElse(value);
		if (!offered.contains(known)) {
			offered.add(known);
		}
		if (!offered.equals(values)) {
			values.clear();
			values.addAll(offered);
			combo.setItems(values.stream().map(this::name).toArray(String[]::new));
		}
		combo.select(values.indexOf(known));
	}

	private String name(String value) {
		if (!value.isEmpty()) {
			return names.apply(value);
		}
		return defaultText().isEmpty() ? "" : NLS.bind(Messages.ComboField_default, names.apply(defaultText())); //$NON-NLS-1$
	}

	@Override
	protected void setEditable(boolean editable) {
		combo.setEnabled(editable);
	}
}
