/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.tables;

import java.util.List;
import java.util.function.Function;

import org.eclipse.jface.viewers.ITreeContentProvider;

/** The elements of a list, which may become another one, and those below them. */
final class Content<T> implements ITreeContentProvider {

	private final Class<T> type;
	private final Function<T, List<T>> children;
	private List<T> elements = List.of();

	Content(Class<T> type, Function<T, List<T>> children) {
		this.type = type;
		this.children = children;
	}

	void elements(List<T> newElements) {
		elements = newElements;
	}

	@Override
	public Object[] getElements(Object input) {
		return elements.toArray();
	}

	@Override
	public Object[] getChildren(Object parent) {
		return children.apply(type.cast(parent)).toArray();
	}

	/** Nobody reveals an element whose parent is not known. */
	@Override
	public Object getParent(Object element) {
		return null;
	}

	@Override
	public boolean hasChildren(Object element) {
		return !children.apply(type.cast(element)).isEmpty();
	}
}
