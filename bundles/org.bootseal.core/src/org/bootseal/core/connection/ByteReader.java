/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.connection;

import java.time.Duration;

import org.bootseal.core.connection.ConnectionException.Reason;

/** Reads a serial line in pieces of known length, each wait within one limit. */
public final class ByteReader {

	private final ByteChannel channel;
	private final long end;

	/**
	 * @param channel
	 *            an open line, which stays the caller's
	 * @param timeout
	 *            longest wait for all that is read with this reader, from now on
	 */
	public ByteReader(ByteChannel channel, Duration timeout) {
		this.channel = channel;
		this.end = System.nanoTime() + timeout.toNanos();
	}

	/**
	 * @param length
	 *            bytes to wait for, 0 or more
	 * @return just so many
	 * @throws ConnectionException
	 *             TIMED_OUT if they did not all come in time; those that did are lost
	 */
	public byte[] read(int length) throws ConnectionException {
		byte[] bytes = new byte[length];
		read(bytes, 0, length);
		return bytes;
	}

	/**
	 * @param pause
	 *            longest wait for this byte, if the limit of the reader leaves so much
	 * @return the next byte, 0..255
	 * @throws ConnectionException
	 *             TIMED_OUT if none came
	 */
	public int next(Duration pause) throws ConnectionException {
		long left = end - System.nanoTime();
		ByteReader reader = pause.toNanos() < left ? new ByteReader(channel, pause) : this;
		return reader.read(1)[0] & 0xFF;
	}

	/**
	 * @param into
	 *            takes the bytes
	 * @param offset
	 *            where the first goes
	 * @param length
	 *            bytes to wait for, 0 or more
	 * @throws ConnectionException
	 *             TIMED_OUT if they did not all come in time; those that did are lost
	 */
	public void read(byte[] into, int offset, int length) throws ConnectionException {
		for (int done = 0; done < length;) {
			long left = end - System.nanoTime();
			if (left <= 0) {
				throw new ConnectionException(Reason.TIMED_OUT,
						"found " + done + " bytes in time, expected " + length);
			}
			done += channel.read(into, offset + done, length - done, Duration.ofNanos(left));
		}
	}
}
