/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.mboot;

import static org.bootseal.core.sdp.ScriptedChannel.hex;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;

import org.bootseal.core.CancelledException;
import org.bootseal.core.Progress;
import org.bootseal.core.connection.ConnectionException;
import org.bootseal.core.connection.ConnectionException.Reason;
import org.bootseal.core.sdp.ScriptedChannel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Images for a ROM, and what it may say to them. Frames follow those that SPSDK 3.10.0 sends for load-image. */
class ImageTransferTest {

	private static final byte[] IMAGE = { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 };
	private static final byte[] GET_MAX_PACKET = hex("01 00 0c 00 07 00 00 02 0b 00 00 00 00 00 00 00");
	private static final byte[] MAX_PACKET_8 = hex("03 00 0c 00 a7 00 00 02 00 00 00 00 08 00 00 00");
	private static final byte[] FIRST = hex("02 00 08 00 00 01 02 03 04 05 06 07");
	private static final byte[] SECOND = hex("02 00 04 00 08 09 0a 0b");
	private static final byte[] ABORT = hex("03 00 00 00");

	private final ScriptedChannel channel = new ScriptedChannel();
	private final MbootRom rom = new MbootRom(channel, MbootClient.DEFAULT_TIMEOUT);
	private final MbootClient client = rom.client();

	private static byte[] generic(int status) {
		byte[] packet = new MbootPacket(ResponseTag.GENERIC, false, status, 0).encode();
		return HidFrame.encode(HidFrame.COMMAND_IN, packet, 0, packet.length);
	}

	private void asked() {
		channel.expect(GET_MAX_PACKET).answer(MAX_PACKET_8);
	}

	@Test
	void imageGoesOutWithoutACommandAndSilenceIsSuccess() throws Exception {
		asked();
		channel.expect(FIRST).expect(SECOND).fail(Reason.TIMED_OUT);
		List<Long> told = new ArrayList<>();

		rom.loadImage(IMAGE, new Progress() {
			@Override
			public void bytes(long done, long total) {
				told.add(done);
				assertEquals(IMAGE.length, total);
			}

			@Override
			public boolean isCancelled() {
				return false;
			}
		});

		assertEquals(List.of(8L, 12L), told);
		channel.assertDone();
	}

	@Test
	void romThatDoesNotTellItsPacketSizeGetsSmallOnes() throws Exception {
		byte[] unknown = new MbootPacket(ResponseTag.GET_PROPERTY, false, StatusCode.UNKNOWN_PROPERTY).encode();
		channel.expect(GET_MAX_PACKET).answer(HidFrame.encode(HidFrame.COMMAND_IN, unknown, 0, unknown.length));
		byte[] image = new byte[33];
		channel.expect(HidFrame.encode(HidFrame.DATA_OUT, image, 0, 32))
				.expect(HidFrame.encode(HidFrame.DATA_OUT, image, 32, 1)).fail(Reason.GONE);

		rom.loadImage(image, Progress.NONE);

		channel.assertDone();
	}

	/** The board may leave its ROM before that has taken the last packet, or while it is listened to. */
	@ParameterizedTest
	@EnumSource(names = { "GONE", "TIMED_OUT" })
	void boardThatLeavesAtTheEndIsNoFailure(Reason reason) throws Exception {
		asked();
		channel.expect(FIRST).fail(reason);
		if (reason == Reason.TIMED_OUT) {
			channel.fail(Reason.TIMED_OUT);
		}
		channel.fail(Reason.GONE);

		rom.loadImage(IMAGE, Progress.NONE);

		channel.assertDone();
	}

	@ParameterizedTest
	@EnumSource(names = { "GONE", "TIMED_OUT", "STALLED", "FAILED" })
	void failureAmidTheDataIsTold(Reason reason) {
		asked();
		channel.fail(reason);
		if (reason == Reason.TIMED_OUT || reason == Reason.STALLED) {
			channel.fail(Reason.TIMED_OUT);
		}

		assertEquals(reason,
				assertThrows(ConnectionException.class, () -> rom.loadImage(IMAGE, Progress.NONE)).reason());
		channel.assertDone();
	}

	@Test
	void refusalAtTheEndIsTold() {
		asked();
		channel.expect(FIRST).expect(SECOND).answer(generic(10101));

		MbootException refused = assertThrows(MbootException.class, () -> rom.loadImage(IMAGE, Progress.NONE));
		assertEquals(10101, refused.status().number());
		assertTrue(refused.getMessage().startsWith("load-image: "), refused.getMessage());
	}

	@Test
	void reasonOfAnAbortIsTold() {
		asked();
		channel.fail(Reason.STALLED).answer(ABORT).answer(generic(10200));

		assertEquals(10200, assertThrows(MbootException.class, () -> rom.loadImage(IMAGE, Progress.NONE)).status()
				.number());
	}

	@Test
	void successAndLeftoversAreNoRefusal() throws Exception {
		asked();
		channel.expect(FIRST).expect(SECOND).answer(MAX_PACKET_8).answer(generic(0)).fail(Reason.TIMED_OUT);

		rom.loadImage(IMAGE, Progress.NONE);

		channel.assertDone();
	}

	@Test
	void romThatNeverStopsTalkingIsListenedToForAWhileOnly() throws Exception {
		asked();
		channel.expect(FIRST).expect(SECOND);
		for (int i = 0; i < PacketExchange.MAX_SKIPPED; i++) {
			channel.answer(generic(0));
		}

		rom.loadImage(IMAGE, Progress.NONE);

		channel.assertDone();
	}

	@Test
	void cancelledHalfwaySaysWhatTheRomWaitsFor() {
		asked();
		channel.expect(FIRST);
		boolean[] cancelled = new boolean[1];

		CancelledException e = assertThrows(CancelledException.class, () -> rom.loadImage(IMAGE, new Progress() {
			@Override
			public void bytes(long done, long total) {
				cancelled[0] = true;
			}

			@Override
			public boolean isCancelled() {
				return cancelled[0];
			}
		}));
		assertTrue(e.getMessage().contains("it waits for 4 more bytes"), e.getMessage());
	}

	/** SPSDK 3.10 (mboot, properties) takes 0 and 0x5AA55AA5 for an open part. */
	@Test
	void securityStateIsRead() throws Exception {
		byte[] question = hex("01 00 0c 00 07 00 00 02 11 00 00 00 00 00 00 00");
		channel.expect(question).answer(hex("03 00 0c 00 a7 00 00 02 00 00 00 00 00 00 00 00"))
				.expect(question).answer(hex("03 00 0c 00 a7 00 00 02 00 00 00 00 a5 5a a5 5a"))
				.expect(question).answer(hex("03 00 0c 00 a7 00 00 02 00 00 00 00 01 00 00 00"))
				.expect(question).answer(hex("03 00 08 00 a7 00 00 01 00 00 00 00"));

		assertFalse(client.isClosed());
		assertFalse(client.isClosed());
		assertTrue(client.isClosed());
		assertEquals(Reason.GARBLED, assertThrows(ConnectionException.class, client::isClosed).reason());
	}
}
