/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.memory;

import java.util.List;
import java.util.Locale;

import org.bootseal.core.BadInputException;

/** Where an image lies on a card: from its first byte on, and only once. */
final class CardPlaces {

	/** Bytes of a block of SD and eMMC; both always transfer such blocks. */
	static final int BLOCK = 512;

	/** The flashloader's commands have addresses of 32 bits. */
	private static final long MOST_BYTES = 1L << 32;

	private CardPlaces() {
	}

	static List<UnmappedMemory.Place> of(long length, long eraseUnit) throws BadInputException {
		long whole = (length + eraseUnit - 1) / eraseUnit * eraseUnit;
		if (whole > MOST_BYTES) {
			throw new BadInputException(String.format(Locale.ROOT,
					"found an image of 0x%X bytes, expected 0x%X at most, which a flashloader can address", length,
					MOST_BYTES));
		}
		return List.of(new UnmappedMemory.Place(0, whole));
	}
}
