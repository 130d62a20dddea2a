/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.virtual;

import org.bootseal.board.nor.FlashMap.PageState;
import org.bootseal.ide.boards.BoardSnapshot;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.layout.RowLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.RowData;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

/** The flash: how full it is, its map, the chosen sector, and what the colours mean. */
final class FlashPane {

	private static final int SWATCH = 12;
	private static final int LEGEND_DISTANCE = 8;

	private final Composite control;
	private final Label summary;
	private final FlashCanvas canvas;
	private final Label sector;

	FlashPane(Composite parent) {
		control = new Composite(parent, SWT.NONE);
		GridLayoutFactory.swtDefaults().applyTo(control);
		summary = new Label(control, SWT.NONE);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(summary);
		canvas = new FlashCanvas(control, this::say);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(canvas.control());
		sector = new Label(control, SWT.WRAP);
		GridDataFactory.fillDefaults().grab(true, false).hint(1, SWT.DEFAULT).applyTo(sector);
		Composite legend = new Composite(control, SWT.NONE);
		RowLayoutFactory.fillDefaults().wrap(true).spacing(LEGEND_DISTANCE).applyTo(legend);
		GridDataFactory.fillDefaults().grab(true, false).hint(1, SWT.DEFAULT).applyTo(legend);
		for (PageState state : PageState.values()) {
			addToLegend(legend, state);
		}
	}

	private static void addToLegend(Composite legend, PageState state) {
		Composite entry = new Composite(legend, SWT.NONE);
		RowLayoutFactory.fillDefaults().wrap(false).center(true).applyTo(entry);
		Canvas swatch = new Canvas(entry, SWT.NO_FOCUS);
		swatch.setLayoutData(new RowData(SWATCH, SWATCH));
		swatch.addPaintListener(event -> {
			Rectangle area = swatch.getClientArea();
			event.gc.setBackground(FlashColors.of(state));
			event.gc.fillRectangle(area);
			event.gc.setForeground(legend.getForeground());
			event.gc.drawRectangle(0, 0, area.width - 1, area.height - 1);
		});
		new Label(entry, SWT.NONE).setText(FlashText.name(state));
	}

	private void say(String text) {
		if (!sector.getText().equals(text)) {
			sector.setText(text);
			sector.requestLayout();
		}
	}

	Composite control() {
		return control;
	}

	/** Shows the flash of a snapshot; changes before a moment do not count. */
	void show(BoardSnapshot snapshot, int since) {
		FlashText text = new FlashText(snapshot.flash(), since, snapshot.flashStart(), snapshot.flashName());
		summary.setText(text.summary());
		canvas.show(text);
	}

	/** Returns the line of the chosen sector. */
	String copyText() {
		return sector.getText();
	}

	void setFocus() {
		canvas.control().setFocus();
	}
}
