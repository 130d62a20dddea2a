/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.mboot;

import java.time.Duration;
import java.util.Optional;

import org.bootseal.core.connection.BoardChannel;
import org.bootseal.core.connection.ByteChannel;
import org.bootseal.core.connection.ConnectionException;
import org.bootseal.core.connection.HidChannel;

/** How packets and data travel between the host and a flashloader: in HID reports, or in frames on a serial line. */
sealed interface MbootLink permits HidLink, SerialLink {

	/** What a flashloader sends. */
	enum Kind {
		/** An answer. */
		PACKET,
		/** Data. */
		DATA,
		/** The end of a data phase before its time; an answer with the reason follows. */
		ABORT
	}

	/**
	 * What came from a flashloader.
	 *
	 * @param kind
	 *            what it is
	 * @param packet
	 *            the bytes of an answer, without frame; else none
	 * @param length
	 *            bytes of data; they went into the buffer of the caller if there was room for all, else nowhere
	 */
	record Arrival(Kind kind, byte[] packet, int length) {

		static final Arrival ABORTED = new Arrival(Kind.ABORT, new byte[0], 0);
	}

	static MbootLink over(BoardChannel channel) {
		if (channel instanceof HidChannel hid) {
			return new HidLink(hid);
		}
		return new SerialLink((ByteChannel) channel);
	}

	/** Makes sure that someone listens, as far as the way has means of its own for that. May be repeated. */
	void connect(Duration wait) throws ConnectionException;

	/** Sends a command. */
	void command(byte[] packet, Duration timeout) throws ConnectionException;

	/** Sends a data packet; may return before it was taken. */
	void data(byte[] bytes, int offset, int length, Duration timeout) throws ConnectionException;

	/** Waits until all data were taken. */
	void flush(Duration timeout) throws ConnectionException;

	/** What the flashloader has said while data go out, without waiting. */
	Optional<Arrival> early() throws ConnectionException;

	/** Waits for what comes next; data go into a buffer. */
	Arrival receive(byte[] into, int offset, Duration timeout) throws ConnectionException;

	/** Checks that a packet of this many bytes fits through. */
	void requirePacket(int length) throws ConnectionException;

	/** Most bytes to ask for by one command: a read that has begun can't be cancelled. */
	int readLength();
}
