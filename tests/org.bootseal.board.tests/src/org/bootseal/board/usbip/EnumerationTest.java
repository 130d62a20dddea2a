/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.usbip;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

import org.bootseal.board.BoardPace;
import org.junit.jupiter.api.Test;

/** What a host sees of a board before it talks to it. */
class EnumerationTest {

	private static final int PIPE = -32;

	private static void assertBytes(String expected, byte[] actual) {
		assertEquals(expected.replaceAll("\\s+", " ").strip(), HexFormat.ofDelimiter(" ").formatHex(actual));
	}

	@Test
	void listNamesEachBoard() throws Exception {
		try (Served served = new Served(2, BoardPace.FAST, false)) {
			served.events.await(0, line -> line.startsWith("1-2 appeared"));
			List<UsbIpHost.Entry> entries = UsbIpHost.list(served.server.port());
			assertEquals(List.of("1-1", "1-2"), entries.stream().map(UsbIpHost.Entry::busId).toList());
			UsbIpHost.Entry first = entries.get(0);
			assertTrue(first.path().endsWith("/1-1"));
			assertEquals(0x1FC9, first.vendor());
			assertEquals(0x0130, first.product());
			assertEquals(0x0101, first.release());
			assertEquals(3, first.speed());
			assertTrue(first.device() != entries.get(1).device());
			// class 0, configuration 1 of 1, one interface of class 3
			assertBytes("00 00 00 01 01 01 03 00 00 00", first.rest());
		}
	}

	@Test
	void romHasTheDescriptorsOfSilicon() throws Exception {
		try (Served served = new Served(); UsbIpHost host = served.rom()) {
			assertBytes("12 01 00 02 00 00 00 40 c9 1f 30 01 01 01 01 02 00 01", host.descriptor(1, 0));
			assertBytes("09 02 22 00 01 01 00 c0 32 09 04 00 00 01 03 00 00 00 09 21 00 01 00 01 22 4c 00"
					+ " 07 05 81 03 40 00 01", host.descriptor(2, 0));
			assertBytes("09 21 00 01 00 01 22 4c 00", host.descriptor(0x21, 0));
			assertBytes("06 00 ff 09 01 a1 01 85 01 19 01 29 01 15 00 26 ff 00 75 08 95 10 91 02"
					+ " 85 02 19 01 29 01 15 00 26 ff 00 75 80 95 40 91 02 85 03 19 01 29 01 15 00 26 ff 00 75 08 95 04 81 02"
					+ " 85 04 19 01 29 01 15 00 26 ff 00 75 08 95 40 81 02 c0", host.descriptor(0x22, 0));
			assertEquals("NXP      SemiConductors Inc ", host.string(1));
			assertEquals("SE Blank RT Family ", host.string(2));
			assertBytes("04 03 09 04", host.control(0x80, 6, 0x300, 0, 255).data());
			assertEquals(PIPE, host.control(0x80, 6, 0x303, 0x409, 255).status());
			assertBytes("12 01 00 02 00 00 00 40", host.control(0x80, 6, 0x100, 0, 8).data());
		}
	}

	@Test
	void closedPartSaysSo() throws Exception {
		try (Served served = new Served()) {
			served.board.burnFuse(6, 2);
			int seen = served.events.count();
			served.board.reset();
			served.events.await(seen, line -> line.contains("appeared"));
			try (UsbIpHost host = served.rom()) {
				assertEquals("SP Blank RT Family ", host.string(2));
			}
		}
	}

	@Test
	void flashloaderHasTheDescriptorsOfItsImage() throws Exception {
		try (Served served = new Served(); UsbIpHost host = served.loader()) {
			assertBytes("12 01 00 02 00 00 00 40 a2 15 73 00 02 00 01 02 00 01", host.descriptor(1, 0));
			assertBytes("09 02 29 00 01 01 00 c0 32 09 04 00 00 02 03 00 00 03 09 21 00 01 00 01 22 4c 00"
					+ " 07 05 81 03 fb 03 01 07 05 02 03 fb 03 01", host.descriptor(2, 0));
			byte[] report = host.descriptor(0x22, 0);
			assertEquals(76, report.length);
			assertBytes("85 04 19 01 29 01 15 00 26 ff 00 75 28 95 cc 81 02 c0",
					Arrays.copyOfRange(report, 58, 76));
			assertEquals("FREESCALE SEMICONDUCTOR INC.", host.string(1));
			assertEquals("USB COMPOSITE DEVICE", host.string(2));
			assertEquals("MCU HID GENERIC DEVICE", host.string(3));
		}
	}

	@Test
	void standardRequestsAreObeyed() throws Exception {
		try (Served served = new Served(); UsbIpHost host = served.rom()) {
			assertBytes("00", host.control(0x80, 8, 0, 0, 1).data());
			assertEquals(0, host.control(0, 9, 1, 0, 0).status());
			assertBytes("01", host.control(0x80, 8, 0, 0, 1).data());
			assertEquals(PIPE, host.control(0, 9, 2, 0, 0).status());
			assertEquals(0, host.control(1, 11, 0, 0, 0).status());
			assertEquals(PIPE, host.control(1, 11, 1, 0, 0).status());
			assertBytes("00", host.control(0x81, 10, 0, 0, 1).data());
			assertEquals(0, host.control(0x21, 10, 0x0500, 0, 0).status());
			assertBytes("05", host.control(0xA1, 2, 0, 0, 1).data());
			assertBytes("01 00", host.control(0x80, 0, 0, 0, 2).data());
			assertBytes("00 00", host.control(0x81, 0, 0, 0, 2).data());
			assertEquals(PIPE, host.control(0xA1, 1, 0x0301, 0, 64).status());
			assertEquals(PIPE, host.control(0xC0, 0x55, 0, 0, 4).status());
			assertEquals(PIPE, host.control(0x40, 0x55, 0, 0, 0).status());
		}
	}

	@Test
	void haltIsSetSeenAndCleared() throws Exception {
		try (Served served = new Served(); UsbIpHost host = served.rom()) {
			assertEquals(0, host.control(2, 3, 0, 0x81, 0).status());
			assertBytes("01 00", host.control(0x82, 0, 0, 0x81, 2).data());
			assertEquals(PIPE, host.ended(host.submitIn(65)).status());
			assertEquals(0, host.control(2, 1, 0, 0x81, 0).status());
			assertBytes("00 00", host.control(0x82, 0, 0, 0x81, 2).data());
			assertEquals(PIPE, host.control(2, 1, 0, 0x83, 0).status());
			SdpTalk.command(host, SdpTalk.ERROR_STATUS, 0, 0);
			assertEquals(0x56787856, SdpTalk.word(host, 3));
		}
	}

	@Test
	void boardIsGivenToOneHostAtATime() throws Exception {
		try (Served served = new Served(); UsbIpHost host = served.rom()) {
			try (UsbIpHost other = new UsbIpHost(served.server.port())) {
				assertEquals(2, other.take("1-1"));
			}
			try (UsbIpHost other = new UsbIpHost(served.server.port())) {
				assertEquals(4, other.take("1-9"));
			}
			int seen = served.events.count();
			host.close();
			served.events.await(seen, line -> line.equals("1-1 released"));
			try (UsbIpHost other = served.rom()) {
				assertArrayEquals(new byte[] { 4, 3, 9, 4 }, other.control(0x80, 6, 0x300, 0, 255).data());
			}
		}
	}
}
