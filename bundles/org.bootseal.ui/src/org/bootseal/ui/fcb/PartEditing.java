/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.fcb;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

import org.bootseal.core.block.BitField;
import org.bootseal.core.block.BlockField;
import org.eclipse.jface.viewers.CellEditor;
import org.eclipse.jface.viewers.ComboBoxCellEditor;
import org.eclipse.jface.viewers.EditingSupport;
import org.eclipse.jface.viewers.TextCellEditor;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.swt.SWT;

/** Edits a part of an instruction in its cell: by choice where values have names, else as a number. */
final class PartEditing extends EditingSupport {

	private final FcbModel fcb;
	private final TreeViewer viewer;
	private final int position;

	PartEditing(FcbModel fcb, TreeViewer viewer, int position) {
		super(viewer);
		this.fcb = fcb;
		this.viewer = viewer;
		this.position = position;
	}

	private BitField bits(Object element) {
		return ((FcbRow) element).field().orElseThrow().bits().get(position);
	}

	/** Names of the values, by value. */
	private List<String> names(Object element) {
		return bits(element).choices().entrySet().stream().sorted(Map.Entry.comparingByValue()).map(Map.Entry::getKey)
				.toList();
	}

	@Override
	protected boolean canEdit(Object element) {
		return ((FcbRow) element).field().isPresent() && !fcb.editor().isBroken();
	}

	@Override
	protected CellEditor getCellEditor(Object element) {
		List<String> names = names(element);
		if (!names.isEmpty()) {
			return new ComboBoxCellEditor(viewer.getTree(), names.toArray(String[]::new), SWT.READ_ONLY);
		}
		TextCellEditor editor = new TextCellEditor(viewer.getTree());
		long most = bits(element).max();
		editor.setValidator(typed -> NumberEditing.number((String) typed, most).isPresent() ? null
				: Messages.NumberEditing_wrong);
		return editor;
	}

	@Override
	protected Object getValue(Object element) {
		String text = LutSection.part((FcbRow) element, position);
		List<String> names = names(element);
		return names.isEmpty() ? text : Integer.valueOf(names.indexOf(text));
	}

	@Override
	protected void setValue(Object element, Object value) {
		FcbRow row = (FcbRow) element;
		BitField bits = bits(element);
		OptionalLong part = value instanceof Integer index ? chosen(bits, names(element), index.intValue())
				: NumberEditing.number(String.valueOf(value), bits.max());
		if (part.isPresent()) {
			BlockField field = row.field().orElseThrow();
			long mask = bits.max() << bits.low();
			long changed = row.value() & ~mask | part.getAsLong() << bits.low();
			if (changed != row.value() || fcb.text().isWrong(field)) {
				fcb.set(field, changed);
			}
		}
	}

	private static OptionalLong chosen(BitField bits, List<String> names, int index) {
		return index < 0 ? OptionalLong.empty() : OptionalLong.of(bits.choices().get(names.get(index)).longValue());
	}
}
