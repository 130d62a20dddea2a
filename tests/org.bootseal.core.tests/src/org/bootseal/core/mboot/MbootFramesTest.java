/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.mboot;

import static org.bootseal.core.sdp.ScriptedChannel.hex;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;

import org.bootseal.core.connection.ConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Frames as SPSDK 3.10.0 sends and takes them; the bytes were recorded by running it against a fake device. */
class MbootFramesTest {

	@ParameterizedTest
	@CsvSource({ "0x07, false, 1 0, 01 00 0c 00 07 00 00 02 01 00 00 00 00 00 00 00",
			"0x07, false, 25 9, 01 00 0c 00 07 00 00 02 19 00 00 00 09 00 00 00",
			"0x05, false, 0x2000 4 0xC0000007, 01 00 10 00 05 00 00 03 00 20 00 00 04 00 00 00 07 00 00 c0",
			"0x11, false, 9 0x2000, 01 00 0c 00 11 00 00 02 09 00 00 00 00 20 00 00",
			"0x02, false, 0x60000000 0x10000 0, 01 00 10 00 02 00 00 03 00 00 00 60 00 00 01 00 00 00 00 00",
			"0x04, true, 0x60001000 8 0, 01 00 10 00 04 01 00 03 00 10 00 60 08 00 00 00 00 00 00 00",
			"0x03, false, 0x60001000 16 0, 01 00 10 00 03 00 00 03 00 10 00 60 10 00 00 00 00 00 00 00",
			"0x0E, false, 0x01000018 4 0x4ACA5749, 01 00 10 00 0e 00 00 03 18 00 00 01 04 00 00 00 49 57 ca 4a",
			"0x0F, false, 0x18 4, 01 00 0c 00 0f 00 00 02 18 00 00 00 04 00 00 00",
			"0x09, false, 0x20000401 0 0x20010000, 01 00 10 00 09 00 00 03 01 04 00 20 00 00 00 00 00 00 01 20" })
	void commandsAreAsRecorded(String tag, boolean data, String parameters, String recorded) {
		MbootPacket packet = new MbootPacket(Integer.decode(tag), data,
				Arrays.stream(parameters.split(" ")).mapToInt(number -> Long.decode(number).intValue()).toArray());
		byte[] bytes = packet.encode();

		assertArrayEquals(hex(recorded), HidFrame.encode(HidFrame.COMMAND_OUT, bytes, 0, bytes.length));
	}

	@Test
	void answerIsDecoded() throws Exception {
		HidFrame frame = HidFrame.decode(hex("03 00 10 00 af 00 00 03 00 00 00 00 04 00 00 00 78 56 34 12", 64));

		assertEquals(HidFrame.COMMAND_IN, frame.reportId());
		assertEquals(new MbootPacket(ResponseTag.EFUSE_READ_ONCE, false, 0, 4, 0x12345678),
				MbootPacket.decode(frame.payload()));
	}

	@Test
	void packetsSurviveARoundTrip() throws Exception {
		for (int count = 0; count <= MbootPacket.MAX_PARAMETERS; count++) {
			MbootPacket packet = new MbootPacket(0xA7, count % 2 == 0, new int[count]);
			assertEquals(packet, MbootPacket.decode(packet.encode()));
		}
	}

	@Test
	void shortReportsAndPacketsAreGarbled() {
		// a report of two bytes broke NXP's tool in a public report
		assertThrows(ConnectionException.class, () -> HidFrame.decode(hex("03 00")));
		assertThrows(ConnectionException.class, () -> HidFrame.decode(hex("03 00 10 00 a0 00 00 02")));
		assertThrows(ConnectionException.class, () -> MbootPacket.decode(hex("a0 00 00 02 00 00 00 00")));
		assertThrows(ConnectionException.class, () -> MbootPacket.decode(hex("a0 00 00 ff")));
		assertThrows(ConnectionException.class, () -> MbootPacket.decode(hex("a0")));
	}

	@Test
	void frameWithoutPayloadIsAnAbort() throws Exception {
		assertTrue(HidFrame.decode(hex("04 00 00 00", 64)).isAbort());
	}

	@Test
	void crcIsXmodem() {
		// the check value of CRC-16/XMODEM in the catalogue of parametrised CRC algorithms
		byte[] digits = "123456789".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
		assertEquals(0x31C3, SerialFrame.crc(0, digits, 0, digits.length));
	}

	@ParameterizedTest
	@CsvSource({ "0xA4, 5a a4 0c 00 4b 33 07 00 00 02 01 00 00 00 00 00 00 00",
			"0xA4, 5a a4 0c 00 55 2b a7 00 00 02 00 00 00 00 00 01 03 4b",
			"0xA4, 5a a4 10 00 59 1d 04 01 00 03 00 20 00 00 08 00 00 00 00 00 00 00",
			"0xA4, 5a a4 0c 00 23 72 a0 00 00 02 00 00 00 00 04 00 00 00",
			"0xA5, 5a a5 08 00 74 31 00 01 02 03 04 05 06 07",
			"0xA4, 5a a4 10 00 54 f8 03 00 00 03 00 20 00 00 10 00 00 00 00 00 00 00",
			"0xA4, 5a a4 0c 00 a3 7e a3 01 00 02 00 00 00 00 10 00 00 00",
			"0xA5, 5a a5 10 00 50 c7 00 01 02 03 04 05 06 07 08 09 0a 0b 0c 0d 0e 0f",
			"0xA4, 5a a4 0c 00 0e 23 a0 00 00 02 00 00 00 00 03 00 00 00" })
	void serialFramesAreAsRecorded(String type, String recorded) throws Exception {
		byte[] frame = hex(recorded);
		byte[] payload = Arrays.copyOfRange(frame, SerialFrame.HEADER_LENGTH, frame.length);

		assertArrayEquals(frame, SerialFrame.encode(Integer.decode(type), payload));
		assertArrayEquals(payload, SerialFrame.decode(frame, Integer.decode(type)));
	}

	@Test
	void pingIsAsRecorded() throws Exception {
		assertArrayEquals(hex("5a a6"), SerialFrame.control(SerialFrame.PING));
		assertEquals(0x50010300, SerialFrame.pingVersion(hex("5a a7 00 03 01 50 00 00 fb 40")));
		assertEquals("P1.3.0", Property.version(0x50010300));
	}

	@Test
	void anyFlippedBitOfASerialFrameIsSeen() {
		byte[] frame = hex("5a a4 0c 00 4b 33 07 00 00 02 01 00 00 00 00 00 00 00");
		for (int bit = 0; bit < frame.length * 8; bit++) {
			byte[] damaged = frame.clone();
			damaged[bit / 8] ^= 1 << bit % 8;
			assertThrows(ConnectionException.class, () -> SerialFrame.decode(damaged, SerialFrame.COMMAND));
		}
		assertThrows(ConnectionException.class,
				() -> SerialFrame.pingVersion(hex("5a a7 00 03 01 51 00 00 fb 40")));
		assertThrows(ConnectionException.class, () -> SerialFrame.pingVersion(hex("5a a7")));
	}

	@Test
	void versionsHaveTheirMark() {
		assertEquals("K2.8.0", Property.version(0x4B020800));
		assertEquals("1.2.3", Property.version(0x00010203));
	}

	@Test
	void memoryAttributesAreDecoded() throws Exception {
		ExternalMemory memory = ExternalMemory.decode(new int[] { 0x1F, 0x60000000, 0x2000, 0x100, 0x1000, 0x10000 });

		assertEquals("start 0x60000000, size 0x800000, page 0x100, sector 0x1000, block 0x10000", memory.summary());
		assertTrue(ExternalMemory.decode(new int[] { 1, 0x60000000, 7, 7, 7, 7 }).size().isEmpty());
		assertThrows(ConnectionException.class, () -> ExternalMemory.decode(new int[] { 0x1F, 1 }));
	}
}
