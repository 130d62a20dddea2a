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
import org.eclipse.swt.events.FocusListener;
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
public final class TypedComboField extends Field {

	private final String label;
	private String shown = ""; //$NON-NLS-1$
	private Combo combo;
	private boolean showing;

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
		combo.addFocusListener(FocusListener.focusLostAdapter(event -> commit()));
		combo.addTraverseListener(event -> {
			if (event.detail == SWT.TRAVERSE_ESCAPE && isPending()) {
				reset();
				event.doit = false;
			}
		});
	}

	@Override
	public Control control() {
		return combo;
	}

	private void typed() {
		if (!showing) {
			setPending(!combo.getText().strip().equals(shown));
		}
	}

	@Override
	protected void show(String value) {
		if (!isPending() || !value.equals(shown)) {
			shown = value;
			if (!combo.getText().equals(value)) {
				showing = true;
				combo.setText(value);
				showing = false;
			}
			setPending(false);
		}
	}

	@Override
	protected void setEditable(boolean editable) {
		combo.setEnabled(editable);
	}

	@Override
	public void commit() {
		if (isPending() && !combo.isDisposed()) {
			change(combo.getText().strip());
		}
	}
}
