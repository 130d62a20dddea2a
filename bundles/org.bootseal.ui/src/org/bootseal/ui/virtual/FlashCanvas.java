/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.virtual;

import java.util.OptionalInt;
import java.util.function.Consumer;

import org.bootseal.board.nor.FlashChip;
import org.bootseal.board.nor.FlashMap.PageState;
import org.bootseal.ui.AccessibleName;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.util.IPropertyChangeListener;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.ScrollBar;

/** Draws the flash, page by page. One sector is chosen, by mouse or arrow keys. */
final class FlashCanvas {

	private static final int PADDING = 4;
	private static final int ROW_PADDING = 6;

	private final Canvas canvas;
	private final Consumer<String> said;
	private FlashText flash;
	private FlashGrid grid = new FlashGrid(0, 0, 0, 1);
	private int chosen;
	private int hovered = -1;

	/**
	 * @param parent
	 *            where it stands
	 * @param said
	 *            takes what is to be said of the chosen sector
	 */
	FlashCanvas(Composite parent, Consumer<String> said) {
		this.said = said;
		canvas = new Canvas(parent, SWT.V_SCROLL | SWT.DOUBLE_BUFFERED | SWT.BORDER);
		canvas.setFont(JFaceResources.getTextFont());
		canvas.addPaintListener(event -> paint(event.gc));
		canvas.addListener(SWT.Resize, event -> layout());
		canvas.getVerticalBar().addListener(SWT.Selection, event -> canvas.redraw());
		canvas.addListener(SWT.MouseDown, event -> {
			canvas.setFocus();
			at(event).ifPresent(this::choose);
		});
		canvas.addListener(SWT.MouseMove, this::hover);
		canvas.addListener(SWT.KeyDown, event -> choose(moved(event.keyCode)));
		canvas.addListener(SWT.Traverse, event -> event.doit = event.detail != SWT.TRAVERSE_ARROW_NEXT
				&& event.detail != SWT.TRAVERSE_ARROW_PREVIOUS);
		canvas.addListener(SWT.FocusIn, event -> canvas.redraw());
		canvas.addListener(SWT.FocusOut, event -> canvas.redraw());
		AccessibleName.giveRole(canvas, ACC.ROLE_GRAPHIC);
		canvas.getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getName(AccessibleEvent event) {
				event.result = flash == null ? "" : flash.sector(chosen);
			}
		});
		IPropertyChangeListener repaint = event -> canvas.redraw();
		JFaceResources.getColorRegistry().addListener(repaint);
		canvas.addDisposeListener(event -> JFaceResources.getColorRegistry().removeListener(repaint));
	}

	Canvas control() {
		return canvas;
	}

	/** Shows another state of the flash. The first change of a run is brought into view. */
	void show(FlashText newFlash) {
		boolean isOther = flash == null || flash.map().pages() != newFlash.map().pages();
		OptionalInt change = firstChange(newFlash);
		boolean isNews = change.isPresent() && (isOther || firstChange(flash).isEmpty());
		flash = newFlash;
		if (isOther) {
			chosen = 0;
			layout();
		}
		if (isNews) {
			reveal(change.getAsInt());
		}
		said.accept(flash.sector(chosen));
		canvas.redraw();
	}

	private static OptionalInt firstChange(FlashText flash) {
		for (int page = 0; page < flash.map().pages(); page++) {
			if (flash.map().state(page, flash.since()).compareTo(PageState.USED) > 0) {
				return OptionalInt.of(page / FlashGrid.SECTOR_PAGES);
			}
		}
		return OptionalInt.empty();
	}

	private void layout() {
		if (flash == null) {
			return;
		}
		GC gc = new GC(canvas);
		int left = gc.textExtent(FlashText.hex(flash.start())).x + 2 * PADDING;
		int rowHeight = gc.getFontMetrics().getHeight() + ROW_PADDING;
		gc.dispose();
		Rectangle area = canvas.getClientArea();
		grid = new FlashGrid(flash.map().pages(), left, area.width - PADDING, rowHeight);
		ScrollBar bar = canvas.getVerticalBar();
		int height = grid.rows() * rowHeight + 2 * PADDING;
		int thumb = Math.max(1, Math.min(area.height, height));
		bar.setValues(Math.min(bar.getSelection(), height - thumb), 0, height, thumb, rowHeight,
				Math.max(rowHeight, area.height - rowHeight));
		canvas.redraw();
	}

	/** Where the top of the canvas is on the map. */
	private int top() {
		return canvas.getVerticalBar().getSelection() - PADDING;
	}

	private void paint(GC gc) {
		if (flash == null) {
			return;
		}
		Rectangle clip = gc.getClipping();
		int first = Math.max(0, (clip.y + top()) / grid.rowHeight());
		int last = Math.min(grid.rows() - 1, (clip.y + clip.height + top()) / grid.rowHeight());
		for (int row = first; row <= last; row++) {
			int sector = row * FlashGrid.ROW_SECTORS;
			gc.setForeground(canvas.getForeground());
			gc.drawText(FlashText.hex(flash.start() + (long) sector * FlashChip.SECTOR), PADDING,
					row * grid.rowHeight() - top() + 1, true);
			int end = Math.min(grid.sectors(), sector + FlashGrid.ROW_SECTORS);
			for (int at = sector; at < end; at++) {
				paintSector(gc, at);
			}
		}
		if (canvas.isFocusControl()) {
			Rectangle at = grid.sector(chosen);
			gc.setForeground(canvas.getForeground());
			gc.drawRectangle(at.x - 1, at.y - top() - 1, at.width + 1, at.height + 1);
		}
	}

	/** Neighbours of the same state are drawn as one. */
	private void paintSector(GC gc, int sector) {
		int page = sector * FlashGrid.SECTOR_PAGES;
		int end = page + FlashGrid.SECTOR_PAGES;
		while (page < end) {
			PageState state = flash.map().state(page, flash.since());
			int next = page + 1;
			while (next < end && flash.map().state(next, flash.since()) == state) {
				next++;
			}
			Rectangle at = grid.pages(page, next - page);
			gc.setBackground(FlashColors.of(state));
			gc.fillRectangle(at.x, at.y - top(), at.width, at.height);
			page = next;
		}
	}

	private OptionalInt at(Event event) {
		return flash == null ? OptionalInt.empty() : grid.sectorAt(event.x, event.y + top());
	}

	private void hover(Event event) {
		int sector = at(event).orElse(-1);
		if (sector != hovered) {
			hovered = sector;
			canvas.setToolTipText(sector < 0 ? null : flash.sector(sector));
		}
	}

	private int moved(int key) {
		int screen = Math.max(1, canvas.getClientArea().height / grid.rowHeight()) * FlashGrid.ROW_SECTORS;
		return switch (key) {
		case SWT.ARROW_LEFT -> chosen - 1;
		case SWT.ARROW_RIGHT -> chosen + 1;
		case SWT.ARROW_UP -> chosen - FlashGrid.ROW_SECTORS;
		case SWT.ARROW_DOWN -> chosen + FlashGrid.ROW_SECTORS;
		case SWT.PAGE_UP -> Math.max(0, chosen - screen);
		case SWT.PAGE_DOWN -> Math.min(grid.sectors() - 1, chosen + screen);
		case SWT.HOME -> 0;
		case SWT.END -> grid.sectors() - 1;
		default -> chosen;
		};
	}

	private void choose(int sector) {
		if (flash != null && sector != chosen && sector >= 0 && sector < grid.sectors()) {
			chosen = sector;
			reveal(sector);
			said.accept(flash.sector(sector));
			canvas.redraw();
		}
	}

	private void reveal(int sector) {
		Rectangle at = grid.sector(sector);
		ScrollBar bar = canvas.getVerticalBar();
		int height = canvas.getClientArea().height - 2 * PADDING;
		if (at.y < bar.getSelection()) {
			bar.setSelection(at.y);
		} else if (at.y + at.height > bar.getSelection() + height) {
			bar.setSelection(at.y + at.height - height);
		}
	}
}
