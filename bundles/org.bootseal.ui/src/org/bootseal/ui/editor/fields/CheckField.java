/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.editor.fields;

import org.bootseal.core.config.YamlPath;
import org.bootseal.ui.editor.model.EditorModel;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.forms.widgets.FormToolkit;

/** A key that is true or false; without it, false counts. */
public final class CheckField extends Field {

	private final String label;
	private Button button;

	/**
	 * @param model
	 *            where the value is
	 * @param path
	 *            which one it is
	 * @param label
	 *            what the user reads beside the box
	 */
	public CheckField(EditorModel model, YamlPath path, String label) {
		super(model, path);
		this.label = label;
	}

	@Override
	protected void createControls(Composite parent, FormToolkit toolkit) {
		button = toolkit.createButton(parent, label, SWT.CHECK);
		button.setToolTipText(meaning());
		button.setLayoutData(new GridData(GridData.BEGINNING, GridData.CENTER, false, false, COLUMNS, 1));
		button.addSelectionListener(
				SelectionListener.widgetSelectedAdapter(event -> change(Boolean.toString(button.getSelection()))));
	}

	@Override
	public Button control() {
		return button;
	}

	@Override
	protected void show(String value) {
		button.setSelection(Boolean.parseBoolean(value));
	}

	@Override
	protected void setEditable(boolean editable) {
		button.setEnabled(editable);
	}
}
