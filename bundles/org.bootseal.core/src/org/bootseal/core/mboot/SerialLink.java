/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.mboot;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;

import org.bootseal.core.connection.ByteChannel;
import org.bootseal.core.connection.ByteReader;
import org.bootseal.core.connection.ConnectionException;
import org.bootseal.core.connection.ConnectionException.Reason;

/**
 * mboot in frames on a serial line (MCU bootloader reference manual, framing packets; checked against SPSDK 3.10). Each
 * frame with a payload is acknowledged before anything else is sent. A frame has no number, so one that comes twice
 * can't be told from two.
 */
final class SerialLink implements MbootLink {

	/** Most bytes that are passed over while a frame is looked for. */
	static final int MAX_FOREIGN = 4096;

	/** How often a damaged frame is sent or asked for, in all. */
	static final int ATTEMPTS = 3;

	/** Longest wait for the answer to one ping: a loader that measures the speed of the line may need several. */
	private static final Duration PING = Duration.ofMillis(500);

	/** 1.4 s at 115200 baud: not too long to wait for when the user cancels. */
	private static final int READ_LENGTH = 0x4000;

	private final ByteChannel channel;
	private final Deque<Arrival> early = new ArrayDeque<>();

	SerialLink(ByteChannel channel) {
		this.channel = channel;
	}

	@Override
	public void connect(Duration wait) throws ConnectionException {
		byte[] ping = SerialFrame.control(SerialFrame.PING);
		Duration limit = wait.compareTo(PING) < 0 ? wait : PING;
		channel.write(ping, 0, ping.length, limit);
		ByteReader in = new ByteReader(channel, limit);
		while (type(in) != SerialFrame.PING_RESPONSE) {
			// what was on the line before
		}
		byte[] response = new byte[SerialFrame.PING_RESPONSE_LENGTH];
		response[0] = (byte) SerialFrame.START;
		response[1] = (byte) SerialFrame.PING_RESPONSE;
		in.read(response, 2, response.length - 2);
		SerialFrame.pingVersion(response);
	}

	@Override
	public void command(byte[] packet, Duration timeout) throws ConnectionException {
		early.clear();
		send(SerialFrame.encode(SerialFrame.COMMAND, packet), timeout);
	}

	@Override
	public void data(byte[] bytes, int offset, int length, Duration timeout) throws ConnectionException {
		send(SerialFrame.encode(SerialFrame.DATA, Arrays.copyOfRange(bytes, offset, offset + length)), timeout);
	}

	/** Sends a frame until it is accepted; what the flashloader says instead is kept. */
	private void send(byte[] frame, Duration timeout) throws ConnectionException {
		for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
			channel.write(frame, 0, frame.length, timeout);
			if (isAccepted(new ByteReader(channel, timeout))) {
				return;
			}
		}
		throw new ConnectionException(Reason.GARBLED, "a frame was refused as damaged " + ATTEMPTS + " times");
	}

	private boolean isAccepted(ByteReader in) throws ConnectionException {
		while (true) {
			int type = type(in);
			switch (type) {
			case SerialFrame.ACK:
				return true;
			case SerialFrame.NACK:
				return false;
			case SerialFrame.ABORT:
				early.add(Arrival.ABORTED);
				return true;
			case SerialFrame.COMMAND:
			case SerialFrame.DATA:
				Optional<byte[]> payload = payload(type, in);
				if (payload.isPresent()) {
					early.add(arrival(type, payload.get(), new byte[0], 0));
					return true;
				}
				break;
			default:
				// a late answer to a ping, or noise that looks like a frame
				break;
			}
		}
	}

	@Override
	public void flush(Duration timeout) {
		// each frame is acknowledged before the next
	}

	@Override
	public Optional<Arrival> early() {
		return Optional.ofNullable(early.poll());
	}

	@Override
	public Arrival receive(byte[] into, int offset, Duration timeout) throws ConnectionException {
		Optional<Arrival> kept = early();
		if (kept.isPresent()) {
			return kept.get();
		}
		ByteReader in = new ByteReader(channel, timeout);
		int damaged = 0;
		while (true) {
			int type = type(in);
			if (type == SerialFrame.ABORT) {
				return Arrival.ABORTED;
			}
			if (type != SerialFrame.COMMAND && type != SerialFrame.DATA) {
				continue;
			}
			Optional<byte[]> payload = payload(type, in);
			if (payload.isPresent()) {
				return arrival(type, payload.get(), into, offset);
			}
			damaged++;
			if (damaged == ATTEMPTS) {
				throw new ConnectionException(Reason.GARBLED, "a frame came damaged " + ATTEMPTS + " times");
			}
		}
	}

	/** The type of the next frame; noise before it is skipped, and zeros, with which a busy flashloader answers. */
	private int type(ByteReader in) throws ConnectionException {
		int last = 0;
		for (int skipped = 0; skipped < MAX_FOREIGN; skipped++) {
			int next = in.read(1)[0] & 0xFF;
			if (last == SerialFrame.START && next != SerialFrame.START) {
				return next;
			}
			// SPSDK takes the second byte of an acknowledgement for the whole
			if (next == SerialFrame.ACK) {
				return next;
			}
			last = next;
		}
		throw new ConnectionException(Reason.GARBLED,
				"found " + MAX_FOREIGN + " bytes, none the start of a frame (0x5A)");
	}

	/** The payload of a frame, acknowledged; empty if it came damaged, and then it was refused. */
	private Optional<byte[]> payload(int type, ByteReader in) throws ConnectionException {
		byte[] header = new byte[SerialFrame.HEADER_LENGTH];
		header[0] = (byte) SerialFrame.START;
		header[1] = (byte) type;
		in.read(header, 2, header.length - 2);
		int length = header[2] & 0xFF | (header[3] & 0xFF) << 8;
		byte[] frame = Arrays.copyOf(header, header.length + length);
		in.read(frame, header.length, length);
		try {
			byte[] payload = SerialFrame.decode(frame, type);
			answer(SerialFrame.ACK);
			return Optional.of(payload);
		} catch (ConnectionException e) {
			answer(SerialFrame.NACK);
			return Optional.empty();
		}
	}

	private void answer(int type) throws ConnectionException {
		byte[] control = SerialFrame.control(type);
		channel.write(control, 0, control.length, PING);
	}

	private static Arrival arrival(int type, byte[] payload, byte[] into, int offset) {
		if (payload.length == 0) {
			return Arrival.ABORTED;
		}
		if (type == SerialFrame.COMMAND) {
			return new Arrival(Kind.PACKET, payload, 0);
		}
		if (payload.length <= into.length - offset) {
			System.arraycopy(payload, 0, into, offset, payload.length);
		}
		return new Arrival(Kind.DATA, new byte[0], payload.length);
	}

	@Override
	public void requirePacket(int length) throws ConnectionException {
		if (length > HidFrame.MAX_PAYLOAD) {
			throw new ConnectionException(Reason.GARBLED,
					String.format(Locale.ROOT, "the flashloader wants packets of %d bytes; a frame has room for %d",
							length, HidFrame.MAX_PAYLOAD));
		}
	}

	@Override
	public int readLength() {
		return READ_LENGTH;
	}
}
