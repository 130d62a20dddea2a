/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.fcb;

import java.util.List;
import java.util.Optional;

import org.bootseal.core.config.YamlDocument;
import org.bootseal.core.config.Severity;
import org.bootseal.ui.editor.ConfigurationSection;
import org.bootseal.ui.editor.fields.Field;
import org.bootseal.ui.tables.Column;
import org.bootseal.ui.tables.ColumnTree;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.resource.JFaceColors;
import org.eclipse.ui.forms.IManagedForm;

/** A table of fields or instructions, which follows the text. */
abstract class RowsSection extends ConfigurationSection {

	private static final int HEIGHT = 460;

	private final FcbModel fcb;
	private final ColumnTree<FcbRow> table;
	private YamlDocument shown;
	private int findings = -1;

	RowsSection(IManagedForm form, FcbModel fcb, String title, List<Column<FcbRow>> columns) {
		super(form, fcb.editor(), title);
		this.fcb = fcb;
		table = new ColumnTree<>(body(), FcbRow.class, columns, FcbRow::name, FcbRow::children, FcbRow::toolTip);
		table.colourBy(row -> row.severity().filter(Severity.ERROR::equals).isPresent()
				? Optional.of(JFaceColors.getErrorText(table().control().getDisplay()))
				: Optional.empty());
		// the width comes from the form: a table that is wider can be scrolled
		GridDataFactory.fillDefaults().grab(true, true).span(Field.COLUMNS, 1).hint(1, HEIGHT)
				.applyTo(table.control());
	}

	final ColumnTree<FcbRow> table() {
		return table;
	}

	final FcbModel fcb() {
		return fcb;
	}

	/** @return the lines of the text of now */
	abstract List<FcbRow> rows();

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

	/** @return how many levels of lines are open at first */
	abstract int opened();
}
