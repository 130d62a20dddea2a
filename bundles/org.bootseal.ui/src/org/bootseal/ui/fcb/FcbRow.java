/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.fcb;

import java.util.List;
import java.util.Optional;

import org.bootseal.core.block.BlockField;
import org.bootseal.core.config.Finding;
import org.bootseal.ui.editor.TextRow;

/**
 * A line of the tables: a group of fields, a field, a sequence of the lookup table, or one of its instructions.
 *
 * @param name
 *            what it is called
 * @param field
 *            the field; empty for a group and a sequence
 * @param value
 *            value of the field
 * @param words
 *            the value in words
 * @param meaning
 *            what it is for
 * @param finding
 *            what is said about it
 * @param children
 *            the lines below
 */
record FcbRow(String name, Optional<BlockField> field, long value, String words, String meaning,
		Optional<Finding> finding, List<FcbRow> children) implements TextRow<FcbRow> {

	/** Copies the list. */
	FcbRow {
		children = List.copyOf(children);
	}

	/** @return the value as it is typed; empty for lines without a field */
	String number() {
		return field.map(known -> known.hex(value)).orElse(""); //$NON-NLS-1$
	}

	@Override
	public Object key() {
		return name;
	}
}
