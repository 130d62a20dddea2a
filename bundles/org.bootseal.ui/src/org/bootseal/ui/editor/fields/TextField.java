/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.editor.fields;

import org.bootseal.core.config.YamlPath;
import org.bootseal.ui.AccessibleName;
import org.bootseal.ui.editor.model.EditorModel;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.forms.IFormColors;
import org.eclipse.ui.forms.widgets.FormToolkit;

/**
 * A value that is typed in one line. It goes into the text when the user leaves the field or types Enter; Escape takes
 * back what was typed. An empty field means no key.
 */
public class TextField extends TypedField {

	private final String label;
	private Text text;

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
		AccessibleName.give(text, label);
		text.addModifyListener(event -> typed());
		text.addSelectionListener(SelectionListener.widgetDefaultSelectedAdapter(event -> commit()));
		listenTo(text);
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

	@Override
	final String typedText() {
		return text.getText();
	}

	@Override
	final void setTypedText(String typed) {
		text.setText(typed);
	}
}
