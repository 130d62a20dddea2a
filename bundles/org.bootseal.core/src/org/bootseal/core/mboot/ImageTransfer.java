/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.mboot;

import java.time.Duration;
import java.util.Optional;

import org.bootseal.core.CancelledException;
import org.bootseal.core.Progress;
import org.bootseal.core.connection.ConnectionException;
import org.bootseal.core.connection.ConnectionException.Reason;
import org.bootseal.core.mboot.MbootLink.Arrival;
import org.bootseal.core.mboot.MbootLink.Kind;

/**
 * The data phase that no command begins: a ROM takes a boot image by it. NXP's blhost waits for no answer; what a ROM
 * says while data go out, or soon after, can only be a refusal.
 */
final class ImageTransfer {

	private static final String LINE = "load-image";

	/** How long a refusal is waited for when all is sent. */
	private static final Duration REFUSAL = Duration.ofMillis(500);

	private static final byte[] NO_ROOM = {};

	private final MbootLink link;
	private final Duration timeout;
	private final int packetSize;

	ImageTransfer(MbootLink link, Duration timeout, int packetSize) {
		this.link = link;
		this.timeout = timeout;
		this.packetSize = packetSize;
	}

	void send(byte[] image, Progress progress) throws ConnectionException, MbootException, CancelledException {
		progress.checkCancelled();
		for (int done = 0; done < image.length; done += packetSize) {
			if (progress.isCancelled()) {
				throw new CancelledException("cancelled while the ROM was receiving; it waits for "
						+ (image.length - done) + " more bytes, so reset the board before anything else");
			}
			int length = Math.min(packetSize, image.length - done);
			send(image, done, length);
			progress.bytes((long) done + length, image.length);
		}
		hearRefusal();
	}

	private void send(byte[] image, int offset, int length) throws ConnectionException, MbootException {
		Optional<Arrival> early = link.early();
		if (early.isPresent()) {
			checkRefused(early.get());
			hearRefusal();
		}
		boolean last = offset + length == image.length;
		try {
			link.data(image, offset, length, timeout);
			if (last) {
				link.flush(timeout);
			}
		} catch (ConnectionException e) {
			if (e.reason() == Reason.STALLED || e.reason() == Reason.TIMED_OUT) {
				hearRefusal();
			}
			// a ROM may start the image before it has accepted the end of it
			if (!last || e.reason() != Reason.TIMED_OUT && e.reason() != Reason.GONE) {
				throw e;
			}
		}
	}

	/** Listens for a while; that the ROM says nothing is all that a host hears of success. */
	private void hearRefusal() throws MbootException {
		try {
			for (int i = 0; i < PacketExchange.MAX_SKIPPED; i++) {
				checkRefused(link.receive(NO_ROOM, 0, REFUSAL));
			}
		} catch (ConnectionException e) {
			return; // silence, or the ROM is left
		}
	}

	private static void checkRefused(Arrival arrival) throws ConnectionException, MbootException {
		if (arrival.kind() == Kind.PACKET) {
			MbootPacket packet = MbootPacket.decode(arrival.packet());
			if (packet.tag() == ResponseTag.GENERIC && packet.parameter(0) != StatusCode.SUCCESS) {
				throw new MbootException(LINE, packet.parameter(0));
			}
		}
	}
}
