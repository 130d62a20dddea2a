/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.doctor;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.bootseal.core.otp.FuseMap;
import org.bootseal.core.plan.JournalEntry;

/**
 * The fuses of a closed part as a journal has them: that of the part that was closed last at the same place. Another
 * one may be there by now, so nothing of it is certain. Words that the journal does not name count as never burnt.
 */
final class JournalledFuses {

	private final FuseMap map;
	private final String device;
	private final List<JournalEntry> journal;

	JournalledFuses(FuseMap map, String device, List<JournalEntry> journal) {
		this.map = map;
		this.device = device;
		this.journal = journal;
	}

	/** Those of the part at a place; empty if the journal closed none there. */
	Optional<Observation.Fuses> closedAt(String place) {
		Optional<String> part = journal.stream().filter(this::closes).filter(entry -> entry.boardPath().equals(place))
				.map(JournalEntry::uniqueId).reduce((first, last) -> last);
		return part.map(id -> fuses(id, place));
	}

	private boolean closes(JournalEntry entry) {
		return entry.device().equals(device) && entry.word() == map.closeWord().index()
				&& (entry.found() & map.closeMask()) != 0;
	}

	/** A part without an id is known by its place only. */
	private Observation.Fuses fuses(String part, String place) {
		Map<Integer, Integer> values = new HashMap<>();
		journal.stream().filter(entry -> entry.device().equals(device) && entry.uniqueId().equals(part))
				.filter(entry -> !part.isEmpty() || entry.boardPath().equals(place))
				.forEach(entry -> values.merge(entry.word(), entry.found(), (a, b) -> a | b));
		return new Observation.Fuses(values, List.of(), Set.of(), "the fuses by the journal");
	}
}
