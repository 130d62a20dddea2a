/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.memory;

import java.util.Locale;

import org.bootseal.core.config.BadConfigurationException;
import org.bootseal.core.config.TextEdit;
import org.bootseal.core.config.YamlDocument;
import org.bootseal.core.config.YamlPath;
import org.bootseal.core.flexspi.MemoryText;
import org.bootseal.core.flexspi.OptionField;
import org.bootseal.ui.editor.fields.Field;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.FocusListener;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.ui.forms.IFormColors;
import org.eclipse.ui.forms.widgets.FormToolkit;

/** A field of an option word that is a plain number, with its hexadecimal digits beside it. */
final class OptionNumberField extends Field {

	private final MemoryModel memory;
	private final OptionField field;
	private Spinner spinner;
	private Label digits;

	OptionNumberField(MemoryModel memory, OptionField field) {
		super(memory.editor(), OptionCodeField.pathOf(field));
		this.memory = memory;
		this.field = field;
	}

	@Override
	protected void createControls(Composite parent, FormToolkit toolkit) {
		Label label = toolkit.createLabel(parent, NLS.bind(Messages.Field_label, field.label()));
		label.setForeground(toolkit.getColors().getColor(IFormColors.TITLE));
		label.setToolTipText(OptionCodeField.describe(field));
		spinner = new Spinner(parent, SWT.BORDER);
		toolkit.adapt(spinner, true, false);
		spinner.setValues(0, 0, field.max(), 0, 1, 1 << field.width() / 2);
		spinner.setToolTipText(OptionCodeField.describe(field));
		spinner.setLayoutData(new GridData(SWT.BEGINNING, SWT.CENTER, false, false));
		spinner.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> commit()));
		spinner.addSelectionListener(SelectionListener.widgetDefaultSelectedAdapter(event -> commit()));
		spinner.addFocusListener(FocusListener.focusLostAdapter(event -> commit()));
		digits = toolkit.createLabel(parent, ""); //$NON-NLS-1$
		digits.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
	}

	@Override
	public void commit() {
		// what can't be read is shown as 0 and stays until another number is chosen
		if (!spinner.isDisposed() && spinner.isEnabled() && spinner.getSelection() != number()) {
			change(Integer.toString(spinner.getSelection()));
		}
	}

	private int number() {
		return memory.text().value(field).orElse(0);
	}

	@Override
	public Control control() {
		return spinner;
	}

	@Override
	public boolean covers(YamlPath place) {
		return OptionCodeField.covers(memory, field, place);
	}

	@Override
	protected String value() {
		return Integer.toString(number());
	}

	@Override
	protected TextEdit edit(YamlDocument text, String value) throws BadConfigurationException {
		return MemoryText.of(text).with(field, Integer.parseInt(value));
	}

	@Override
	protected void show(String value) {
		int number = Integer.parseInt(value);
		if (spinner.getSelection() != number) {
			spinner.setSelection(number);
		}
		digits.setText(String.format(Locale.ROOT, field.width() > 4 ? "0x%02X" : "0x%X", number)); //$NON-NLS-1$ //$NON-NLS-2$
	}

	@Override
	protected void setEditable(boolean editable) {
		spinner.setEnabled(editable);
	}
}
