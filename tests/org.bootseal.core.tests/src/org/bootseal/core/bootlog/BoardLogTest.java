/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.bootlog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;

import org.bootseal.core.sdp.HabStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

class BoardLogTest {

	private static final HabEvent ADDRESS = new HabEvent(0x43, 0x33, 0x22, 0x0A, 0, new byte[0]);

	private static BoardLog text(String text) {
		return BoardLog.parse(text.getBytes(StandardCharsets.US_ASCII));
	}

	/** The recorded event of an open RT10xx, in all ways in which people show bytes. */
	@ParameterizedTest
	@ValueSource(strings = { "db 00 08 43 33 22 0a 00", "0xdb 0x00 0x08 0x43 0x33 0x22 0x0a 0x00", "db00084333220a00",
			"DB,00,08,43,33,22,0A,00", "20201000: 430800db 000a2233    ..C.3\"..", "20201000 = 430800DB 000A2233",
			"event data:\n\t0xdb 0x00 0x08 0x43 0x33 0x22 0x0a 0x00\n\nSTS = HAB_FAILURE (0x33)",
			"0x20201000: db 00 08 43 33 22 0a 00 |..C.3\"..|" })
	void eventInHexadecimal(String shown) {
		assertEquals(List.of(ADDRESS), text(shown).events());
	}

	@Test
	void statusAsUBootPrintsIt() {
		BoardLog log = text("Secure boot disabled\n\nHAB Configuration: 0xf0, HAB State: 0x66\n\n"
				+ "--------- HAB Event 1 -----------------\nevent data:\n"
				+ "\t0xdb 0x00 0x1c 0x41 0x33 0x18 0xc0 0x00\n\t0xca 0x00 0x14 0x00 0x02 0xc5 0x1d 0x00\n"
				+ "\t0x00 0x00 0x16 0x3c 0x17 0x7f 0xf4 0x00\n\t0x00 0x08 0x5c 0x00\n\n"
				+ "STS = HAB_FAILURE (0x33)\nRSN = HAB_INV_SIGNATURE (0x18)\n\n"
				+ "--------- HAB Event 2 -----------------\nevent data:\n"
				+ "\t0xdb 0x00 0x14 0x41 0x33 0x0c 0xa0 0x00\n\t0x00 0x00 0x00 0x00 0x17 0x7f 0xf4 0x00\n"
				+ "\t0x00 0x00 0x00 0x20\n");
		assertEquals(OptionalInt.of(0xF0), log.configuration());
		assertEquals(OptionalInt.of(0x66), log.state());
		assertEquals(2, log.events().size());
		EventExplanation first = EventExplanation.of(log.events().get(0));
		assertEquals("Authenticate data with key 2: 0x177FF400+0x85C00, CMS at CSF+0x163C, engine CAAM",
				first.subject());
		EventExplanation second = EventExplanation.of(log.events().get(1));
		assertEquals("the IVT at 0x177FF400 (0x20 bytes) is not authenticated", second.subject());
		assertTrue(!second.remedy().isEmpty());
	}

	@Test
	void dumpOfMemoryWithEventsAndOneThatIsCutOff() {
		byte[] dump = new byte[64];
		System.arraycopy(ADDRESS.encode(), 0, dump, 13, 8);
		HexFormat hex = HexFormat.of();
		System.arraycopy(hex.parseHex("db00ff4369"), 0, dump, 40, 5);
		BoardLog log = BoardLog.parse(dump);
		assertEquals(List.of(ADDRESS), log.events());
		assertEquals(1, log.notes().size());
	}

	@Test
	void statusWords() {
		assertEquals(List.of(new HabStatus(0x33180A1B)), text("33180a1b").statuses());
		assertEquals(List.of(new HabStatus(0xF0F0F0F0)), text("0xf0f0f0f0").statuses());
	}

	@Test
	void logOfTheRomOfAnRt10xx() {
		BoardLog log = text("2020515c: 00010002 000200cc 00040001 00050000\n"
				+ "2020516c: 00060008 00070000 000700f0 00080000\n"
				+ "2020517c: 000800f0 00090000 33333333 000c0000\n2020518c: 00000000 12345678\n");
		assertEquals(12, log.steps().size());
		assertEquals("security: closed", log.steps().get(1).text());
		assertTrue(log.steps().get(10).isFailure());
		assertEquals("the ROM enters serial download", log.steps().get(11).text());
	}

	@Test
	void logOfTheRomOfAnRt11xx() {
		BoardLog log = text("00000005 0501f001 00000001 0b35f300 0c02f001 30002101\n");
		assertEquals(List.of("master boot, start: passed, data 0x1", "authenticate image, signature: failed",
				"jump to image, call: passed, entry 0x30002101"),
				log.steps().stream().map(RomLogEntry::text).toList());
	}

	@Property(tries = 300)
	void anyEventIsReadBack(@ForAll byte[] data, @ForAll byte reason, @ForAll byte context, @ForAll byte engine) {
		HabEvent event = new HabEvent(0x45, HabEvent.WARNING, reason & 0xFF, context & 0xFF, engine & 0xFF, data);
		assertEquals(event, HabEvent.parse(event.encode(), 0).orElseThrow());
		EventExplanation.of(event);
	}

	/** Events in a dump of memory, as bytes and as hexadecimal text, whatever lies between them. */
	@Property(tries = 300)
	void allEventsOfADumpAreFound(@ForAll @Size(max = 8) List<@Size(max = 30) byte[]> data, @ForAll Random random) {
		List<HabEvent> events = new ArrayList<>();
		ByteArrayOutputStream dump = new ByteArrayOutputStream();
		for (byte[] each : data) {
			dump.writeBytes(new byte[random.nextInt(20)]);
			HabEvent event = new HabEvent(0x43, random.nextBoolean() ? HabEvent.WARNING : HabEvent.FAILURE,
					random.nextInt(256), random.nextInt(256), random.nextInt(256), each);
			events.add(event);
			dump.writeBytes(event.encode());
		}
		// what is no text
		dump.writeBytes(new byte[] { 0, (byte) 0xFF });
		assertEquals(events, BoardLog.parse(dump.toByteArray()).events());
		assertEquals(events, text(HexFormat.ofDelimiter(" ").formatHex(dump.toByteArray())).events());
	}

	@Property(tries = 500)
	void nothingMakesItFail(@ForAll byte[] content) {
		BoardLog.parse(content);
	}
}
