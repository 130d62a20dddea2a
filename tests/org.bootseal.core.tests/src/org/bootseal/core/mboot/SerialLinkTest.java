/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.mboot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HexFormat;

import org.bootseal.core.Progress;
import org.bootseal.core.connection.ConnectionException;
import org.bootseal.core.connection.ConnectionException.Reason;
import org.bootseal.core.connection.ScriptedLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * mboot on a serial line. The frames of ping, get-property, write-memory and read-memory were recorded by running SPSDK
 * 3.10.0 against a fake device.
 */
class SerialLinkTest {

	private static final String ACK = "5aa1";
	private static final String PING_ANSWER = "5aa7 00030150 0000 fb40";
	private static final String GET_VERSION = "5aa4 0c00 4b33 07000002 01000000 00000000";
	private static final String VERSION = "5aa4 0c00 552b a7000002 00000000 0001034b";
	private static final String WRITE_8 = "5aa4 1000 591d 04010003 00200000 08000000 00000000";
	private static final String WRITE_DONE = "5aa4 0c00 2372 a0000002 00000000 04000000";
	private static final String DATA_8 = "5aa5 0800 7431 0001020304050607";
	private static final String READ_16 = "5aa4 1000 54f8 03000003 00200000 10000000 00000000";
	private static final String READ_16_ANSWER = "5aa4 0c00 a37e a3010002 00000000 10000000";
	private static final String DATA_16 = "5aa5 1000 50c7 000102030405060708090a0b0c0d0e0f";
	private static final String READ_DONE = "5aa4 0c00 0e23 a0000002 00000000 03000000";
	private static final byte[] EIGHT = { 0, 1, 2, 3, 4, 5, 6, 7 };

	private final ScriptedLine line = new ScriptedLine();
	private final MbootClient client = new MbootClient(line, Duration.ofSeconds(1));

	private static String frame(int type, String payload) {
		return HexFormat.of().formatHex(
				SerialFrame.encode(type, HexFormat.of().parseHex(payload.replaceAll("\\s", ""))));
	}

	private static String generic(int status, int tag) {
		return HexFormat.of().formatHex(SerialFrame.encode(SerialFrame.COMMAND,
				new MbootPacket(ResponseTag.GENERIC, false, status, tag).encode()));
	}

	private ScriptedLine packetSize(int size) {
		return line.when(frame(SerialFrame.COMMAND, "07000002 0b000000 00000000"), ACK
				+ frame(SerialFrame.COMMAND, "a7000002 00000000 %02x%02x0000".formatted(size & 0xFF, size >> 8)))
				.when(ACK, "");
	}

	@Test
	void pingAndVersionAreAsRecorded() throws Exception {
		line.when("5aa6", PING_ANSWER).when(GET_VERSION, ACK + VERSION).when(ACK, "");

		assertEquals("K3.1.0", Property.version(client.ping(1, Duration.ofSeconds(1))));
		line.assertDone();
	}

	@Test
	void theFirstPingMayBeLostAndNoiseMayComeBeforeTheAnswer() throws Exception {
		line.when("5aa6", "").when("5aa6", "00 00 5a 5a 13 77" + PING_ANSWER).when(GET_VERSION, ACK + VERSION)
				.when(ACK, "");

		assertEquals("K3.1.0", Property.version(client.ping(2, Duration.ofSeconds(1))));
		line.assertDone();
	}

	@Test
	void memoryIsWrittenAsRecorded() throws Exception {
		packetSize(8).when(WRITE_8, ACK + WRITE_DONE).when(ACK, "").when(DATA_8, ACK + WRITE_DONE).when(ACK, "");

		client.writeMemory(0x2000, EIGHT, 0, Progress.NONE);
		line.assertDone();
	}

	@Test
	void memoryIsReadAsRecorded() throws Exception {
		packetSize(16).when(READ_16, ACK + READ_16_ANSWER + DATA_16 + READ_DONE).when(ACK, "").when(ACK, "")
				.when(ACK, "");

		assertArrayEquals(HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f"),
				client.readMemory(0x2000, 16, 0, Progress.NONE));
		line.assertDone();
	}

	@Test
	void zerosMeanNotReadyAndABareByteAcknowledges() throws Exception {
		line.when("5aa6", PING_ANSWER).when(GET_VERSION, "000000 a1 0000" + VERSION).when(ACK, "");

		client.ping(1, Duration.ofSeconds(1));
		line.assertDone();
	}

	@Test
	void aRefusedFrameIsSentAgain() throws Exception {
		packetSize(8).when(WRITE_8, "5aa2").when(WRITE_8, ACK + WRITE_DONE).when(ACK, "").when(DATA_8, "5aa2")
				.when(DATA_8, ACK + WRITE_DONE).when(ACK, "");

		client.writeMemory(0x2000, EIGHT, 0, Progress.NONE);
		line.assertDone();
	}

	@Test
	void aFrameThatIsAlwaysRefusedIsGivenUp() {
		line.when(GET_VERSION, "5aa2").when(GET_VERSION, "5aa2").when(GET_VERSION, "5aa2");

		assertEquals(Reason.GARBLED, assertThrows(ConnectionException.class,
				() -> client.getProperty(Property.CURRENT_VERSION, 0)).reason());
		line.assertDone();
	}

	@Test
	void aDamagedFrameIsAskedForAgain() throws Exception {
		line.when(GET_VERSION, ACK + VERSION.replace("034b", "024b")).when("5aa2", VERSION).when(ACK, "");

		assertEquals(0x4B030100, client.getProperty(Property.CURRENT_VERSION, 0)[0]);
		line.assertDone();
	}

	@Test
	void anAbortAmidDataTellsItsReason() {
		packetSize(8).when(frame(SerialFrame.COMMAND, "04010003 00200000 10000000 00000000"), ACK + WRITE_DONE)
				.when(ACK, "").when(frame(SerialFrame.DATA, "0000000000000000"), "5aa3" + generic(20106, 4))
				.when(ACK, "");

		assertEquals(20106, assertThrows(MbootException.class,
				() -> client.writeMemory(0x2000, new byte[16], 0, Progress.NONE)).status().number());
		line.assertDone();
	}

	@Test
	void anAnswerInPlaceOfAnAcknowledgementEndsTheData() {
		packetSize(8).when(frame(SerialFrame.COMMAND, "04010003 00200000 10000000 00000000"), ACK + WRITE_DONE)
				.when(ACK, "").when(frame(SerialFrame.DATA, "0000000000000000"), generic(10200, 4)).when(ACK, "");

		assertEquals(10200, assertThrows(MbootException.class,
				() -> client.writeMemory(0x2000, new byte[16], 0, Progress.NONE)).status().number());
		line.assertDone();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "00", "5a", "5aa4", "5aa4 ffff 0000", "a1", "5aa1 5aa4 0c00 552b a7",
			"5aa1 5aa5 0400 0000 01020304" })
	void whatBreaksOffEndsWithACause(String answer) {
		line.when(GET_VERSION, answer);

		Reason reason = assertThrows(ConnectionException.class,
				() -> client.getProperty(Property.CURRENT_VERSION, 0)).reason();
		assertEquals(Reason.TIMED_OUT, reason);
	}

	/** NXP's bootloader acknowledges a command when it has carried it out. */
	@Test
	void anAcknowledgementIsWaitedForAsLongAsTheCommandMayTake() {
		line.when(frame(SerialFrame.COMMAND, "02000003 00000060 00000100 00000000"), "");

		assertEquals(Reason.TIMED_OUT, assertThrows(ConnectionException.class,
				() -> client.eraseRegion(0x60000000L, 0x10000, 9, Duration.ofMinutes(2))).reason());
		assertTrue(line.longestWait().compareTo(Duration.ofSeconds(90)) > 0, line.longestWait().toString());
	}

	@Test
	void anAnswerThatComesTwiceIsTakenOnce() throws Exception {
		String other = VERSION.replace("0001034b", "0002034b").replace("552b", "0000");
		byte[] fixed = SerialFrame.encode(SerialFrame.COMMAND,
				HexFormat.of().parseHex(other.replace(" ", "").substring(12)));
		line.when(GET_VERSION, ACK + VERSION).when(ACK, "").when(GET_VERSION, VERSION).when(ACK,
				ACK + HexFormat.of().formatHex(fixed)).when(ACK, "");

		assertEquals(0x4B030100, client.getProperty(Property.CURRENT_VERSION, 0)[0]);
		assertEquals(0x4B030200, client.getProperty(Property.CURRENT_VERSION, 0)[0]);
		line.assertDone();
	}

	@Test
	void anAcknowledgementThatIsLostIsMadeUpForByTheAnswer() throws Exception {
		line.when(GET_VERSION, VERSION).when(ACK, "");

		assertEquals(0x4B030100, client.getProperty(Property.CURRENT_VERSION, 0)[0]);
		line.assertDone();
	}

	@ParameterizedTest(name = "{0}")
	@ValueSource(strings = { "5ba4 0c00 552b a7000002 00000000 00000000 0001034b", // start
			"a4 0c00 552b a7000002 00000000 0001034b", // start lost
			"5aac 0c00 552b a7000002 00000000 0001034b", // type
			"5aa4 0cf0 552b a7000002 00000000 0001034b", // longer
			"5aa4 0400 552b a7000002 00000000 0001034b", // shorter
			"5aa4 0c00 552b a7000002 000000 0001034b", // byte lost
			"5aa4 0c00 552b a7000002 00000000 00000001034b", // byte too many
			"5aa4 0c00 552b a7000002 5aa30000 0001034b" }) // an abort, it seems
	void aFrameThatCameDamagedAnywhereIsAskedForAgain(String damaged) throws Exception {
		line.when(GET_VERSION, ACK + damaged).when("5aa2", VERSION).when(ACK, "");

		assertEquals(0x4B030100, client.getProperty(Property.CURRENT_VERSION, 0)[0]);
		line.assertDone();
	}

	@Test
	void moreDataThanAnnouncedAreNotTaken() {
		packetSize(16).when(READ_16, ACK + READ_16_ANSWER + DATA_16 + DATA_16 + READ_DONE).when(ACK, "")
				.when(ACK, "").when(ACK, "");

		assertEquals(Reason.GARBLED, assertThrows(ConnectionException.class,
				() -> client.readMemory(0x2000, 16, 0, Progress.NONE)).reason());
	}

	@Test
	void endlessNoiseIsGivenUp() {
		line.when(GET_VERSION, "77".repeat(FrameReader.MAX_FOREIGN + 1));

		assertEquals(Reason.GARBLED, assertThrows(ConnectionException.class,
				() -> client.getProperty(Property.CURRENT_VERSION, 0)).reason());
	}
}
