/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.nor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.bootseal.board.fault.FaultPlayer;
import org.bootseal.board.nor.FlashMap.PageState;
import org.bootseal.board.silicon.BoardLog;
import org.bootseal.board.silicon.BoardTime;
import org.bootseal.board.silicon.VirtualClock;
import org.junit.jupiter.api.Test;

class FlashMapTest {

	private final BoardTime time = new BoardTime(new VirtualClock(0));
	private final NorChip chip = new NorChip(NorFigures.of("is25lp064a"), 1, time, new BoardLog(time),
			new FaultPlayer());

	private PageState state(int page) {
		return chip.map().state(page, 0);
	}

	private void program(int address) {
		chip.writeEnable();
		chip.program(address, new byte[FlashChip.PAGE]);
	}

	private void erase(int address) {
		chip.writeEnable();
		chip.erase(address, FlashChip.SECTOR);
	}

	@Test
	void followsAPageThroughItsLife() {
		assertEquals(NorFigures.of("is25lp064a").size() / FlashChip.PAGE, chip.map().pages());
		assertEquals(PageState.BLANK, state(17));
		erase(FlashChip.SECTOR);
		assertEquals(PageState.ERASED, state(16));
		assertEquals(PageState.ERASED, state(31));
		assertEquals(PageState.BLANK, state(32));
		program(FlashChip.SECTOR + FlashChip.PAGE);
		assertEquals(PageState.ERASED, state(16));
		assertEquals(PageState.PROGRAMMED, state(17));
		assertTrue(chip.map().isUsed(17));
		chip.read(FlashChip.SECTOR, 1);
		assertEquals(PageState.PROGRAMMED, state(17));
		chip.read(FlashChip.SECTOR + FlashChip.PAGE - 1, 2);
		assertEquals(PageState.READ_BACK, state(17));
		assertEquals(PageState.ERASED, state(16));
		erase(FlashChip.SECTOR);
		assertEquals(PageState.ERASED, state(17));
		assertFalse(chip.map().isUsed(17));
	}

	@Test
	void forgetsWhatWasBeforeAMoment() {
		program(0);
		int moment = chip.map().moment();
		program(FlashChip.PAGE);
		assertEquals(PageState.USED, chip.map().state(0, moment));
		assertEquals(PageState.PROGRAMMED, chip.map().state(1, moment));
		assertEquals(PageState.BLANK, chip.map().state(2, moment));
	}

	@Test
	void lookingLeavesNoTrace() {
		program(0);
		chip.cells(0, FlashChip.PAGE);
		assertEquals(PageState.PROGRAMMED, state(0));
	}

	@Test
	void aMapStaysAsItWas() {
		FlashMap before = chip.map();
		program(0);
		assertEquals(PageState.BLANK, before.state(0, 0));
		assertFalse(before.isUsed(0));
	}

	@Test
	void aRestoredChipKnowsOnlyWhatItHolds() {
		program(FlashChip.SECTOR + FlashChip.PAGE);
		NorChip other = new NorChip(NorFigures.of("is25lp064a"), 1, time, new BoardLog(time), new FaultPlayer());
		other.restore(0, chip.writtenSectors());
		assertEquals(PageState.USED, other.map().state(17, 0));
		assertEquals(PageState.BLANK, other.map().state(16, 0));
	}
}
