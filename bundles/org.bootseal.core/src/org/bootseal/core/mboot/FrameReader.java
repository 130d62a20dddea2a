/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.mboot;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

import org.bootseal.core.connection.ByteChannel;
import org.bootseal.core.connection.ByteReader;
import org.bootseal.core.connection.ConnectionException;
import org.bootseal.core.connection.ConnectionException.Reason;

/** Takes mboot frames off a serial line, however damaged they come; it answers nothing. */
final class FrameReader {

	/** What {@link #type} gives for bytes that were no frame, and silence after them. */
	static final int DAMAGED = -1;

	/** Most bytes that are passed over while a frame is looked for; zeros, which mean "not ready", don't count. */
	static final int MAX_FOREIGN = 4096;

	/** A frame that stops for so long has lost a byte. */
	private static final Duration PAUSE = Duration.ofMillis(500);

	/** After so much silence nothing more of a damaged frame will come. */
	private static final Duration QUIET = Duration.ofMillis(100);

	private static final long MOST_QUIETING = Duration.ofSeconds(3).toNanos();
	private static final int LONGEST_PACKET = 4 + 4 * MbootPacket.MAX_PARAMETERS;

	/** What a line without a speed of its own is taken for: slow. */
	private static final int SLOW_BAUD_RATE = 9_600;
	private static final int BITS_PER_BYTE = 10;

	private final ByteChannel channel;
	private int longestData = HidFrame.MAX_PAYLOAD;

	FrameReader(ByteChannel channel) {
		this.channel = channel;
	}

	/** Data frames that say they are longer than this many bytes are damaged. */
	void longestData(int length) {
		longestData = length;
	}

	/**
	 * The type of the next frame, whose other bytes are still to be read. Noise before it is passed over, and zeros,
	 * with which a busy flashloader answers.
	 */
	int type(ByteReader in) throws ConnectionException {
		int foreign = 0;
		int last = 0;
		while (foreign <= MAX_FOREIGN) {
			int next;
			try {
				next = foreign == 0 ? in.read(1)[0] & 0xFF : in.next(PAUSE);
			} catch (ConnectionException e) {
				if (foreign > 0 && e.reason() == Reason.TIMED_OUT) {
					return DAMAGED;
				}
				throw e;
			}
			// SPSDK takes the second byte of an acknowledgement for the whole
			if (last == SerialFrame.START && isType(next) || next == SerialFrame.ACK) {
				return next;
			}
			foreign += next == 0 ? 0 : 1;
			last = next;
		}
		throw new ConnectionException(Reason.GARBLED,
				"found " + MAX_FOREIGN + " bytes, none the start of a frame (0x5A)");
	}

	private static boolean isType(int value) {
		return value >= SerialFrame.ACK && value <= SerialFrame.PING_RESPONSE;
	}

	/** The rest of an answer to a ping, which may be damaged; the two bytes in front included. */
	byte[] pingResponse(ByteReader in) throws ConnectionException {
		byte[] response = new byte[SerialFrame.PING_RESPONSE_LENGTH];
		response[0] = (byte) SerialFrame.START;
		response[1] = (byte) SerialFrame.PING_RESPONSE;
		in.read(response, 2, response.length - 2);
		return response;
	}

	/** The payload of a frame with a packet or data whose type was read; empty if it came damaged. */
	Optional<byte[]> payload(int type) throws ConnectionException {
		byte[] header = new byte[SerialFrame.HEADER_LENGTH];
		header[0] = (byte) SerialFrame.START;
		header[1] = (byte) type;
		byte[] frame;
		try {
			new ByteReader(channel, PAUSE).read(header, 2, header.length - 2);
			int length = header[2] & 0xFF | (header[3] & 0xFF) << 8;
			if (length > (type == SerialFrame.COMMAND ? LONGEST_PACKET : longestData)) {
				quieten();
				return Optional.empty();
			}
			frame = Arrays.copyOf(header, header.length + length);
			new ByteReader(channel, PAUSE.plus(travel(length))).read(frame, header.length, length);
		} catch (ConnectionException e) {
			if (e.reason() == Reason.TIMED_OUT) {
				return Optional.empty();
			}
			throw e;
		}
		try {
			return Optional.of(SerialFrame.decode(frame, type));
		} catch (ConnectionException e) {
			// a CRC that is wrong is asked for again, and told only when that does not help
			quieten();
			return Optional.empty();
		}
	}

	/** Twice what so many bytes take on the line: adapters pass them on in heaps. */
	Duration travel(int length) {
		long baudRate = channel.baudRate() > 0 ? channel.baudRate() : SLOW_BAUD_RATE;
		return Duration.ofMillis(2L * length * BITS_PER_BYTE * 1000 / baudRate);
	}

	/** Passes over what is left of a damaged frame: its bytes must not be taken for frames. */
	private void quieten() throws ConnectionException {
		long end = System.nanoTime() + MOST_QUIETING;
		byte[] rest = new byte[1024];
		try {
			while (System.nanoTime() < end) {
				channel.read(rest, 0, rest.length, QUIET);
			}
		} catch (ConnectionException e) {
			if (e.reason() != Reason.TIMED_OUT) {
				throw e;
			}
		}
	}
}
