/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.bootseal.ui.launch.ConsoleLink.Fuse;
import org.bootseal.ui.launch.ConsoleLink.Place;
import org.bootseal.ui.launch.ConsoleLink.Status;
import org.junit.jupiter.api.Test;

/** What the lines of a run name. */
class ConsoleLinkTest {

	private static <T> List<T> links(Class<T> kind, String line) {
		return ConsoleLink.find(line).stream().filter(kind::isInstance).map(kind::cast).toList();
	}

	private static String text(String line, ConsoleLink link) {
		return line.substring(link.offset(), link.offset() + link.length());
	}

	@Test
	void placesOfMessagesAreFound() {
		String line = "/ws/my project/app.bootseal: line 12, column 5: \"colour\" is no key here";
		Place place = links(Place.class, line).get(0);
		assertEquals("/ws/my project/app.bootseal", place.file());
		assertEquals(12, place.row());
		assertEquals(5, place.column());
		assertEquals("/ws/my project/app.bootseal: line 12, column 5", text(line, place));
	}

	@Test
	void aPlaceMayHaveNoColumn() {
		Place place = links(Place.class, "  /ws/p/app.srec: line 3: found \"S4\", expected a record type").get(0);
		assertEquals("/ws/p/app.srec", place.file());
		assertEquals(3, place.row());
		assertEquals(1, place.column());
	}

	@Test
	void aDriveBelongsToTheFile() {
		Place place = links(Place.class, "C:\\ws\\app.bootseal: line 1, column 2: no").get(0);
		assertEquals("C:\\ws\\app.bootseal", place.file());
	}

	@Test
	void placesOfCompilersAreFound() {
		Place place = links(Place.class, "/ws/p/app.bootseal:7:9 what").get(0);
		assertEquals("/ws/p/app.bootseal", place.file());
		assertEquals(7, place.row());
		assertEquals(9, place.column());
	}

	@Test
	void aWordBeforeThePlaceIsNotPartOfIt() {
		String line = "FAILED: /ws/p/app.bootseal: line 2: no";
		Place place = links(Place.class, line).get(0);
		assertEquals("/ws/p/app.bootseal", place.file());
	}

	@Test
	void fuseWordsAreFoundByName() {
		String line = "    OTP request: SRK_HASH[255:224] |= 0xc1df9f3 (mask: 0xffffffff); current value=0x0; status=WRITE";
		List<String> names = links(Fuse.class, line).stream().map(Fuse::name).toList();
		assertTrue(names.contains("SRK_HASH[255:224]"), names::toString);
		assertFalse(names.contains("SRK_HASH"), names::toString);
	}

	@Test
	void statusesOfFailuresAndEventsAreFound() {
		String failure = "Erase: the flashloader answered 20106 (0x4E8A) FlexSPINORCommandFailure, it failed.";
		assertEquals(20106, links(Status.class, failure).get(0).number());
		String event = "  HAB event: failure: invalid CSF [db 00 08 43 33 11 cf 00]";
		assertEquals("db 00 08 43 33 11 cf 00", links(ConsoleLink.Event.class, event).get(0).bytes());
		assertTrue(links(ConsoleLink.Event.class, "db 00 14").isEmpty());
	}

	@Test
	void fuseWordsAreFoundByNumber() {
		String line = "  $ blhost -u 0x15A2,0x0073 -t 5000 -j -- efuse-program-once 6 0x00000002";
		Fuse fuse = links(Fuse.class, line).get(0);
		assertEquals("6", fuse.name());
		assertEquals("6", text(line, fuse));
	}

	@Test
	void statusesAreFound() {
		String line = "    status 20106 (0x4E8A) FlexSPINORCommandFailure";
		Status status = links(Status.class, line).get(0);
		assertEquals(20106, status.number());
		assertEquals("status 20106 (0x4E8A) FlexSPINORCommandFailure", text(line, status));
	}

	@Test
	void hugeNumbersDoNoHarm() {
		assertEquals(List.of(), links(Status.class, "status 99999999999 (0x1)"));
		assertEquals(-1, links(Status.class, "status 4294967295 (0xFFFFFFFF) X").get(0).number());
		assertEquals(List.of(), links(Place.class, "a.bootseal: line 99999999999"));
	}

	@Test
	void plainTextNamesNothing() {
		assertEquals(List.of(), ConsoleLink.find("[5/14] Configure the flash: quad on 1 pad, code 7"));
		assertEquals(List.of(), ConsoleLink.find(""));
	}
}
