/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.boards;

import java.util.Comparator;
import java.util.List;

import org.bootseal.ide.boards.FuseReading;
import org.bootseal.ui.BootsealImages;
import org.bootseal.ui.tables.Column;
import org.bootseal.ui.tables.ColumnTree;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

/** Shows the fuse words of a board with their fields, what they mean and what is locked. */
public final class FuseTable {

	private final ColumnTree<FuseLine> tree;

	/**
	 * @param parent
	 *            where it stands
	 */
	public FuseTable(Composite parent) {
		tree = new ColumnTree<>(parent, FuseLine.class, List.of(
				new Column<>(Messages.FuseTable_name, 18, FuseLine::name)
						.withIcon(line -> line.isBurnt() ? BootsealImages.FUSE_BURNT : BootsealImages.FUSE),
				new Column<>(Messages.FuseTable_place, 8, FuseLine::place),
				new Column<>(Messages.FuseTable_value, 11, FuseLine::value)
						.withOrder(Comparator.comparing(FuseLine::isBurnt).reversed()
								.thenComparing(FuseLine::value)),
				new Column<>(Messages.FuseTable_meaning, 16, FuseLine::meaning),
				new Column<>(Messages.FuseTable_lock, 9, FuseLine::lock)), FuseLine::key, FuseLine::fields,
				FuseLine::more);
	}

	/** @return the whole of it */
	public Control control() {
		return tree.control();
	}

	/**
	 * @param fuses
	 *            the words to show
	 */
	public void show(List<FuseReading> fuses) {
		tree.show(FuseLine.of(fuses));
	}

	/** @return the selected lines, or all words, as text */
	public String copyText() {
		return tree.copyText();
	}

	/** For dialogs: copies by the usual key. */
	public void copyByKey() {
		tree.copyByKey();
	}

	/** Sets the focus to the lines. */
	public void setFocus() {
		tree.setFocus();
	}
}
