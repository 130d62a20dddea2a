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

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.bootseal.core.CancelledException;
import org.bootseal.core.Progress;
import org.bootseal.core.connection.ConnectionException;
import org.bootseal.core.connection.ConnectionException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole exchanges with a ROM. Reports were recorded by running SPSDK 3.10.0 where a comment does not say otherwise. */
class SdpClientTest {

	private static final int REPORT = 1025;
	private static final byte[] OPEN = hex("03 56 78 78 56");
	private static final byte[] CLOSED = hex("03 12 34 34 12");
	private static final String JUMP = "01 0b 0b 20 20 82 00";
	private static final String ERROR_STATUS = "01 05 05";

	private final ScriptedChannel channel = new ScriptedChannel();
	private final SdpClient client = new SdpClient(channel, SdpClient.DEFAULT_TIMEOUT);

	@Test
	void errorStatusTellsStateAndVerdict() throws Exception {
		channel.expect(hex(ERROR_STATUS, REPORT)).answer(OPEN).answer(hex("04 f0 f0 f0 f0", 65));

		assertEquals(new SdpStatus(HabState.OPEN, new HabStatus(0xF0F0F0F0)), client.errorStatus());
		channel.assertDone();
	}

	@Test
	void registerIsReadInMemoryOrder() throws Exception {
		channel.expect(hex("01 01 01 40 1f 44 10 20 00 00 00 04 00 00 00 00 00", REPORT)).answer(OPEN)
				.answer(hex("04 11 12 13 14", 65));

		assertArrayEquals(hex("11 12 13 14"), client.readRegister(0x401F4410L, 32, 4));
		channel.assertDone();
	}

	@Test
	void longReadTakesSeveralReportsAndDropsThePadding() throws Exception {
		channel.expect(hex("01 01 01 40 1f 44 00 20 00 00 00 48", REPORT)).answer(OPEN)
				.answer(hex("04 01", 65)).answer(hex("04 02 03 04 05 06 07 08 09 ff ff", 65));

		byte[] data = client.readRegister(0x401F4400L, 32, 72);

		assertEquals(72, data.length);
		assertEquals(1, data[0]);
		assertArrayEquals(hex("02 03 04 05 06 07 08 09"), java.util.Arrays.copyOfRange(data, 64, 72));
	}

	@Test
	void refusedReadIsNotTakenForData() {
		// recorded on RT1050 silicon: 0x89232389 comes in place of data
		channel.expect(hex("01 01 01 00 00 00 00 20 00 00 00 04", REPORT)).answer(OPEN)
				.answer(hex("04 89 23 23 89", 65));

		SdpException e = assertThrows(SdpException.class, () -> client.readRegister(0, 32, 4));
		assertEquals(0x89232389, e.word());
	}

	@Test
	void registerIsWritten() throws Exception {
		channel.expect(hex("01 02 02 40 02 00 00 20 00 00 00 04 11 22 33 44 00", REPORT)).answer(OPEN)
				.answer(hex("04 12 8a 8a 12", 65));

		client.writeRegister(0x40020000L, 32, 0x11223344);
		channel.assertDone();
	}

	@Test
	void fileIsWrittenInReportsOfOneKibibyte() throws Exception {
		byte[] file = new byte[2000];
		file[0] = 1;
		file[1024] = 2;
		channel.expect(hex("01 04 04 20 20 82 00 00 00 00 07 d0", REPORT)).expect(hex("02 01", REPORT))
				.expect(hex("02 02", REPORT)).answer(CLOSED).answer(hex("04 88 88 88 88", 65));
		List<Long> bytes = new ArrayList<>();

		assertEquals(HabState.CLOSED, client.writeFile(0x20208200L, file, recording(bytes, Integer.MAX_VALUE)));
		assertEquals(List.of(1024L, 2000L), bytes);
		channel.assertDone();
	}

	@Test
	void refusedFileSaysWhy() {
		// recorded on RT1060 silicon: a file larger than the RAM is answered by 0x89232389 in place of the HAB state
		channel.expect(hex("01 04 04 20 20 82 00 00 00 00 00 10", REPORT)).expect(hex("02", REPORT))
				.answer(hex("03 89 23 23 89"));

		SdpException e = assertThrows(SdpException.class,
				() -> client.writeFile(0x20208200L, new byte[16], Progress.NONE));
		assertEquals("write-file 0x20208200 (16 bytes): the ROM answered 0x89232389 (address or range refused)",
				e.getMessage());
	}

	@Test
	void stalledFileIsExplainedByTheAnswerThatWaits() {
		channel.expect(hex("01 04 04 20 20 82 00 00 00 00 00 10", REPORT)).fail(Reason.STALLED)
				.answer(hex("03 89 23 23 89"));

		SdpException e = assertThrows(SdpException.class,
				() -> client.writeFile(0x20208200L, new byte[16], Progress.NONE));
		assertEquals(0x89232389, e.word());
	}

	@Test
	void failedFileTransferWithoutAnAnswerStaysAConnectionProblem() {
		channel.expect(hex("01 04 04 20 20 82 00 00 00 00 00 10", REPORT)).fail(Reason.TIMED_OUT)
				.fail(Reason.TIMED_OUT);

		ConnectionException e = assertThrows(ConnectionException.class,
				() -> client.writeFile(0x20208200L, new byte[16], Progress.NONE));
		assertEquals(Reason.TIMED_OUT, e.reason());
	}

	@Test
	void cancelWorksBetweenReports() {
		channel.expect(hex("01 04 04 20 20 82 00 00 00 00 07 d0", REPORT)).expect(hex("02", REPORT));

		CancelledException e = assertThrows(CancelledException.class,
				() -> client.writeFile(0x20208200L, new byte[2000], recording(new ArrayList<>(), 1)));
		assertTrue(e.getMessage().contains("976 more bytes"), e.getMessage());
		channel.assertDone();
	}

	@Test
	void unexpectedResultIsExplainedByHab() {
		channel.expect(hex("01 04 04 20 20 82 00 00 00 00 00 01", REPORT)).expect(hex("02", REPORT)).answer(CLOSED)
				.answer(hex("04 00 00 00 01", 65)).expect(hex(ERROR_STATUS, REPORT)).answer(CLOSED)
				.answer(hex("04 33 22 33 00", 65));

		SdpException e = assertThrows(SdpException.class,
				() -> client.writeFile(0x20208200L, new byte[1], Progress.NONE));
		assertEquals(Optional.of(new HabStatus(0x33223300)), e.habStatus());
	}

	@Test
	void vanishingAfterTheJumpIsSuccess() throws Exception {
		channel.expect(hex(JUMP, REPORT)).answer(OPEN).fail(Reason.GONE);

		client.jumpAddress(0x20208200L);
		channel.assertDone();
	}

	@Test
	void vanishingBeforeTheHabStateIsSuccess() throws Exception {
		channel.expect(hex(JUMP, REPORT)).fail(Reason.GONE);

		client.jumpAddress(0x20208200L);
		channel.assertDone();
	}

	@Test
	void silenceAfterTheJumpIsNoRefusal() throws Exception {
		channel.expect(hex(JUMP, REPORT)).answer(OPEN).fail(Reason.TIMED_OUT);

		client.jumpAddress(0x20208200L);
		channel.assertDone();
	}

	@Test
	void furtherAnswerAfterTheJumpIsARefusal() {
		channel.expect(hex(JUMP, REPORT)).answer(CLOSED).answer(hex("04 33 33 33 33", 65))
				.expect(hex(ERROR_STATUS, REPORT)).answer(CLOSED).answer(hex("04 33 18 0a 1b", 65));

		SdpException e = assertThrows(SdpException.class, () -> client.jumpAddress(0x20208200L));
		assertEquals("invalid signature", e.habStatus().orElseThrow().reason());
		assertEquals("jump-address 0x20208200", e.command());
		channel.assertDone();
	}

	@Test
	void goneBeforeTheJumpIsAFailure() {
		channel.fail(Reason.GONE);

		assertEquals(Reason.GONE,
				assertThrows(ConnectionException.class, () -> client.jumpAddress(0x20208200L)).reason());
	}

	/** The sources disagree on the order. */
	@ParameterizedTest
	@ValueSource(strings = { "04 90 0d d0 09", "04 09 d0 0d 90" })
	void dcdIsSkipped(String answer) throws Exception {
		channel.expect(hex("01 0c 0c", REPORT)).answer(OPEN).answer(hex(answer, 65));

		client.skipDcd();
		channel.assertDone();
	}

	@Test
	void foreignHabWordIsRefused() {
		channel.expect(hex(ERROR_STATUS, REPORT)).answer(hex("03 80 16 9f 59"));

		assertEquals(0x80169F59, assertThrows(SdpException.class, client::errorStatus).word());
	}

	@Test
	void shortReportsAreGarbled() {
		channel.expect(hex(ERROR_STATUS, REPORT)).answer(OPEN).answer(hex("04 f0"));

		assertEquals(Reason.GARBLED, assertThrows(ConnectionException.class, client::errorStatus).reason());
		assertFalse(channel.isClosed());
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
