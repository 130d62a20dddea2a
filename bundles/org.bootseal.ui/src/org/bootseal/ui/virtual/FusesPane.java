/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.virtual;

import java.util.List;

import org.bootseal.ide.boards.BoardSnapshot;
import org.bootseal.ide.boards.FuseReading;
import org.bootseal.ui.boards.FuseTable;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;

/** The fuses: first only the words of which something is burnt, because most words of most parts are empty. */
final class FusesPane {

	private final Composite control;
	private final Button onlyBurnt;
	private final FuseTable table;
	private List<FuseReading> fuses = List.of();

	FusesPane(Composite parent) {
		control = new Composite(parent, SWT.NONE);
		GridLayoutFactory.swtDefaults().applyTo(control);
		onlyBurnt = new Button(control, SWT.CHECK);
		onlyBurnt.setText(Messages.FusesPane_onlyBurnt);
		onlyBurnt.setSelection(true);
		onlyBurnt.addListener(SWT.Selection, event -> refresh());
		table = new FuseTable(control);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(table.control());
	}

	Composite control() {
		return control;
	}

	/** Shows the fuses of a snapshot; most snapshots of a run have the same ones. */
	void show(BoardSnapshot snapshot) {
		if (!snapshot.fuses().equals(fuses)) {
			fuses = snapshot.fuses();
			refresh();
		}
	}

	private void refresh() {
		boolean all = !onlyBurnt.getSelection();
		table.show(fuses.stream().filter(fuse -> all || fuse.value().orElse(0) != 0).toList());
	}

	/** Returns the selected lines, or all words that are shown. */
	String copyText() {
		return table.copyText();
	}

	void setFocus() {
		table.setFocus();
	}
}
