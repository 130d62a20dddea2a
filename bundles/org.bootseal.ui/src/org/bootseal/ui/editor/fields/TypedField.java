/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.editor.fields;

import org.bootseal.core.config.YamlPath;
import org.bootseal.ui.editor.model.EditorModel;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.FocusListener;
import org.eclipse.swt.widgets.Control;

/**
 * A value that is typed. It goes into the text when the user leaves the field or types Enter; Escape takes back what
 * was typed. An empty field means no key.
 */
abstract class TypedField extends Field {

	private String shown = ""; //$NON-NLS-1$
	private boolean showing;

	TypedField(EditorModel model, YamlPath path) {
		super(model, path);
	}

	/** What the widget shows. */
	abstract String typedText();

	/** Makes the widget show another text. */
	abstract void setTypedText(String text);

	/** Listens to what is the same for all widgets: being left, and Escape. */
	final void listenTo(Control widget) {
		widget.addFocusListener(FocusListener.focusLostAdapter(event -> commit()));
		widget.addTraverseListener(event -> {
			if (event.detail == SWT.TRAVERSE_ESCAPE && isPending()) {
				reset();
				event.doit = false;
			}
		});
	}

	/** To be called on each change of the widget's text, whoever made it. */
	final void typed() {
		if (!showing) {
			setPending(!typedText().strip().equals(shown));
		}
	}

	@Override
	protected void show(String value) {
		if (!isPending() || !value.equals(shown)) {
			shown = value;
			if (!typedText().equals(value)) {
				showing = true;
				setTypedText(value);
				showing = false;
			}
			setPending(false);
		}
	}

	@Override
	protected void setEditable(boolean editable) {
		control().setEnabled(editable);
	}

	@Override
	public void commit() {
		if (isPending() && !control().isDisposed()) {
			change(typedText().strip());
		}
	}
}
