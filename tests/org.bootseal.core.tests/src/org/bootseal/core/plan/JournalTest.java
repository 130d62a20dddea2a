/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import org.bootseal.core.plan.JournalEntry.Event;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {

	@TempDir
	private Path folder;

	private Path file;
	private FileJournal journal;

	@BeforeEach
	void makeJournal() {
		file = folder.resolve("fuses.jsonl");
		journal = new FileJournal(file, Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC));
	}

	private static JournalEntry entry(Event event, int word, int found) {
		return entry(event, "1-2", "00012345abcdef01", word, found);
	}

	private static JournalEntry entry(Event event, String path, String id, int word, int found) {
		return new JournalEntry(event, "MIMXRT1020", path, id, word, "SRK_HASH[255:224]", 0x4ACA5749, found);
	}

	@Test
	void entriesAreJsonLines() throws Exception {
		journal.append(entry(Event.SENDING, 24, 0));
		journal.append(entry(Event.VERIFIED, 24, 0x4ACA5749));

		assertEquals(
				"{\"time\":\"2026-01-02T03:04:05Z\",\"event\":\"SENDING\",\"device\":\"MIMXRT1020\",\"board\":\"1-2\","
						+ "\"id\":\"00012345abcdef01\",\"word\":24,\"name\":\"SRK_HASH[255:224]\",\"wanted\":\"0x4ACA5749\",\"found\":\"0x00000000\"}\n"
						+ "{\"time\":\"2026-01-02T03:04:05Z\",\"event\":\"VERIFIED\",\"device\":\"MIMXRT1020\",\"board\":\"1-2\","
						+ "\"id\":\"00012345abcdef01\",\"word\":24,\"name\":\"SRK_HASH[255:224]\",\"wanted\":\"0x4ACA5749\",\"found\":\"0x4ACA5749\"}\n",
				Files.readString(file));
		assertEquals(List.of(), JournalReader.unfinished(file));
	}

	@Test
	void deadRunTellsWhichFuseMayHaveBeenSent() throws Exception {
		journal.append(entry(Event.SENDING, 24, 0));
		journal.append(entry(Event.VERIFIED, 24, 0x4ACA5749));
		journal.append(entry(Event.SENDING, 25, 0));

		assertEquals(List.of(
				"MIMXRT1020 00012345abcdef01 at 1-2: fuse word 25 SRK_HASH[255:224] may be burnt with 0x4ACA5749: it was to be"
						+ " sent at 2026-01-02T03:04:05Z and never read back; it was 0x00000000 before."
						+ " Read it before anything else."),
				JournalReader.unfinished(file));
	}

	@Test
	void wordThatReadBackWrongIsTold() throws Exception {
		journal.append(entry(Event.SENDING, 24, 0));
		journal.append(entry(Event.MISMATCH, 24, 0x40000000));

		assertEquals(List.of(
				"MIMXRT1020 00012345abcdef01 at 1-2: fuse word 24 SRK_HASH[255:224] was burnt with 0x4ACA5749 and read back as"
						+ " 0x40000000 at 2026-01-02T03:04:05Z."),
				JournalReader.unfinished(file));
	}

	@Test
	void anotherBoardAtTheSamePlaceDoesNotFinishTheFirst() throws Exception {
		journal.append(entry(Event.SENDING, "1-2", "00000000000000a1", 24, 0));
		journal.append(entry(Event.SENDING, "1-2", "00000000000000a2", 24, 0));
		journal.append(entry(Event.VERIFIED, "1-2", "00000000000000a2", 24, 0x4ACA5749));

		assertEquals(1, JournalReader.unfinished(file).size());
		assertTrue(
				JournalReader.unfinished(file).get(0).startsWith("MIMXRT1020 00000000000000a1 at 1-2: fuse word 24"));
		// the same board at another place
		journal.append(entry(Event.SENDING, "3-4", "00000000000000a1", 24, 0));
		journal.append(entry(Event.VERIFIED, "3-4", "00000000000000a1", 24, 0x4ACA5749));
		assertEquals(List.of(), JournalReader.unfinished(file));
	}

	@Test
	void boardsWithoutIdAreKnownByTheirPlace() throws Exception {
		journal.append(entry(Event.SENDING, "1-2", "", 24, 0));
		journal.append(entry(Event.SENDING, "3-4", "", 24, 0));
		journal.append(entry(Event.VERIFIED, "3-4", "", 24, 0x4ACA5749));

		assertTrue(JournalReader.unfinished(file).get(0).startsWith("MIMXRT1020 at 1-2: fuse word 24"));
		assertEquals(1, JournalReader.unfinished(file).size());
	}

	@Test
	void tornLineIsToldAndDoesNotHideTheNext() throws Exception {
		journal.append(entry(Event.SENDING, 24, 0));
		Files.writeString(file, "{\"time\":\"2026-01-02T03:0", StandardOpenOption.APPEND);
		journal.append(entry(Event.SENDING, 25, 0));

		List<String> unfinished = JournalReader.unfinished(file);

		assertEquals(3, unfinished.size());
		assertEquals("Line 2 of the journal can't be read; the host may have died while it was written.",
				unfinished.get(1));
	}

	@Test
	void textIsEscaped() throws Exception {
		journal.append(new JournalEntry(Event.SENDING, "MIMXRT1020", "\\\\?\\hid\"\u00e4\n", "", 1, "LOCK", 1, 0));

		assertEquals(1, Files.readAllLines(file).size());
		assertEquals(1, JournalReader.unfinished(file).size());
	}

	@Test
	void fusesAreReadAsTheyWereWritten() throws Exception {
		JournalEntry sent = entry(Event.SENDING, 24, 0);
		JournalEntry verified = entry(Event.VERIFIED, 24, 0xCACA5749);
		journal.append(sent);
		Files.writeString(file,
				"{\"event\":\"VERIFIED\",\"word\":24,\"wanted\":\"all\",\"found\":\"0x00000000\"}\n{torn",
				StandardOpenOption.APPEND);
		Files.writeString(file, "\n", StandardOpenOption.APPEND);
		journal.append(verified);

		assertEquals(List.of(sent, verified), JournalReader.fuses(file));
	}
}
