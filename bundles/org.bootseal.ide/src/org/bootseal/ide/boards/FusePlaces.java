/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.boards;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

import org.bootseal.core.BadInputException;
import org.bootseal.core.device.Device;
import org.bootseal.core.device.DeviceCatalogue;
import org.bootseal.core.otp.FuseMap;
import org.bootseal.core.otp.FuseWord;

/**
 * Where some fuses are on each of several processors: enough to tell what a board is closed by, without knowing which
 * of them it has.
 *
 * @param close
 *            the word with the bit that closes
 * @param closeMask
 *            that bit
 * @param uniqueId
 *            the words of the unique id
 */
record FusePlaces(Word close, int closeMask, List<Word> uniqueId) {

	/**
	 * A place.
	 *
	 * @param index
	 *            the number that efuse-read-once takes
	 * @param shadowAddress
	 *            address of the shadow register; empty if it has none
	 */
	record Word(int index, OptionalLong shadowAddress) {

		static Word of(FuseWord word) {
			return new Word(word.index(), word.shadowAddress());
		}
	}

	/** Returns the places; empty if the processors disagree, or those of one are not known. */
	static Optional<FusePlaces> of(List<String> devices) throws BadInputException {
		Set<FusePlaces> places = new HashSet<>();
		for (String name : devices) {
			Device device = DeviceCatalogue.builtIn().find(name);
			if (device.fuseMapName().isEmpty()) {
				return Optional.empty();
			}
			FuseMap map = FuseMap.of(device);
			places.add(new FusePlaces(Word.of(map.closeWord()), map.closeMask(),
					map.uniqueIdWords().stream().map(Word::of).toList()));
		}
		return places.size() == 1 ? Optional.of(places.iterator().next()) : Optional.empty();
	}
}
