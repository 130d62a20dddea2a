/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.editor.model;

/** Learns of changes of an {@link EditorModel}, on the UI thread. */
public interface EditorModelListener {

	/** The text changed, and with it perhaps values, findings and facts. Comes once for several changes in a row. */
	void modelChanged();

	/**
	 * A change was asked for that can't be made; the text is as it was.
	 *
	 * @param problem
	 *            why, for the user
	 */
	default void editRefused(String problem) {
		// most listeners show the values that are still there, and nothing else
	}
}
