/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.hab;

import java.util.List;
import java.util.Optional;

import org.bootseal.core.config.Finding;
import org.bootseal.core.hab.CsfKey;
import org.bootseal.ui.editor.TextRow;

/**
 * A line of the table: a command of the CSF, or a key of it.
 *
 * @param section
 *            which command it is, or is of, from 0
 * @param field
 *            the key; empty for the command itself
 * @param name
 *            what it is called
 * @param says
 *            what it says
 * @param meaning
 *            what it is for
 * @param finding
 *            what is said about it
 * @param children
 *            the lines below
 */
record CsfRow(int section, Optional<CsfKey> field, String name, String says, String meaning, Optional<Finding> finding,
		List<CsfRow> children) implements TextRow<CsfRow> {

	/** Copies the list. */
	CsfRow {
		children = List.copyOf(children);
	}

	@Override
	public Object key() {
		return List.of(Integer.valueOf(section), field.map(CsfKey::path));
	}
}
