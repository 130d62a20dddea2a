/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.hab;

import java.util.ArrayList;
import java.util.List;

import org.bootseal.core.config.KeyInfo;
import org.bootseal.core.config.YamlValue;
import org.bootseal.core.hab.CsfEdits;
import org.bootseal.core.hab.CsfKey;
import org.bootseal.ui.editor.model.EditorModel;
import org.eclipse.jface.viewers.CellEditor;
import org.eclipse.jface.viewers.ComboBoxCellEditor;
import org.eclipse.jface.viewers.EditingSupport;
import org.eclipse.jface.viewers.TextCellEditor;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;

/**
 * Edits the value of a key in its cell: by choice where there are a few, else as text. An empty one removes the key.
 */
final class ValueEditing extends EditingSupport {

	private final EditorModel model;
	private final TreeViewer viewer;

	ValueEditing(EditorModel model, TreeViewer viewer) {
		super(viewer);
		this.model = model;
		this.viewer = viewer;
	}

	private static CsfKey key(Object element) {
		return ((CsfRow) element).field().orElseThrow();
	}

	/** What there is to choose from, the value of now included; empty if it is typed. */
	private static List<String> choices(CsfKey key) {
		List<String> known = key.info().map(KeyInfo::choices).orElse(List.of());
		if (known.isEmpty()) {
			return List.of();
		}
		List<String> choices = new ArrayList<>(known);
		if (!key.info().get().required() || key.value().isEmpty()) {
			choices.add(0, ""); //$NON-NLS-1$
		}
		if (!choices.contains(key.value())) {
			choices.add(key.value());
		}
		return choices;
	}

	@Override
	protected boolean canEdit(Object element) {
		return ((CsfRow) element).field().isPresent() && !model.isBroken();
	}

	@Override
	protected CellEditor getCellEditor(Object element) {
		CsfKey key = key(element);
		List<String> choices = choices(key);
		if (!choices.isEmpty()) {
			return new ComboBoxCellEditor(viewer.getTree(), choices.toArray(String[]::new), SWT.READ_ONLY);
		}
		TextCellEditor editor = new TextCellEditor(viewer.getTree());
		key.info().filter(info -> info.kind() == KeyInfo.Kind.NUMBER)
				.ifPresent(info -> editor.setValidator(typed -> problem(info, (String) typed)));
		return editor;
	}

	private static String problem(KeyInfo info, String typed) {
		if (typed.isBlank()) {
			return null;
		}
		try {
			long number = YamlValue.parseNumber(typed.strip());
			if (number >= info.min() && number <= info.max()) {
				return null;
			}
		} catch (NumberFormatException none) {
			// said below
		}
		return NLS.bind(Messages.ValueEditing_expected, info.expected());
	}

	@Override
	protected Object getValue(Object element) {
		CsfKey key = key(element);
		List<String> choices = choices(key);
		return choices.isEmpty() ? key.value() : Integer.valueOf(choices.indexOf(key.value()));
	}

	@Override
	protected void setValue(Object element, Object value) {
		CsfKey key = key(element);
		List<String> choices = choices(key);
		String chosen = value instanceof Integer index ? choices.get(index.intValue())
				: value == null ? key.value() : String.valueOf(value).strip();
		if (!chosen.equals(key.value())) {
			model.edit(text -> CsfEdits.of(text).set(key.path(), chosen));
		}
	}
}
