/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.editor;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.util.IPropertyChangeListener;
import org.eclipse.ui.IPropertyListener;

/** Takes back what was typed in a field and is not in the text yet; if there is nothing of that, the last change. */
final class FormUndo extends Action {

	private final ConfigurationEditor editor;
	private final ConfigurationFormPage page;
	private final IAction undo;
	private final IPropertyChangeListener undoListener = event -> update();
	private final IPropertyListener dirtyListener = (part, property) -> update();

	/**
	 * @param undo
	 *            takes back the last change of the text
	 */
	FormUndo(ConfigurationEditor editor, ConfigurationFormPage page, IAction undo) {
		this.editor = editor;
		this.page = page;
		this.undo = undo;
		undo.addPropertyChangeListener(undoListener);
		editor.addPropertyListener(dirtyListener);
		update();
	}

	void dispose() {
		undo.removePropertyChangeListener(undoListener);
		editor.removePropertyListener(dirtyListener);
	}

	private void update() {
		setText(undo.getText());
		setEnabled(page.isDirty() || undo.isEnabled());
	}

	@Override
	public void run() {
		if (!page.resetPending()) {
			undo.run();
		}
	}
}
