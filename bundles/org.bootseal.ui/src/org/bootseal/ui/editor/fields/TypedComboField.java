/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.editor.fields;

import java.util.List;

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
 * A value that is typed, with proposals to choose from, those of the schema. A choice goes into the text at once, what
 * is typed when the user leaves the field or types Enter; Escape takes it back. An empty field means no key.
 */
public final class TypedComboField extends TypedField {

	private final String label;
	private Combo combo;

	/**
	 * @param model
	 *            where the value is
	 * @param path
	 *            which one it is
	 * @param label
	 *            what the user reads before it, without a colon
	 */
	public TypedComboField(EditorModel model, YamlPath path, String label) {
		super(model, path);
		this.label = label;
	}

	@Override
	protected void createControls(Composite parent, FormToolkit toolkit) {
		Label created = toolkit.createLabel(parent, NLS.bind(Messages.Field_label, label));
		created.setForeground(toolkit.getColors().getColor(IFormColors.TITLE));
		created.setToolTipText(meaning());
		combo = new Combo(parent, SWT.DROP_DOWN);
		toolkit.adapt(combo, true, false);
		combo.setItems(info().map(KeyInfo::choices).orElse(List.of()).toArray(String[]::new));
		combo.setToolTipText(meaning());
		combo.setLayoutData(wide(COLUMNS - 1));
		combo.addModifyListener(event -> typed());
		combo.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> commit()));
		combo.addSelectionListener(SelectionListener.widgetDefaultSelectedAdapter(event -> commit()));
		listenTo(combo);
	}

	@Override
	public Control control() {
		return combo;
	}

	@Override
	String typedText() {
		return combo.getText();
	}

	@Override
	void setTypedText(String typed) {
		combo.setText(typed);
	}
}
