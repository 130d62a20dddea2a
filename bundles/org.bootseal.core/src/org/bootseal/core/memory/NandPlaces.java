/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.memory;

import java.util.ArrayList;
import java.util.List;

import org.bootseal.core.BadInputException;

/** The copies of an image in NAND as addresses. */
final class NandPlaces {

	private NandPlaces() {
	}

	static List<UnmappedMemory.Place> of(NandLayout layout, long length) throws BadInputException {
		List<UnmappedMemory.Place> places = new ArrayList<>();
		for (NandLayout.Copy copy : layout.copiesOf(length)) {
			places.add(new UnmappedMemory.Place((long) copy.block() * layout.blockSize(),
					(long) copy.blocks() * layout.blockSize()));
		}
		return places;
	}
}
