/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.sdp;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Arrays;
import java.util.OptionalInt;

import org.bootseal.core.connection.ByteChannel;
import org.bootseal.core.connection.ByteReader;
import org.bootseal.core.connection.ConnectionException;
import org.bootseal.core.connection.ConnectionException.Reason;

/**
 * SDP on a serial line: commands, data and answers as bare bytes (reference manuals, System Boot, serial downloader).
 */
final class SdpSerialLink implements SdpLink {

	/** How long the rest of a word may take that was longer than what was asked for. */
	private static final Duration REST = Duration.ofMillis(20);

	private static final int PIECE = 1024;
	private static final int MAX_LATE = 1 << 20;

	private final ByteChannel channel;

	SdpSerialLink(ByteChannel channel) {
		this.channel = channel;
	}

	/** A ROM speaks only when asked: what has come before belongs to a command that was given up. */
	@Override
	public void command(SdpCommand command, Duration timeout) throws ConnectionException {
		byte[] late = new byte[PIECE];
		for (int taken = 0; taken < MAX_LATE && channel.available() > 0;) {
			taken += channel.read(late, 0, late.length, REST);
		}
		channel.write(command.encode(), 0, SdpCommand.LENGTH, timeout);
	}

	@Override
	public int pieceLength(SdpCommand command) {
		return PIECE;
	}

	@Override
	public void data(byte[] data, int offset, int length, Duration timeout) throws ConnectionException {
		channel.write(data, offset, length, timeout);
	}

	@Override
	public void flush(Duration timeout) {
		// a line does not tell what the ROM has taken; its answer does
	}

	@Override
	public OptionalInt earlyState(SdpCommand command) throws ConnectionException {
		return channel.available() < Integer.BYTES ? OptionalInt.empty() : OptionalInt.of(habState(command, REST));
	}

	@Override
	public int habState(SdpCommand command, Duration timeout) throws ConnectionException {
		return ByteBuffer.wrap(new ByteReader(channel, timeout).read(Integer.BYTES)).order(ByteOrder.BIG_ENDIAN)
				.getInt();
	}

	/** A refusal is a word where fewer bytes may be due: its rest must not be taken for the next answer. */
	@Override
	public byte[] response(int length, SdpCommand command, Duration timeout) throws ConnectionException {
		byte[] bytes = new ByteReader(channel, timeout).read(length);
		if (length >= Integer.BYTES) {
			return bytes;
		}
		byte[] word = Arrays.copyOf(bytes, Integer.BYTES);
		try {
			new ByteReader(channel, REST).read(word, length, Integer.BYTES - length);
			return word;
		} catch (ConnectionException e) {
			if (e.reason() == Reason.TIMED_OUT) {
				return bytes;
			}
			throw e;
		}
	}

	@Override
	public void baudRate(int baudRate) throws ConnectionException {
		channel.baudRate(baudRate);
	}
}
