/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.sdp;

import static org.bootseal.core.sdp.ScriptedChannel.hex;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Optional;

import org.bootseal.core.connection.ConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Commands as SPSDK 3.10.0 sends them; the bytes were recorded by running it against a fake device. */
class SdpFramesTest {

	private static final int REPORT = 1025;

	@ParameterizedTest
	@CsvSource({ "READ_REGISTER, 0x401F4410, 32, 4, 0, 01 01 01 40 1f 44 10 20 00 00 00 04 00 00 00 00 00",
			"WRITE_REGISTER, 0x40020000, 32, 4, 0x11223344, 01 02 02 40 02 00 00 20 00 00 00 04 11 22 33 44 00",
			"WRITE_FILE, 0x20208200, 0, 16, 0, 01 04 04 20 20 82 00 00 00 00 00 10 00 00 00 00 00",
			"WRITE_FILE, 0x20208200, 0, 2000, 0, 01 04 04 20 20 82 00 00 00 00 07 d0 00 00 00 00 00",
			"READ_REGISTER, 0x401F4400, 32, 256, 0, 01 01 01 40 1f 44 00 20 00 00 01 00 00 00 00 00 00",
			"SKIP_DCD_HEADER, 0, 0, 0, 0, 01 0c 0c 00 00 00 00 00 00 00 00 00 00 00 00 00 00",
			"JUMP_ADDRESS, 0x20208200, 0, 0, 0, 01 0b 0b 20 20 82 00 00 00 00 00 00 00 00 00 00 00",
			"ERROR_STATUS, 0, 0, 0, 0, 01 05 05 00 00 00 00 00 00 00 00 00 00 00 00 00 00" })
	void commandReportsAreAsRecorded(SdpTag tag, String address, int format, long count, String data, String recorded) {
		SdpCommand command = new SdpCommand(tag, Long.decode(address), format, count, Long.decode(data).intValue());

		assertArrayEquals(hex(recorded, REPORT), SdpReport.command(command));
	}

	@Test
	void uartCommandIsTheBlockAlone() {
		SdpCommand command = new SdpCommand(SdpTag.WRITE_FILE, 0x20208200L, 0, 8, 0);

		assertArrayEquals(hex("04 04 20 20 82 00 00 00 00 00 08 00 00 00 00 00"), command.encode());
	}

	@Test
	void lastDataReportIsPadded() {
		byte[] data = new byte[2000];
		data[1024] = 0x55;
		data[1999] = 0x66;

		byte[] report = new byte[1025];
		SdpReport.putData(ByteBuffer.wrap(report), data, 1024, data.length - 1024);

		assertEquals(REPORT, report.length);
		assertEquals(2, report[0]);
		assertEquals(0x55, report[1]);
		assertEquals(0x66, report[976]);
		assertEquals(0, report[977]);
	}

	@Test
	void commandsOutOfRangeAreRefused() {
		assertThrows(IllegalArgumentException.class, () -> new SdpCommand(SdpTag.READ_REGISTER, 1L << 32, 32, 4, 0));
		assertThrows(IllegalArgumentException.class, () -> new SdpCommand(SdpTag.READ_REGISTER, 0, 24, 4, 0));
		assertThrows(IllegalArgumentException.class, () -> new SdpCommand(SdpTag.WRITE_FILE, 0, 0, -1, 0));
	}

	@Test
	void shortAndForeignReportsAreGarbled() {
		SdpCommand command = new SdpCommand(SdpTag.ERROR_STATUS, 0, 0, 0, 0);

		assertThrows(ConnectionException.class, () -> SdpReport.word(new byte[0], SdpReport.HAB_STATE, command));
		assertThrows(ConnectionException.class, () -> SdpReport.word(hex("03 56 78 78"), SdpReport.HAB_STATE, command));
		ConnectionException foreign = assertThrows(ConnectionException.class,
				() -> SdpReport.word(hex("04 56 78 78 56"), SdpReport.HAB_STATE, command));
		assertEquals("error-status: found report 4, expected report 3", foreign.getMessage());
	}

	@Test
	void habStatesAreDecoded() {
		assertEquals(Optional.of(HabState.OPEN), HabState.of(0x56787856));
		assertEquals(Optional.of(HabState.CLOSED), HabState.of(0x12343412));
		assertEquals(Optional.empty(), HabState.of(0x5AA80800));
	}

	@Test
	void habStatusIsDecodedIntoItsFourParts() {
		HabStatus status = new HabStatus(0x33180A1B);

		assertEquals("HAB failure (0x33180A1B): invalid signature, authenticating the image, engine DCP",
				status.describe());
		assertFalse(status.isSuccess());
		assertTrue(new HabStatus(0xF0F0F0F0).isSuccess());
		assertEquals("HAB failure (0x33333333)", new HabStatus(0x33333333).describe());
		assertEquals("unknown code 0x7E", new HabStatus(0x337E0000).reason());
	}

	@Test
	void wordsSayWhatTheyMean() {
		assertEquals("0x89232389 (address or range refused)", SdpResponse.describe(0x89232389));
		// what an RT1062 answered when the flashloader of another device was running
		assertTrue(SdpResponse.describe(0x5AA80800).contains("flashloader"));
		assertTrue(SdpResponse.describe(0xF099E1D6).contains("not a known word"));
	}
}
