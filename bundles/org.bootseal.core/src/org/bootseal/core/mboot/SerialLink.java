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
 * mboot in frames on a serial line (MCU bootloader reference manual, framing packets; checked against SPSDK 3.10 and
 * the behaviour of NXP's MCU bootloader 2.0, serial_packet.c).
 * <p>
 * Each frame with a payload is acknowledged before anything else is sent. A flashloader acknowledges a command when it
 * has carried it out, so that this takes as long as an erase; an acknowledgement of data takes as long as their
 * programming. It sends a frame again only when it is told that it came damaged, and a frame has no number: a frame
 * that comes twice in a row can be told from two only where just one was due. An acknowledgement that is lost amid data
 * can't be made good, as sending the data again might write them twice; it ends as a time-out.
 */
final class SerialLink implements MbootLink {

	/** How often a damaged frame is sent or asked for, in all. */
	static final int ATTEMPTS = 3;

	/** Longest wait for the answer to one ping: a loader that measures the speed of the line may need several. */
	private static final Duration PING = Duration.ofMillis(500);

	/** 1.4 s at 115200 baud: not too long to wait for when the user cancels. */
	private static final int READ_LENGTH = 0x4000;

	private static final byte[] NONE = {};

	private final ByteChannel channel;
	private final FrameReader frames;
	private final Deque<Arrival> early = new ArrayDeque<>();

	/** The command that is not acknowledged yet, and how often it was sent. */
	private byte[] command = NONE;
	private int sent;

	/** The packet that was taken last, as long as the flashloader has acknowledged nothing after it. */
	private byte[] lastPacket = NONE;

	SerialLink(ByteChannel channel) {
		this.channel = channel;
		this.frames = new FrameReader(channel);
	}

	@Override
	public void connect(Duration wait) throws ConnectionException {
		Duration limit = wait.compareTo(PING) < 0 ? wait : PING;
		write(SerialFrame.control(SerialFrame.PING), limit);
		ByteReader in = new ByteReader(channel, limit);
		int type = type(in, "did not answer a ping");
		while (type != SerialFrame.PING_RESPONSE) {
			if (type == FrameReader.DAMAGED) {
				throw new ConnectionException(Reason.GARBLED, "what answered the ping is no flashloader");
			}
			type = type(in, "did not answer a ping");
		}
		SerialFrame.pingVersion(frames.pingResponse(in));
		command = NONE;
		lastPacket = NONE;
		early.clear();
	}

	private void write(byte[] frame, Duration timeout) throws ConnectionException {
		channel.write(frame, 0, frame.length, timeout);
	}

	/** Sends a command; it is acknowledged when it is carried out, so that {@link #receive} waits for that too. */
	@Override
	public void command(byte[] packet, Duration timeout) throws ConnectionException {
		early.clear();
		command = SerialFrame.encode(SerialFrame.COMMAND, packet);
		sent = 1;
		write(command, timeout);
	}

	/** Sends data until they are accepted; what the flashloader says instead is kept. */
	@Override
	public void data(byte[] bytes, int offset, int length, Duration timeout) throws ConnectionException {
		byte[] frame = SerialFrame.encode(SerialFrame.DATA, Arrays.copyOfRange(bytes, offset, offset + length));
		for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
			write(frame, timeout);
			// what was written may still be on its way, on a slow line for longer than the flashloader works on it
			if (isAccepted(new ByteReader(channel, timeout.plus(frames.travel(frame.length))))) {
				return;
			}
		}
		throw refused();
	}

	private static ConnectionException refused() {
		return new ConnectionException(Reason.GARBLED, "a frame was refused as damaged " + ATTEMPTS + " times");
	}

	private boolean isAccepted(ByteReader in) throws ConnectionException {
		while (true) {
			int type = type(in, "did not acknowledge the data");
			switch (type) {
			case SerialFrame.ACK:
				lastPacket = NONE;
				return true;
			case SerialFrame.NACK:
				return false;
			case SerialFrame.ABORT:
				early.add(Arrival.ABORTED);
				return true;
			case SerialFrame.COMMAND, SerialFrame.DATA:
				Optional<Arrival> arrival = frame(type, NONE, 0);
				if (arrival.isPresent() && arrival.get().kind() != Kind.DATA) {
					early.add(arrival.get());
					return true;
				}
				break;
			default:
				pass(type, in);
				break;
			}
		}
	}

	/** The type of the next frame. */
	private int type(ByteReader in, String missing) throws ConnectionException {
		try {
			return frames.type(in);
		} catch (ConnectionException e) {
			if (e.reason() == Reason.TIMED_OUT) {
				throw new ConnectionException(Reason.TIMED_OUT, "the flashloader " + missing + " in time");
			}
			throw e;
		}
	}

	/** Passes over what is not due: the late answer to a ping, or noise. */
	private void pass(int type, ByteReader in) throws ConnectionException {
		if (type == SerialFrame.PING_RESPONSE) {
			frames.pingResponse(in);
		}
	}

	/** Takes a frame and acknowledges it; none, if it came damaged, and then it is refused, or if it came twice. */
	private Optional<Arrival> frame(int type, byte[] into, int offset) throws ConnectionException {
		Optional<byte[]> payload = frames.payload(type);
		if (payload.isEmpty()) {
			write(SerialFrame.control(SerialFrame.NACK), PING);
			return Optional.empty();
		}
		write(SerialFrame.control(SerialFrame.ACK), PING);
		if (payload.get().length == 0) {
			return Optional.of(Arrival.ABORTED);
		}
		if (type == SerialFrame.DATA) {
			lastPacket = NONE;
			return Optional.of(data(payload.get(), into, offset));
		}
		boolean twice = Arrays.equals(payload.get(), lastPacket);
		lastPacket = payload.get();
		return twice ? Optional.empty() : Optional.of(new Arrival(Kind.PACKET, payload.get(), 0));
	}

	private static Arrival data(byte[] payload, byte[] into, int offset) {
		if (payload.length <= into.length - offset) {
			System.arraycopy(payload, 0, into, offset, payload.length);
		}
		return new Arrival(Kind.DATA, new byte[0], payload.length);
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
		while (damaged < ATTEMPTS) {
			int type = type(in, command.length > 0 ? "did not acknowledge the command" : "did not answer");
			switch (type) {
			case SerialFrame.ACK:
				command = NONE;
				lastPacket = NONE;
				break;
			case SerialFrame.NACK:
				commandAgain(timeout);
				break;
			case SerialFrame.ABORT:
				return Arrival.ABORTED;
			case SerialFrame.COMMAND, SerialFrame.DATA:
				Optional<Arrival> arrival = frame(type, into, offset);
				if (arrival.isPresent()) {
					// an answer tells as much as an acknowledgement that was lost
					command = NONE;
					return arrival.get();
				}
				damaged++;
				break;
			case FrameReader.DAMAGED:
				// the start of a frame may have been damaged; a flashloader that has sent none ignores this
				write(SerialFrame.control(SerialFrame.NACK), PING);
				damaged++;
				break;
			default:
				pass(type, in);
				break;
			}
		}
		throw new ConnectionException(Reason.GARBLED, "a frame came damaged " + ATTEMPTS + " times");
	}

	private void commandAgain(Duration timeout) throws ConnectionException {
		if (sent >= ATTEMPTS) {
			throw refused();
		}
		if (command.length > 0) {
			sent++;
			write(command, timeout);
		}
	}

	@Override
	public void requirePacket(int length) throws ConnectionException {
		if (length > HidFrame.MAX_PAYLOAD) {
			throw new ConnectionException(Reason.GARBLED,
					String.format(Locale.ROOT, "the flashloader wants packets of %d bytes; a frame has room for %d",
							length, HidFrame.MAX_PAYLOAD));
		}
		frames.longestData(length);
	}

	@Override
	public int readLength() {
		return READ_LENGTH;
	}
}
