/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.virtual;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalInt;

import org.eclipse.swt.graphics.Rectangle;
import org.junit.jupiter.api.Test;

class FlashGridTest {

	private static final FlashGrid GRID = new FlashGrid(0x800000 / 256, 80, 400, 20);

	@Test
	void aRowIsABlockOf64KiB() {
		assertEquals(2048, GRID.sectors());
		assertEquals(128, GRID.rows());
		assertEquals(0, GRID.sector(15).y);
		assertEquals(20, GRID.sector(16).y);
		assertEquals(GRID.sector(0).x, GRID.sector(16).x);
	}

	@Test
	void findsEachSectorWhereItIsDrawn() {
		for (int sector = 0; sector < GRID.sectors(); sector++) {
			Rectangle at = GRID.sector(sector);
			assertEquals(OptionalInt.of(sector), GRID.sectorAt(at.x, at.y));
			assertEquals(OptionalInt.of(sector), GRID.sectorAt(at.x + at.width - 1, at.y + at.height - 1));
			assertTrue(sector == 0 || !at.intersects(GRID.sector(sector - 1)));
		}
	}

	@Test
	void findsNothingBesideTheMap() {
		assertEquals(OptionalInt.empty(), GRID.sectorAt(79, 5));
		assertEquals(OptionalInt.empty(), GRID.sectorAt(GRID.sector(15).x + GRID.sector(15).width + 2, 5));
		assertEquals(OptionalInt.empty(), GRID.sectorAt(100, -1));
		assertEquals(OptionalInt.empty(), GRID.sectorAt(100, 128 * 20));
	}

	@Test
	void thePagesOfASectorFillItWithoutGaps() {
		Rectangle sector = GRID.sector(17);
		int x = sector.x;
		for (int page = 0; page < FlashGrid.SECTOR_PAGES; page++) {
			Rectangle at = GRID.pages(17 * FlashGrid.SECTOR_PAGES + page, 1);
			assertEquals(x, at.x);
			assertEquals(sector.y, at.y);
			x += at.width;
		}
		assertEquals(sector.x + sector.width, x);
		assertEquals(sector, GRID.pages(17 * FlashGrid.SECTOR_PAGES, FlashGrid.SECTOR_PAGES));
	}

	@Test
	void aNarrowMapStillShowsItsSectors() {
		FlashGrid narrow = new FlashGrid(256, 80, 90, 20);
		assertTrue(narrow.sector(0).width > 0);
		assertFalse(narrow.sector(0).intersects(narrow.sector(1)));
	}
}
