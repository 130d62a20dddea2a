/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.tables;

import java.util.function.Function;

import org.eclipse.jface.viewers.IElementComparer;

/** Takes elements for the same if their keys are. */
final class KeyComparer<T> implements IElementComparer {

	private final Class<T> type;
	private final Function<T, Object> key;

	KeyComparer(Class<T> type, Function<T, Object> key) {
		this.type = type;
		this.key = key;
	}

	private Object key(Object element) {
		return type.isInstance(element) ? key.apply(type.cast(element)) : element;
	}

	@Override
	public boolean equals(Object one, Object other) {
		return key(one).equals(key(other));
	}

	@Override
	public int hashCode(Object element) {
		return key(element).hashCode();
	}
}
