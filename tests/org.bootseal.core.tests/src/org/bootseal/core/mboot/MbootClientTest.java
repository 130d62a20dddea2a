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

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.bootseal.core.CancelledException;
import org.bootseal.core.Progress;
import org.bootseal.core.connection.ConnectionException;
import org.bootseal.core.connection.ConnectionException.Reason;
import org.bootseal.core.sdp.ScriptedChannel;
import org.junit.jupiter.api.Test;

/** Whole exchanges with a flashloader. Reports were recorded by running SPSDK 3.10.0, or follow its frames. */
class MbootClientTest {

	private static final byte[] GET_VERSION = hex("01 00 0c 00 07 00 00 02 01 00 00 00 00 00 00 00");
	private static final byte[] VERSION = hex("03 00 0c 00 a7 00 00 02 00 00 00 00 00 01 03 4b");
	private static final byte[] GET_MAX_PACKET = hex("01 00 0c 00 07 00 00 02 0b 00 00 00 00 00 00 00");
	private static final byte[] MAX_PACKET_8 = hex("03 00 0c 00 a7 00 00 02 00 00 00 00 08 00 00 00");
	private static final byte[] WRITE_12 = hex("01 00 10 00 04 01 00 03 00 10 00 60 0c 00 00 00 00 00 00 00");
	private static final byte[] READ_8 = hex("01 00 10 00 03 00 00 03 00 10 00 60 08 00 00 00 00 00 00 00");
	private static final byte[] READ_8_ANSWER = hex("03 00 0c 00 a3 01 00 02 00 00 00 00 08 00 00 00");

	private final ScriptedChannel channel = new ScriptedChannel();
	private final MbootClient client = new MbootClient(channel, MbootClient.DEFAULT_TIMEOUT);

	private static byte[] generic(int status, int command) {
		byte[] packet = new MbootPacket(ResponseTag.GENERIC, false, status, command).encode();
		return HidFrame.encode(HidFrame.COMMAND_IN, packet, 0, packet.length);
	}

	@Test
	void propertyIsRead() throws Exception {
		channel.expect(GET_VERSION).answer(VERSION);

		assertArrayEquals(new int[] { 0x4B030100 }, client.getProperty(Property.CURRENT_VERSION, 0));
	}

	@Test
	void memoryAttributesAreRead() throws Exception {
		channel.expect(hex("01 00 0c 00 07 00 00 02 19 00 00 00 09 00 00 00")).answer(
				hex("03 00 20 00 a7 00 00 07 00 00 00 00 1f 00 00 00 00 00 00 60 00 20 00 00 00 01 00 00 00 10 00 00 00 00 01 00"));

		int[] words = client.getProperty(Property.EXTERNAL_MEMORY_ATTRIBUTES, 9);
		assertEquals(0x800000, ExternalMemory.decode(words).size().orElseThrow());
	}

	@Test
	void lostPingIsRepeatedAndItsLateAnswerDropped() throws Exception {
		channel.expect(GET_VERSION).fail(Reason.TIMED_OUT).expect(GET_VERSION).answer(VERSION).answer(VERSION)
				.fail(Reason.TIMED_OUT);

		assertEquals(0x4B030100, client.ping(3, Duration.ofMillis(10)));
		channel.assertDone();
	}

	@Test
	void pingGivesUpAfterItsAttempts() {
		channel.expect(GET_VERSION).fail(Reason.TIMED_OUT).expect(GET_VERSION).fail(Reason.TIMED_OUT);

		ConnectionException e = assertThrows(ConnectionException.class, () -> client.ping(2, Duration.ofMillis(10)));
		assertEquals(Reason.TIMED_OUT, e.reason());
		channel.assertDone();
	}

	@Test
	void pingDoesNotRepeatWhenTheBoardIsGone() {
		channel.expect(GET_VERSION).fail(Reason.GONE);

		assertEquals(Reason.GONE,
				assertThrows(ConnectionException.class, () -> client.ping(3, Duration.ofMillis(10))).reason());
		channel.assertDone();
	}

	@Test
	void optionWordsAreFilledAndConfigured() throws Exception {
		channel.expect(hex("01 00 10 00 05 00 00 03 00 20 00 00 04 00 00 00 07 00 00 c0"))
				.answer(hex("03 00 0c 00 a0 00 00 02 00 00 00 00 05 00 00 00"))
				.expect(hex("01 00 0c 00 11 00 00 02 09 00 00 00 00 20 00 00"))
				.answer(hex("03 00 0c 00 a0 00 00 02 00 00 00 00 11 00 00 00"));

		client.fillMemory(0x2000, 4, 0xC0000007);
		client.configureMemory(9, 0x2000, MbootClient.DEFAULT_TIMEOUT);
		channel.assertDone();
	}

	@Test
	void mappedMemoryIdsAreSentAsZero() throws Exception {
		channel.expect(hex("01 00 10 00 02 00 00 03 00 00 00 60 00 00 01 00 00 00 00 00")).answer(generic(0, 2))
				.expect(hex("01 00 10 00 02 00 00 03 00 00 00 00 00 00 01 00 01 01 00 00")).answer(generic(0, 2));

		client.eraseRegion(0x60000000L, 0x10000, 9, Duration.ofMinutes(1));
		client.eraseRegion(0, 0x10000, 257, Duration.ofMinutes(1));
		channel.assertDone();
	}

	@Test
	void failedEraseNamesCommandAndStatus() {
		channel.expect(hex("01 00 10 00 02 00 00 03 00 00 00 60 00 b0 00 00 00 00 00 00")).answer(generic(20106, 2));

		MbootException e = assertThrows(MbootException.class,
				() -> client.eraseRegion(0x60000000L, 0xB000, 0, Duration.ofMinutes(1)));
		assertEquals("flash-erase-region 0x60000000 0xB000 0: the flashloader answered"
				+ " 20106 (0x4E8A) FlexSPINORCommandFailure", e.getMessage());
		assertEquals(20106, e.status().number());
	}

	@Test
	void leftoversOfEarlierCommandsAreSkipped() throws Exception {
		channel.expect(hex("01 00 0c 00 11 00 00 02 09 00 00 00 00 20 00 00")).answer(VERSION).answer(generic(0, 5))
				.answer(hex("04 00 04 00 01 02 03 04")).answer(hex("03 00 00 00")).answer(generic(0, 0x11));

		client.configureMemory(9, 0x2000, MbootClient.DEFAULT_TIMEOUT);
		channel.assertDone();
	}

	@Test
	void foreignAnswersDoNotGoOnForEver() {
		channel.expect(hex("01 00 0c 00 11 00 00 02 09 00 00 00 00 20 00 00"));
		for (int i = 0; i < 8; i++) {
			channel.answer(VERSION);
		}

		assertEquals(Reason.GARBLED, assertThrows(ConnectionException.class,
				() -> client.configureMemory(9, 0x2000, MbootClient.DEFAULT_TIMEOUT)).reason());
	}

	@Test
	void memoryIsWrittenInPacketsOfTheDevicesSize() throws Exception {
		channel.expect(GET_MAX_PACKET).answer(MAX_PACKET_8).expect(WRITE_12).answer(generic(0, 4))
				.expect(hex("02 00 08 00 00 01 02 03 04 05 06 07")).expect(hex("02 00 04 00 08 09 0a 0b"))
				.answer(generic(0, 4));
		List<Long> bytes = new ArrayList<>();

		client.writeMemory(0x60001000L, hex("00 01 02 03 04 05 06 07 08 09 0a 0b"), 9, recording(bytes, 99));

		assertEquals(List.of(8L, 12L), bytes);
		channel.assertDone();
	}

	@Test
	void withoutAPacketSizeNothingIsWritten() {
		channel.expect(GET_MAX_PACKET).answer(hex("03 00 08 00 a7 00 00 01 3c 28 00 00"));

		MbootException e = assertThrows(MbootException.class,
				() -> client.writeMemory(0x60001000L, new byte[12], 0, Progress.NONE));
		assertEquals(10300, e.status().number());
		channel.assertDone();
	}

	@Test
	void absurdPacketSizeIsRefused() {
		channel.expect(GET_MAX_PACKET).answer(hex("03 00 0c 00 a7 00 00 02 00 00 00 00 ff ff ff ff"));

		assertEquals(Reason.GARBLED, assertThrows(ConnectionException.class, client::maxPacketSize).reason());
	}

	@Test
	void writeThatIsRefusedBeforeTheDataSendsNone() {
		channel.expect(GET_MAX_PACKET).answer(MAX_PACKET_8).expect(WRITE_12).answer(generic(10205, 4));

		assertEquals(10205, assertThrows(MbootException.class,
				() -> client.writeMemory(0x60001000L, new byte[12], 0, Progress.NONE)).status().number());
		channel.assertDone();
	}

	@Test
	void abortedWriteTellsTheFinalStatus() {
		// recorded text of a real loader: "received data phase abort", then 10200
		channel.expect(GET_MAX_PACKET).answer(MAX_PACKET_8).expect(WRITE_12).answer(generic(0, 4))
				.expect(hex("02 00 08 00 00 00 00 00 00 00 00 00")).expect(hex("02 00 04 00 00 00 00 00"))
				.answer(hex("03 00 00 00", 64)).answer(generic(10200, 4));

		assertEquals(10200, assertThrows(MbootException.class,
				() -> client.writeMemory(0x60001000L, new byte[12], 0, Progress.NONE)).status().number());
		channel.assertDone();
	}

	@Test
	void writeThatStallsIsExplainedByTheAnswerThatWaits() {
		channel.expect(GET_MAX_PACKET).answer(MAX_PACKET_8).expect(WRITE_12).answer(generic(0, 4))
				.fail(Reason.STALLED).answer(hex("03 00 00 00", 64)).answer(generic(20100, 4));

		assertEquals(20100, assertThrows(MbootException.class,
				() -> client.writeMemory(0x60001000L, new byte[12], 0, Progress.NONE)).status().number());
	}

	@Test
	void writeThatStallsSilentlyStaysAConnectionProblem() {
		channel.expect(GET_MAX_PACKET).answer(MAX_PACKET_8).expect(WRITE_12).answer(generic(0, 4))
				.fail(Reason.TIMED_OUT).fail(Reason.TIMED_OUT);

		assertEquals(Reason.TIMED_OUT, assertThrows(ConnectionException.class,
				() -> client.writeMemory(0x60001000L, new byte[12], 0, Progress.NONE)).reason());
	}

	@Test
	void writeIsCancelledBetweenPackets() {
		channel.expect(GET_MAX_PACKET).answer(MAX_PACKET_8).expect(WRITE_12).answer(generic(0, 4))
				.expect(hex("02 00 08 00 00 00 00 00 00 00 00 00"));

		CancelledException e = assertThrows(CancelledException.class,
				() -> client.writeMemory(0x60001000L, new byte[12], 0, recording(new ArrayList<>(), 1)));
		assertTrue(e.getMessage().contains("4 more bytes"), e.getMessage());
	}

	@Test
	void memoryIsReadByOneCommand() throws Exception {
		channel.expect(GET_MAX_PACKET).answer(MAX_PACKET_8)
				.expect(hex("01 00 10 00 03 00 00 03 00 10 00 60 0a 00 00 00 00 00 00 00"))
				.answer(hex("03 00 0c 00 a3 01 00 02 00 00 00 00 0a 00 00 00"))
				.answer(hex("04 00 08 00 00 01 02 03 04 05 06 07", 64)).answer(hex("04 00 02 00 08 09"))
				.answer(generic(0, 3));

		assertArrayEquals(hex("00 01 02 03 04 05 06 07 08 09"),
				client.readMemory(0x60001000L, 10, 9, Progress.NONE));
		channel.assertDone();
	}

	@Test
	void readThatBreaksIsGoneOnWithPacketByPacket() throws Exception {
		channel.expect(GET_MAX_PACKET).answer(MAX_PACKET_8)
				.expect(hex("01 00 10 00 03 00 00 03 00 10 00 60 0a 00 00 00 00 00 00 00"))
				.answer(hex("03 00 0c 00 a3 01 00 02 00 00 00 00 0a 00 00 00"))
				.answer(hex("04 00 08 00 00 01 02 03 04 05 06 07", 64)).fail(Reason.TIMED_OUT)
				.answer(hex("04 00 02 00 08 09")).fail(Reason.TIMED_OUT).expect(READ_8).answer(READ_8_ANSWER)
				.answer(hex("04 00 08 00 00 01 02 03 04 05 06 07", 64)).answer(generic(0, 3))
				.expect(hex("01 00 10 00 03 00 00 03 08 10 00 60 02 00 00 00 00 00 00 00"))
				.answer(hex("03 00 0c 00 a3 01 00 02 00 00 00 00 02 00 00 00")).answer(hex("04 00 01 00 08"))
				.answer(hex("04 00 01 00 09")).answer(generic(0, 3));

		assertArrayEquals(hex("00 01 02 03 04 05 06 07 08 09"),
				client.readMemory(0x60001000L, 10, 9, Progress.NONE));
		channel.assertDone();
	}

	@Test
	void abortedReadTellsTheFinalStatus() {
		channel.expect(GET_MAX_PACKET).answer(MAX_PACKET_8).expect(READ_8).answer(READ_8_ANSWER)
				.answer(hex("04 00 00 00", 64)).answer(generic(10201, 3));

		assertEquals(10201, assertThrows(MbootException.class,
				() -> client.readMemory(0x60001000L, 8, 0, Progress.NONE)).status().number());
		channel.assertDone();
	}

	@Test
	void readThatEndsEarlyWithoutAReasonIsGarbled() {
		channel.expect(GET_MAX_PACKET).answer(MAX_PACKET_8).expect(READ_8).answer(READ_8_ANSWER)
				.answer(hex("04 00 04 00 00 01 02 03")).answer(generic(0, 3));

		assertEquals(Reason.GARBLED, assertThrows(ConnectionException.class,
				() -> client.readMemory(0x60001000L, 8, 0, Progress.NONE)).reason());
	}

	@Test
	void readThatSendsTooMuchIsGarbled() {
		channel.expect(GET_MAX_PACKET).answer(MAX_PACKET_8).expect(READ_8).answer(READ_8_ANSWER)
				.answer(hex("04 00 09 00 00 01 02 03 04 05 06 07 08"));

		assertEquals(Reason.GARBLED, assertThrows(ConnectionException.class,
				() -> client.readMemory(0x60001000L, 8, 0, Progress.NONE)).reason());
	}

	@Test
	void fusesAreReadAndProgrammed() throws Exception {
		channel.expect(hex("01 00 0c 00 0f 00 00 02 18 00 00 00 04 00 00 00"))
				.answer(hex("03 00 10 00 af 00 00 03 00 00 00 00 04 00 00 00 78 56 34 12"))
				.expect(hex("01 00 10 00 0e 00 00 03 18 00 00 00 04 00 00 00 49 57 ca 4a")).answer(generic(0, 0x0E));

		assertEquals(0x12345678, client.efuseReadOnce(0x18));
		client.efuseProgramOnce(0x18, 0x4ACA5749);
		channel.assertDone();
	}

	@Test
	void restrictedFlashloaderRefusesFuseReadsPlainly() {
		// recorded text of an RT1061 product's loader: efuse-read-once 0 answers 10000 by a generic packet
		channel.expect(hex("01 00 0c 00 0f 00 00 02 00 00 00 00 04 00 00 00")).answer(generic(10000, 0x0F));

		assertEquals(10000, assertThrows(MbootException.class, () -> client.efuseReadOnce(0)).status().number());
	}

	@Test
	void plainSuccessInPlaceOfAValueIsGarbled() {
		channel.expect(hex("01 00 0c 00 0f 00 00 02 00 00 00 00 04 00 00 00")).answer(generic(0, 0x0F));

		assertEquals(Reason.GARBLED, assertThrows(ConnectionException.class, () -> client.efuseReadOnce(0)).reason());
	}

	@Test
	void resetNeedsNoAnswer() throws Exception {
		channel.expect(hex("01 00 04 00 0b 00 00 00")).fail(Reason.GONE);

		client.reset();
		channel.assertDone();
	}

	@Test
	void resetWithoutAnswerOfABoardThatStaysIsNoSuccess() {
		channel.expect(hex("01 00 04 00 0b 00 00 00")).fail(Reason.TIMED_OUT);

		assertEquals(Reason.TIMED_OUT, assertThrows(ConnectionException.class, () -> client.reset()).reason());
	}

	@Test
	void fuseWordOfAnotherLengthIsGarbled() {
		channel.expect(hex("01 00 0c 00 0f 00 00 02 18 00 00 00 04 00 00 00"))
				.answer(hex("03 00 10 00 af 00 00 03 00 00 00 00 00 00 00 00 78 56 34 12"));

		assertEquals(Reason.GARBLED,
				assertThrows(ConnectionException.class, () -> client.efuseReadOnce(0x18)).reason());
	}

	@Test
	void executeIsSent() throws Exception {
		channel.expect(hex("01 00 10 00 09 00 00 03 01 04 00 20 00 00 00 00 00 00 01 20")).answer(generic(0, 9));

		client.execute(0x20000401L, 0, 0x20010000L);
		channel.assertDone();
	}

	private static Progress recording(List<Long> bytes, int cancelAfter) {
		return new Progress() {
			@Override
			public void bytes(long done, long total) {
				bytes.add(done);
			}

			@Override
			public boolean isCancelled() {
				return bytes.size() >= cancelAfter;
			}
		};
	}
}
