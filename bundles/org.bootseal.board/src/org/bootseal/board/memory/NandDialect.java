/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.memory;

import java.util.List;
import java.util.Optional;

import org.bootseal.board.memory.NandBlocks.Copy;
import org.bootseal.board.memory.NandBlocks.Fcb;
import org.bootseal.board.silicon.Ram;

/** What differs between the drivers of serial and parallel NAND: option words and status codes. */
interface NandDialect {

	/** A status, and the FCB that option words ask for if that is success. */
	record Asked(int status, Optional<Fcb> fcb) {

		static Asked refused(int status) {
			return new Asked(status, Optional.empty());
		}
	}

	/** What option words in RAM ask for. */
	Asked ask(Ram ram, long address, NandFigures chip);

	/** Whether the configuration of an FCB fits the chip. */
	boolean fits(Fcb fcb, NandFigures chip);

	/** A page can't be read. */
	int eccFailed();

	/** A write does not begin with a page. */
	int misaligned();

	/** A write or erase would touch FCB or DBBT. */
	int protectedArea();

	/** No place takes the FCB. */
	int noFcb();

	/** No place takes the DBBT. */
	int noDbbt();

	/** Whether copies are behind the control blocks and behind each other. */
	static boolean inOrder(List<Copy> copies, int firstPage) {
		int from = firstPage;
		for (Copy copy : copies) {
			if (copy.startPage() < from) {
				return false;
			}
			from = copy.startPage() + copy.pages();
		}
		return true;
	}
}
