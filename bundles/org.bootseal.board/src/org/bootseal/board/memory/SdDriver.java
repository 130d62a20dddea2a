/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.memory;

import org.bootseal.board.silicon.Ram;

/** The flashloader's driver of an SD card: one option word with tag 0xD (SPSDK 3.10, opt_word_sd). */
final class SdDriver extends CardDriver {

	private static final int TAG = 0xD;
	private static final int MOST_TIMING = 4;

	SdDriver(CardCells cells, Ram ram) {
		super(cells, ram);
	}

	@Override
	int configure(int word, int behind) {
		// assumed: a timing that there is not is no argument
		if (word >>> 28 != TAG || (word >>> 12 & 7) > MOST_TIMING) {
			return INVALID_ARGUMENT;
		}
		int status = instance(word & 0xF);
		if (status == OK) {
			use(0);
		}
		return status;
	}
}
