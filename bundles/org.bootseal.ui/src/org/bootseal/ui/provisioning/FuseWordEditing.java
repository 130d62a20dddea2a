/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.provisioning;

import java.util.function.BooleanSupplier;

import org.bootseal.core.config.YamlPath;
import org.bootseal.ui.editor.model.EditorModel;
import org.eclipse.jface.viewers.CellEditor;
import org.eclipse.jface.viewers.EditingSupport;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TextCellEditor;

/** Edits one column of the list of fuse bits; an empty cell removes the key. */
final class FuseWordEditing extends EditingSupport {

	private final EditorModel model;
	private final String key;
	private final BooleanSupplier editable;
	private final CellEditor cell;

	FuseWordEditing(TableViewer viewer, EditorModel model, String key, BooleanSupplier editable) {
		super(viewer);
		this.model = model;
		this.key = key;
		this.editable = editable;
		cell = new TextCellEditor(viewer.getTable());
	}

	@Override
	protected CellEditor getCellEditor(Object element) {
		return cell;
	}

	@Override
	protected boolean canEdit(Object element) {
		return editable.getAsBoolean();
	}

	@Override
	protected Object getValue(Object element) {
		return model.value(((YamlPath) element).key(key)).orElse(""); //$NON-NLS-1$
	}

	@Override
	protected void setValue(Object element, Object value) {
		YamlPath path = ((YamlPath) element).key(key);
		String text = ((String) value).strip();
		if (!text.equals(getValue(element))) {
			model.edit(yaml -> text.isEmpty() ? yaml.remove(path) : yaml.set(path, text));
		}
	}
}
