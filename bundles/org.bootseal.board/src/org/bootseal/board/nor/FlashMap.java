/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.nor;

import java.util.BitSet;

/** What is in each page of a flash chip at one moment, and what was last done with it. Immutable. */
public final class FlashMap {

	/** What a page looks like. */
	public enum PageState {
		/** Erased before. */
		BLANK,
		/** Holds data from before. */
		USED,
		/** Was erased. */
		ERASED,
		/** Was programmed. */
		PROGRAMMED,
		/** Was programmed and then read. */
		READ_BACK
	}

	private final BitSet used;
	private final PageState[] last;
	private final int[] when;
	private final int now;

	FlashMap(BitSet used, PageState[] last, int[] when, int now) {
		this.used = used;
		this.last = last;
		this.when = when;
		this.now = now;
	}

	/** @return number of pages of {@link FlashChip#PAGE} bytes */
	public int pages() {
		return last.length;
	}

	/** @return the moment of this map; later maps of the same board have the same or a higher one */
	public int moment() {
		return now;
	}

	/**
	 * @param page
	 *            number of a page
	 * @param since
	 *            the moment of an earlier map, or 0 for since the board was made or opened
	 * @return what was done with the page after that moment; if nothing, whether it holds data
	 */
	public PageState state(int page, int since) {
		if (when[page] > since) {
			return last[page];
		}
		return used.get(page) ? PageState.USED : PageState.BLANK;
	}

	/**
	 * @param page
	 *            number of a page
	 * @return whether it holds data: it was programmed after it was last erased
	 */
	public boolean isUsed(int page) {
		return used.get(page);
	}
}
