/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.mboot;

import java.time.Duration;

import org.bootseal.core.CancelledException;
import org.bootseal.core.Progress;
import org.bootseal.core.connection.BoardChannel;
import org.bootseal.core.connection.ConnectionException;

/** Talks to a ROM that speaks mboot over an open channel, which stays the caller's. One owner; not thread safe. */
public final class MbootRom {

	/** SPSDK 3.10 sends packets of 32 bytes to those that do not tell how much they take. */
	private static final int SMALL_PACKET = 32;

	private final MbootLink link;
	private final Duration timeout;
	private final MbootClient client;

	/**
	 * @param channel
	 *            an open channel to a ROM; not closed by this object
	 * @param timeout
	 *            longest wait for each packet
	 */
	public MbootRom(BoardChannel channel, Duration timeout) {
		this.timeout = timeout;
		link = MbootLink.over(channel);
		client = new MbootClient(link, timeout);
	}

	/** @return asks for what a ROM tells as a flashloader does: version, security state, unique id */
	public MbootClient client() {
		return client;
	}

	/**
	 * Hands a boot image over by bare data, without a command (load-image of NXP's blhost). The ROM says nothing if it
	 * starts the image: the board leaves the bus. May be repeated as long as the ROM is there.
	 *
	 * @param image
	 *            the image, its IVT first
	 * @param progress
	 *            told after each packet; asked between packets
	 * @throws ConnectionException
	 *             if the way to the ROM failed amid the data
	 * @throws MbootException
	 *             if the ROM refused the image
	 * @throws CancelledException
	 *             if cancelled; the ROM then still waits for the rest and must be reset
	 */
	public void loadImage(byte[] image, Progress progress)
			throws ConnectionException, MbootException, CancelledException {
		int packetSize = packetSize();
		link.requirePacket(packetSize);
		new ImageTransfer(link, timeout, packetSize).send(image, progress);
	}

	private int packetSize() throws ConnectionException, MbootException {
		try {
			return client.maxPacketSize();
		} catch (MbootException e) {
			if (e.status().number() != StatusCode.UNKNOWN_PROPERTY) {
				throw e;
			}
			return SMALL_PACKET;
		}
	}
}
