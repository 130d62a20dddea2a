/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.tables;

import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;

import org.eclipse.jface.resource.ImageDescriptor;

/**
 * One column of a table.
 *
 * @param title
 *            its heading
 * @param width
 *            its share of the table's width, and the tenth part of its least width in pixels
 * @param text
 *            what it says of an element
 * @param icon
 *            what stands before the text
 * @param order
 *            how elements are sorted by this column
 * @param <T>
 *            kind of elements
 */
public record Column<T>(String title, int width, Function<T, String> text, Function<T, Optional<ImageDescriptor>> icon,
		Comparator<T> order) {

	/**
	 * A column without icons, sorted by its text.
	 *
	 * @param title
	 *            its heading
	 * @param width
	 *            its share of the table's width, and the tenth part of its least width in pixels
	 * @param text
	 *            what it says of an element
	 */
	public Column(String title, int width, Function<T, String> text) {
		this(title, width, text, element -> Optional.empty(),
				Comparator.comparing(text, String.CASE_INSENSITIVE_ORDER));
	}

	/**
	 * @param newIcon
	 *            what stands before the text
	 * @return this column with icons
	 */
	public Column<T> withIcon(Function<T, ImageDescriptor> newIcon) {
		return withSomeIcon(element -> Optional.of(newIcon.apply(element)));
	}

	/**
	 * @param newIcon
	 *            what stands before the text; empty for nothing
	 * @return this column with icons in some lines
	 */
	public Column<T> withSomeIcon(Function<T, Optional<ImageDescriptor>> newIcon) {
		return new Column<>(title, width, text, newIcon, order);
	}

	/**
	 * @param newOrder
	 *            how elements are sorted
	 * @return this column with another order
	 */
	public Column<T> withOrder(Comparator<T> newOrder) {
		return new Column<>(title, width, text, icon, newOrder);
	}
}
