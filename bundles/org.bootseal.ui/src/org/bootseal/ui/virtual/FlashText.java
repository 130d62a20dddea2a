/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.virtual;

import java.util.Locale;

import org.bootseal.board.nor.FlashChip;
import org.bootseal.board.nor.FlashMap;
import org.bootseal.board.nor.FlashMap.PageState;
import org.eclipse.osgi.util.NLS;

/**
 * What is said of a flash.
 *
 * @param map
 *            what is in it
 * @param since
 *            the moment from which on changes count
 * @param start
 *            address of its first byte
 * @param chip
 *            its name
 */
record FlashText(FlashMap map, int since, long start, String chip) {

	/** Returns one line of all: the chip, its size, how much of it holds data. */
	String summary() {
		int used = 0;
		for (int sector = 0; sector < map.pages() / FlashGrid.SECTOR_PAGES; sector++) {
			used += usedPages(sector) > 0 ? 1 : 0;
		}
		return NLS.bind(Messages.FlashText_summary, new Object[] { chip,
				Integer.valueOf(map.pages() / (1024 * 1024 / FlashChip.PAGE)), Integer.valueOf(used),
				Integer.valueOf(map.pages() / FlashGrid.SECTOR_PAGES) });
	}

	/** Returns one line of a sector: where it is and what was done with it. */
	String sector(int sector) {
		long address = start + (long) sector * FlashChip.SECTOR;
		return NLS.bind(Messages.FlashText_sector,
				new Object[] { Integer.valueOf(sector), hex(address), hex(address + FlashChip.SECTOR - 1),
						state(sector),
						Integer.valueOf(usedPages(sector)), Integer.valueOf(FlashGrid.SECTOR_PAGES) });
	}

	private int usedPages(int sector) {
		int used = 0;
		for (int page = 0; page < FlashGrid.SECTOR_PAGES; page++) {
			used += map.isUsed(sector * FlashGrid.SECTOR_PAGES + page) ? 1 : 0;
		}
		return used;
	}

	/** The one that goes furthest: a sector of which a page was programmed was erased before. */
	private String state(int sector) {
		PageState furthest = PageState.BLANK;
		for (int page = 0; page < FlashGrid.SECTOR_PAGES; page++) {
			PageState state = map.state(sector * FlashGrid.SECTOR_PAGES + page, since);
			furthest = state.compareTo(furthest) > 0 ? state : furthest;
		}
		return name(furthest);
	}

	/** Returns what a state is called. */
	static String name(PageState state) {
		return switch (state) {
		case BLANK -> Messages.FlashText_blank;
		case USED -> Messages.FlashText_used;
		case ERASED -> Messages.FlashText_erased;
		case PROGRAMMED -> Messages.FlashText_programmed;
		case READ_BACK -> Messages.FlashText_readBack;
		};
	}

	/** Returns an address of the flash. */
	static String hex(long address) {
		return String.format(Locale.ROOT, "0x%08X", Long.valueOf(address));
	}
}
