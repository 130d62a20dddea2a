/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.tables;

import java.util.Optional;
import java.util.function.Function;

import org.eclipse.jface.resource.ResourceManager;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Image;

/** Labels the cells of one column. */
final class ColumnLabel<T> extends ColumnLabelProvider {

	private final Class<T> type;
	private final Column<T> column;
	private final Function<T, String> toolTip;
	private final ResourceManager images;
	private Function<T, Optional<Color>> colour = element -> Optional.empty();

	ColumnLabel(Class<T> type, Column<T> column, Function<T, String> toolTip, ResourceManager images) {
		this.type = type;
		this.column = column;
		this.toolTip = toolTip;
		this.images = images;
	}

	void colourBy(Function<T, Optional<Color>> chosen) {
		colour = chosen;
	}

	@Override
	public Color getForeground(Object element) {
		return colour.apply(type.cast(element)).orElse(null);
	}

	@Override
	public String getText(Object element) {
		return column.text().apply(type.cast(element));
	}

	@Override
	public Image getImage(Object element) {
		return column.icon().apply(type.cast(element)).map(images::create).orElse(null);
	}

	@Override
	public String getToolTipText(Object element) {
		String text = toolTip.apply(type.cast(element));
		return text.isEmpty() ? null : text;
	}
}
