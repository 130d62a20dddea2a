/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.editor.fields;

import org.bootseal.core.config.YamlPath;
import org.bootseal.ui.editor.model.EditorModel;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.FocusListener;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.forms.IFormColors;
import org.eclipse.ui.forms.widgets.FormToolkit;

/**
 * A value that is typed. It goes into the text when the user leaves the field or types Enter; Escape takes back what
 * was typed. An empty field means no key.
 */
public class TextField extends Field {

	private final String label;
	private String shown = ""; //$NON-NLS-1$
	private Text text;
	private boolean showing;

	/**
	 * @param model
	 *            where the value is
	 * @param path
	 *            which one it is
	 * @param label
	 *            what the user reads before it, without a colon
	 */
	public TextField(EditorModel model, YamlPath path, String label) {
		super(model, path);
		this.label = label;
	}

	@Override
	protected void createControls(Composite parent, FormToolkit toolkit) {
		createLabel(parent, toolkit, NLS.bind(Messages.Field_label, label)).setToolTipText(meaning());
		text = toolkit.createText(parent, "", SWT.SINGLE | SWT.BORDER); //$NON-NLS-1$
		text.setMessage(defaultText());
		text.setToolTipText(meaning());
		text.addModifyListener(event -> typed());
		text.addFocusListener(FocusListener.focusLostAdapter(event -> commit()));
		text.addSelectionListener(SelectionListener.widgetDefaultSelectedAdapter(event -> commit()));
		text.addTraverseListener(event -> {
			if (event.detail == SWT.TRAVERSE_ESCAPE && isPending()) {
				reset();
				event.doit = false;
			}
		});
		text.setLayoutData(wide(createButton(parent, toolkit) ? 1 : COLUMNS - 1));
	}

	/**
	 * Creates the label.
	 *
	 * @param parent
	 *            for the label
	 * @param toolkit
	 *            makes widgets look like those of a form
	 * @param labelText
	 *            what to show
	 * @return the label
	 */
	protected Control createLabel(Composite parent, FormToolkit toolkit, String labelText) {
		Label created = toolkit.createLabel(parent, labelText);
		created.setForeground(toolkit.getColors().getColor(IFormColors.TITLE));
		return created;
	}

	/**
	 * Creates what stands behind the value, if anything.
	 *
	 * @param parent
	 *            for a widget
	 * @param toolkit
	 *            makes widgets look like those of a form
	 * @return whether something was created; else the value takes its column too
	 */
	protected boolean createButton(Composite parent, FormToolkit toolkit) {
		return false;
	}

	@Override
	public Text control() {
		return text;
	}

	private void typed() {
		if (!showing) {
			setPending(!text.getText().strip().equals(shown));
		}
	}

	@Override
	protected void show(String value) {
		if (!isPending() || !value.equals(shown)) {
			shown = value;
			if (!text.getText().equals(value)) {
				showing = true;
				text.setText(value);
				showing = false;
			}
			setPending(false);
		}
	}

	@Override
	protected void setEditable(boolean editable) {
		text.setEditable(editable);
		text.setEnabled(editable);
	}

	@Override
	public void commit() {
		if (isPending() && !text.isDisposed()) {
			change(text.getText().strip());
		}
	}
}
