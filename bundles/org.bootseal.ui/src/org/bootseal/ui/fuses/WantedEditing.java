/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.fuses;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import org.bootseal.core.otp.FuseField;
import org.bootseal.core.otp.FuseLine;
import org.bootseal.ui.editor.model.EditorModel;
import org.eclipse.jface.viewers.CellEditor;
import org.eclipse.jface.viewers.ComboBoxCellEditor;
import org.eclipse.jface.viewers.EditingSupport;
import org.eclipse.jface.viewers.TextCellEditor;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.swt.SWT;

/** Edits what is wanted in its cell: by choice where the values have names, else as a number; nothing takes it away. */
final class WantedEditing extends EditingSupport {

	private static final int HEX = 16;
	private static final String HEX_MARK = "0x"; //$NON-NLS-1$

	private final EditorModel model;
	private final TreeViewer viewer;

	WantedEditing(EditorModel model, TreeViewer viewer) {
		super(viewer);
		this.model = model;
		this.viewer = viewer;
	}

	/** The values that can be chosen, ascending; empty if the field is a number. */
	private static List<Long> choices(FuseLine line) {
		return line.field().map(FuseField::values).map(values -> values.keySet().stream().sorted().toList())
				.orElse(List.of());
	}

	@Override
	protected boolean canEdit(Object element) {
		FuseLine line = (FuseLine) element;
		return line.field().isPresent() || line.fields().isEmpty();
	}

	@Override
	protected CellEditor getCellEditor(Object element) {
		FuseLine line = (FuseLine) element;
		List<Long> choices = choices(line);
		if (choices.isEmpty()) {
			TextCellEditor editor = new TextCellEditor(viewer.getTree());
			editor.setValidator(
					typed -> number(line, (String) typed).isPresent() ? null : Messages.WantedEditing_number);
			return editor;
		}
		List<String> items = new ArrayList<>(List.of(Messages.WantedEditing_none));
		choices.forEach(value -> items.add(FuseColumns.text(line, value.longValue())));
		return new ComboBoxCellEditor(viewer.getTree(), items.toArray(String[]::new), SWT.READ_ONLY);
	}

	@Override
	protected Object getValue(Object element) {
		FuseLine line = (FuseLine) element;
		List<Long> choices = choices(line);
		if (choices.isEmpty()) {
			return line.wanted().isEmpty() ? "" : HEX_MARK + Long.toHexString(line.wanted().getAsLong()); //$NON-NLS-1$
		}
		return Integer.valueOf(line.wanted().isEmpty() ? 0
				: choices.indexOf(Long.valueOf(line.wanted().getAsLong())) + 1);
	}

	@Override
	protected void setValue(Object element, Object value) {
		FuseLine line = (FuseLine) element;
		Optional<OptionalLong> wanted = value instanceof Integer index ? chosen(line, index.intValue())
				: number(line, String.valueOf(value));
		wanted.filter(wish -> !wish.equals(line.wanted())).ifPresent(wish -> model.edit(text -> line.want(text, wish)));
	}

	private static Optional<OptionalLong> chosen(FuseLine line, int index) {
		List<Long> choices = choices(line);
		if (index < 0 || index > choices.size()) {
			return Optional.empty();
		}
		return Optional.of(index == 0 ? OptionalLong.empty() : OptionalLong.of(choices.get(index - 1).longValue()));
	}

	/** What was typed: nothing, or a number that fits; empty if it is neither. */
	private static Optional<OptionalLong> number(FuseLine line, String typed) {
		String text = typed.strip();
		if (text.isEmpty()) {
			return Optional.of(OptionalLong.empty());
		}
		try {
			boolean hex = text.regionMatches(true, 0, HEX_MARK, 0, HEX_MARK.length());
			long number = hex ? Long.parseLong(text.substring(HEX_MARK.length()), HEX) : Long.parseLong(text);
			return number < 0 || number > line.most() ? Optional.empty() : Optional.of(OptionalLong.of(number));
		} catch (NumberFormatException none) {
			return Optional.empty();
		}
	}
}
