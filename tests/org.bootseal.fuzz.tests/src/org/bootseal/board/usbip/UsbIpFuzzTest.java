/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.usbip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Optional;

import org.bootseal.board.BoardInterface;
import org.bootseal.board.BoardLine;
import org.bootseal.board.BoardPace;
import org.bootseal.board.BoardSpec;
import org.bootseal.board.VirtualBoard;
import org.bootseal.board.usbip.UsbIpMessages.BadMessage;
import org.bootseal.fuzz.Reading;
import org.bootseal.fuzz.Reading.Bound;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** The messages of a host that has imported a board over USB/IP, in the package of what reads them. */
class UsbIpFuzzTest {

	/** A board with its RAM; each transfer is held until the board takes it. */
	private static final Reading READING = new Reading(new Bound(96 << 20, 16384), BadMessage.class);

	@FuzzTest
	void transfers(byte[] input) throws Exception {
		READING.check(input.length, () -> {
			VirtualBoard board = VirtualBoard.create(BoardSpec.mimxrt1020Evk());
			board.live(BoardPace.FAST);
			try (BoardLine line = board.openLine(BoardInterface.USB)) {
				BoardLine.Presence presence = line.presence();
				HidDevice device = new HidDevice(Descriptors.of(presence.shown().orElseThrow()));
				PendingUrbs urbs = new PendingUrbs(line, presence.generation(), device, UsbIpFuzzTest::ended, false);
				ByteBuffer from = ByteBuffer.wrap(input);
				while (from.remaining() >= UsbIpMessages.HEADER_LENGTH) {
					int at = from.position();
					if (from.getInt(at) == UsbIpMessages.UNLINK) {
						urbs.unlink(from.getInt(at + 20));
						from.position(at + UsbIpMessages.HEADER_LENGTH);
					} else {
						Optional<Urb> urb = UsbIpMessages.submit(from, 0);
						if (urb.isEmpty()) {
							assertEquals(at, from.position());
							break;
						}
						urbs.submit(urb.get());
					}
					urbs.pump();
				}
				assertTrue(urbs.heldBytes() <= input.length);
			}
		});
	}

	private static void ended(Urb urb, int status, int actual, byte[] data) {
		assertTrue(actual >= 0 && actual <= urb.length() && data.length <= urb.length());
		UsbIpMessages.ended(urb, status, actual, data);
	}
}
