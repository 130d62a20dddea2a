/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.memory;

import java.util.ArrayList;
import java.util.List;

import org.bootseal.core.BadInputException;

/** NAND of either kind: what follows from where the image lies in it. */
interface NandOption extends UnmappedMemory {

	/** @return where the image lies */
	NandLayout layout();

	@Override
	default long eraseUnit() {
		return layout().blockSize();
	}

	@Override
	default int writeUnit() {
		return layout().pageSize();
	}

	@Override
	default List<Place> places(long length) throws BadInputException {
		List<Place> places = new ArrayList<>();
		for (NandLayout.Copy copy : layout().copiesOf(length)) {
			places.add(new Place((long) copy.block() * layout().blockSize(),
					(long) copy.blocks() * layout().blockSize()));
		}
		return places;
	}

	/** Bad blocks are left out from the start of a copy on, so what is in its middle has no place of its own. */
	@Override
	default boolean isWrittenInParts() {
		return false;
	}

	@Override
	default String configuringChanges() {
		return layout().configuringChanges();
	}
}
