/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.nor;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;

import org.bootseal.board.nor.FlashMap.PageState;

/** Keeps what was last done with each page. */
final class FlashTrace {

	private final BitSet used = new BitSet();
	private final PageState[] last;
	private final int[] when;
	private int now;

	FlashTrace(int pages) {
		last = new PageState[pages];
		when = new int[pages];
		restore(Map.of());
	}

	/** A fresh life with some sectors that are not erased. */
	void restore(Map<Integer, byte[]> sectors) {
		used.clear();
		Arrays.fill(when, 0);
		now = 0;
		int inSector = FlashChip.SECTOR / FlashChip.PAGE;
		sectors.forEach((sector, bytes) -> {
			for (int page = 0; page < inSector; page++) {
				used.set(sector * inSector + page, !isBlank(bytes, page * FlashChip.PAGE));
			}
		});
		Arrays.fill(last, PageState.BLANK);
		used.stream().forEach(page -> last[page] = PageState.USED);
	}

	private static boolean isBlank(byte[] bytes, int from) {
		for (int at = from; at < from + FlashChip.PAGE; at++) {
			if (bytes[at] != (byte) 0xFF) {
				return false;
			}
		}
		return true;
	}

	void erased(int page, int count) {
		used.clear(page, page + count);
		mark(page, count, PageState.ERASED);
	}

	void programmed(int page, int count) {
		used.set(page, page + count);
		mark(page, count, PageState.PROGRAMMED);
	}

	private void mark(int page, int count, PageState state) {
		now++;
		Arrays.fill(last, page, page + count, state);
		Arrays.fill(when, page, page + count, now);
	}

	/** Only what was programmed before is worth to be called read back. */
	void read(int address, int length) {
		now++;
		int end = Math.min(last.length, (address + length + FlashChip.PAGE - 1) / FlashChip.PAGE);
		for (int at = address / FlashChip.PAGE; at < end; at++) {
			if (last[at] == PageState.PROGRAMMED || last[at] == PageState.READ_BACK) {
				last[at] = PageState.READ_BACK;
				when[at] = now;
			}
		}
	}

	FlashMap map() {
		return new FlashMap((BitSet) used.clone(), last.clone(), when.clone(), now);
	}
}
