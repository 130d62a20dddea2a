/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.sdp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.HexFormat;

import org.bootseal.core.Progress;
import org.bootseal.core.connection.ConnectionException;
import org.bootseal.core.connection.ConnectionException.Reason;
import org.bootseal.core.connection.ScriptedLine;
import org.junit.jupiter.api.Test;

/** SDP on a serial line; read-register and write-file were recorded by running SPSDK 3.10.0 against a fake device. */
class SdpSerialLinkTest {

	private static final String OPEN = "56787856";

	private final ScriptedLine line = new ScriptedLine();
	private final SdpClient client = new SdpClient(line, Duration.ofSeconds(1));

	@Test
	void aRegisterIsReadAsRecorded() throws Exception {
		line.when("0101 401f4410 20 00000004 00000000 00", OPEN + "11121314");

		assertArrayEquals(HexFormat.of().parseHex("11121314"), client.readRegister(0x401F4410L, 32, 4));
		line.assertDone();
	}

	@Test
	void aFileIsWrittenAsRecorded() throws Exception {
		line.when("0404 20208200 00 00000008 00000000 00", "").when("0001020304050607", OPEN + "88888888");

		assertEquals(HabState.OPEN,
				client.writeFile(0x20208200L, new byte[] { 0, 1, 2, 3, 4, 5, 6, 7 }, Progress.NONE));
		line.assertDone();
	}

	@Test
	void aRefusalBeforeTheDataIsSeen() {
		line.when("0404 00000000 00 00000008 00000000 00", "89232389");

		assertEquals(SdpResponse.ADDRESS_REFUSED, assertThrows(SdpException.class,
				() -> client.writeFile(0, new byte[8], Progress.NONE)).word());
		line.assertDone();
	}

	@Test
	void theRestOfARefusalIsNotTakenForTheNextAnswer() throws Exception {
		line.when("0101 401f4410 08 00000001 00000000 00", OPEN + "89232389")
				.when("0101 401f4410 08 00000001 00000000 00", OPEN + "55");

		assertThrows(SdpException.class, () -> client.readRegister(0x401F4410L, 8, 1));
		assertArrayEquals(new byte[] { 0x55 }, client.readRegister(0x401F4410L, 8, 1));
		line.assertDone();
	}

	@Test
	void bothEndsChangeTheirSpeed() throws Exception {
		line.when("0d0d 00070800 00 00000000 00000000 00", OPEN + "09d00d90");

		client.baudRate(460_800);
		assertEquals(460_800, line.baudRate());
		line.assertDone();
	}

	@Test
	void whatComesTooLateIsNotTakenForTheNextAnswer() throws Exception {
		line.when("0505 00000000 00 00000000 00000000 00", "")
				.when("0505 00000000 00 00000000 00000000 00", OPEN + "f0f0f0f0");

		assertThrows(ConnectionException.class, client::errorStatus);
		line.noise(OPEN + "33333333");
		assertEquals(SdpResponse.HAB_SUCCESS, client.errorStatus().habStatus().word());
		line.assertDone();
	}

	@Test
	void anAnswerThatBreaksOffIsMissed() {
		line.when("0505 00000000 00 00000000 00000000 00", OPEN + "f0f0");

		assertEquals(Reason.TIMED_OUT, assertThrows(ConnectionException.class, client::errorStatus).reason());
	}
}
