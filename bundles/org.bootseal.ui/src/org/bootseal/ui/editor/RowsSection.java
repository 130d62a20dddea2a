/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.editor;

import java.util.List;
import java.util.Optional;

import org.bootseal.core.config.Severity;
import org.bootseal.core.config.YamlDocument;
import org.bootseal.ui.editor.fields.Field;
import org.bootseal.ui.editor.model.EditorModel;
import org.bootseal.ui.tables.Column;
import org.bootseal.ui.tables.ColumnTree;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.resource.JFaceColors;
import org.eclipse.ui.forms.IManagedForm;

/**
 * A table of what the text says, which follows the text.
 *
 * @param <R>
 *            kind of lines
 */
public abstract class RowsSection<R extends TextRow<R>> extends ConfigurationSection {

	private static final int HEIGHT = 460;

	private final ColumnTree<R> table;
	private YamlDocument shown;
	private int findings = -1;

	/**
	 * @param form
	 *            gets its widgets
	 * @param model
	 *            has the text
	 * @param title
	 *            what the user reads above it
	 * @param type
	 *            kind of lines
	 * @param columns
	 *            left to right
	 */
	protected RowsSection(IManagedForm form, EditorModel model, String title, Class<R> type, List<Column<R>> columns) {
		super(form, model, title);
		table = new ColumnTree<>(body(), type, columns, TextRow::key, TextRow::children, TextRow::toolTip);
		table.colourBy(row -> row.severity().filter(Severity.ERROR::equals).isPresent()
				? Optional.of(JFaceColors.getErrorText(table().control().getDisplay()))
				: Optional.empty());
		// the width comes from the form: a table that is wider can be scrolled
		GridDataFactory.fillDefaults().grab(true, true).span(Field.COLUMNS, 1).hint(1, HEIGHT)
				.applyTo(table.control());
	}

	/** @return the table */
	protected final ColumnTree<R> table() {
		return table;
	}

	/** @return the lines of the text of now */
	protected abstract List<R> rows();

	/** @return how many levels of lines are open at first */
	protected abstract int opened();

	@Override
	public void refresh() {
		super.refresh();
		boolean isNew = shown != model().yaml() || findings != model().findings().hashCode();
		if (!model().isBroken() && isNew) {
			boolean isFirst = shown == null;
			shown = model().yaml();
			findings = model().findings().hashCode();
			table.show(rows());
			if (isFirst) {
				table.viewer().expandToLevel(opened());
			}
		}
	}
}
