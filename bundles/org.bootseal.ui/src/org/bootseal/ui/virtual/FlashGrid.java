/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.virtual;

import java.util.OptionalInt;

import org.bootseal.board.nor.FlashChip;
import org.eclipse.swt.graphics.Rectangle;

/**
 * Where the flash map draws what: one row a block of 64 KiB, its address in front, its sixteen sectors side by side.
 * Pure arithmetic, in pixels from the top left corner of the whole map.
 *
 * @param pages
 *            pages of the flash
 * @param left
 *            width of the addresses
 * @param width
 *            width of all
 * @param rowHeight
 *            height of a row
 */
record FlashGrid(int pages, int left, int width, int rowHeight) {

	/** Pages of a sector. */
	static final int SECTOR_PAGES = FlashChip.SECTOR / FlashChip.PAGE;
	/** Sectors of a row. */
	static final int ROW_SECTORS = 16;

	private static final int ROW_PAGES = ROW_SECTORS * SECTOR_PAGES;
	private static final int GAP = 2;
	private static final int LEAST_SECTOR = 8;

	/** Returns how many sectors there are. */
	int sectors() {
		return pages / SECTOR_PAGES;
	}

	/** Returns how many rows there are. */
	int rows() {
		return (pages + ROW_PAGES - 1) / ROW_PAGES;
	}

	private int sectorWidth() {
		return Math.max(LEAST_SECTOR, (width - left) / ROW_SECTORS);
	}

	/** Returns where a sector is drawn. */
	Rectangle sector(int sector) {
		return new Rectangle(left + sector % ROW_SECTORS * sectorWidth(), sector / ROW_SECTORS * rowHeight,
				sectorWidth() - GAP, rowHeight - GAP);
	}

	/** Returns where pages of one sector are drawn; a page may be narrower than a pixel. */
	Rectangle pages(int first, int count) {
		Rectangle sector = sector(first / SECTOR_PAGES);
		int from = first % SECTOR_PAGES * sector.width / SECTOR_PAGES;
		int to = (first % SECTOR_PAGES + count) * sector.width / SECTOR_PAGES;
		return new Rectangle(sector.x + from, sector.y, to - from, sector.height);
	}

	/** Returns the sector at a point; empty if there is none. */
	OptionalInt sectorAt(int x, int y) {
		int column = x < left ? ROW_SECTORS : (x - left) / sectorWidth();
		int sector = y / rowHeight * ROW_SECTORS + column;
		return column < ROW_SECTORS && y >= 0 && sector < sectors() ? OptionalInt.of(sector) : OptionalInt.empty();
	}
}
