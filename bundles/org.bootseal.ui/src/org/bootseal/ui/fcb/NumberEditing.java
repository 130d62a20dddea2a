/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.fcb;

import java.util.OptionalLong;

import org.bootseal.core.config.YamlValue;
import org.eclipse.jface.viewers.CellEditor;
import org.eclipse.jface.viewers.EditingSupport;
import org.eclipse.jface.viewers.TextCellEditor;
import org.eclipse.jface.viewers.TreeViewer;

/** Edits the number of a field in its cell. */
final class NumberEditing extends EditingSupport {

	private final FcbModel fcb;
	private final TreeViewer viewer;

	NumberEditing(FcbModel fcb, TreeViewer viewer) {
		super(viewer);
		this.fcb = fcb;
		this.viewer = viewer;
	}

	@Override
	protected boolean canEdit(Object element) {
		return ((FcbRow) element).field().isPresent() && !fcb.editor().isBroken();
	}

	@Override
	protected CellEditor getCellEditor(Object element) {
		TextCellEditor editor = new TextCellEditor(viewer.getTree());
		long most = ((FcbRow) element).field().orElseThrow().max();
		editor.setValidator(typed -> number((String) typed, most).isPresent() ? null : Messages.NumberEditing_wrong);
		return editor;
	}

	@Override
	protected Object getValue(Object element) {
		return ((FcbRow) element).number();
	}

	@Override
	protected void setValue(Object element, Object value) {
		FcbRow row = (FcbRow) element;
		row.field().ifPresent(field -> {
			OptionalLong number = number(String.valueOf(value), field.max());
			if (number.isPresent() && (number.getAsLong() != row.value() || fcb.text().isWrong(field))) {
				fcb.set(field, number.getAsLong());
			}
		});
	}

	/** What was typed; empty if it is no number that fits. */
	static OptionalLong number(String typed, long most) {
		try {
			long number = YamlValue.parseNumber(typed.strip());
			return number < 0 || number > most ? OptionalLong.empty() : OptionalLong.of(number);
		} catch (NumberFormatException none) {
			return OptionalLong.empty();
		}
	}
}
