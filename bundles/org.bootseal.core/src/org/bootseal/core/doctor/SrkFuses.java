/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.doctor;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.bootseal.core.otp.FuseMap;
import org.bootseal.core.otp.FuseWord;

/** The SRK fuses of a part, held against the keys that sign. */
final class SrkFuses {

	private static final int SRK_COUNT = 4;

	private final FuseMap map;
	private final Observation.Fuses fuses;

	/** Why HAB finds nothing authentic that these keys sign. */
	record Objection(Cause cause, String why) {
	}

	SrkFuses(FuseMap map, Observation.Fuses fuses) {
		this.map = map;
		this.fuses = fuses;
	}

	boolean isClosed() {
		return (value(map.closeWord()) & map.closeMask()) != 0;
	}

	/** Whether any bit of the SRK hash is burnt. */
	boolean isBurnt() {
		return map.srkHashWords().stream().anyMatch(word -> value(word) != 0);
	}

	/** What the fuses have against keys with this SRK hash, of which the SRK with this index signs. */
	Optional<Objection> objection(List<Integer> srkHash, OptionalInt srkIndex) {
		List<FuseWord> words = map.srkHashWords();
		List<FuseWord> hidden = words.stream().filter(word -> fuses.hidden().contains(word.index())).toList();
		if (!hidden.isEmpty()) {
			return Optional.of(new Objection(Cause.SRK_READ_LOCKED, "the SRK words can't be read: " + hidden));
		}
		if (!isBurnt()) {
			return isClosed()
					? Optional.of(new Objection(Cause.CLOSED_WITHOUT_SRK, "SEC_CONFIG[1] is burnt, and no SRK word is"))
					: Optional.empty();
		}
		for (int i = 0; i < words.size() && srkHash.size() == words.size(); i++) {
			if (srkHash.get(i) != value(words.get(i))) {
				return Optional.of(new Objection(Cause.SRK_MISMATCH,
						"fuse word " + words.get(i) + " is not that of the keys that sign the image"));
			}
		}
		int index = srkIndex.orElse(SRK_COUNT);
		return index < SRK_COUNT && (value(map.srkRevokeWord()) & map.srkRevokeMask(srkIndex)) != 0
				? Optional.of(new Objection(Cause.SRK_REVOKED, "the fuse that revokes SRK " + index + " is burnt"))
				: Optional.empty();
	}

	private int value(FuseWord word) {
		return fuses.values().getOrDefault(word.index(), 0);
	}
}
