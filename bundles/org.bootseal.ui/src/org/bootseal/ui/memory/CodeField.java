/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.memory;

import java.util.ArrayList;
import java.util.List;

import org.bootseal.core.config.YamlPath;
import org.bootseal.ui.editor.fields.Field;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.forms.IFormColors;
import org.eclipse.ui.forms.widgets.FormToolkit;

/** One of several codes, each shown with its meaning, which may depend on other values. A choice is one edit. */
abstract class CodeField extends Field {

	private final String label;
	private final List<String> values = new ArrayList<>();
	private Combo combo;

	/**
	 * @param memory
	 *            where the value is
	 * @param path
	 *            which one it is
	 * @param label
	 *            what the user reads before it, without a colon
	 */
	CodeField(MemoryModel memory, YamlPath path, String label) {
		super(memory.editor(), path);
		this.label = label;
	}

	/**
	 * @param value
	 *            the value of now
	 * @return the codes to choose from now; if the value is not among them, it is offered too
	 */
	abstract List<String> offered(String value);

	/** @return what the user reads for a code now */
	abstract String name(String value);

	/** @return what the value is for */
	abstract String toolTip();

	@Override
	protected void createControls(Composite parent, FormToolkit toolkit) {
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
	public Control control() {
		return combo;
	}

	@Override
	protected void show(String value) {
		List<String> codes = new ArrayList<>(offered(value));
		if (!codes.contains(value)) {
			codes.add(value);
		}
		values.clear();
		values.addAll(codes);
		String[] names = codes.stream().map(this::name).toArray(String[]::new);
		if (!List.of(names).equals(List.of(combo.getItems()))) {
			combo.setItems(names);
		}
		combo.select(codes.indexOf(value));
	}

	@Override
	protected void setEditable(boolean editable) {
		combo.setEnabled(editable);
	}
}
