/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.bootseal.core.otp.FuseMap;
import org.bootseal.core.plan.JournalEntry;
import org.bootseal.core.plan.JournalEntry.Event;
import org.bootseal.core.plan.Requests;
import org.junit.jupiter.api.Test;

/** The fuses of a closed part are those that were burnt in the part that was closed last at its place. */
class JournalledFusesTest {

	private static final String DEVICE = "MIMXRT1020";
	private static final int CLOSE = 6;
	private static final int CLOSED = 2;

	private final List<JournalEntry> journal = new ArrayList<>();

	private void burnt(String place, String id, int word, int found) {
		journal.add(new JournalEntry(Event.VERIFIED, DEVICE, place, id, word, "", found, found));
	}

	private Optional<Observation.Fuses> at(String place) throws Exception {
		return new JournalledFuses(FuseMap.of(Requests.plain().device()), DEVICE, journal).closedAt(place);
	}

	@Test
	void anOpenPartTellsNothing() throws Exception {
		burnt("1-1", "a1", 24, 5);
		assertEquals(Optional.empty(), at("1-1"));
	}

	@Test
	void theLastPartThatWasClosedThereCounts() throws Exception {
		burnt("1-1", "a1", 24, 5);
		burnt("1-1", "a1", CLOSE, CLOSED);
		burnt("1-1", "a2", 24, 7);
		burnt("1-1", "a2", CLOSE, CLOSED);
		burnt("1-2", "a3", 24, 9);
		burnt("1-2", "a3", CLOSE, CLOSED);
		assertEquals(Map.of(24, 7, CLOSE, CLOSED), at("1-1").orElseThrow().values());
	}

	@Test
	void aPartIsFollowedByItsIdFromPlaceToPlace() throws Exception {
		burnt("1-1", "a1", 24, 5);
		burnt("1-2", "a1", CLOSE, CLOSED);
		assertEquals(Map.of(24, 5, CLOSE, CLOSED), at("1-2").orElseThrow().values());
	}

	@Test
	void partsWithoutIdAreKnownByTheirPlace() throws Exception {
		burnt("1-1", "", 24, 5);
		burnt("1-2", "", 25, 6);
		burnt("1-2", "", CLOSE, CLOSED);
		assertEquals(Map.of(25, 6, CLOSE, CLOSED), at("1-2").orElseThrow().values());
	}
}
