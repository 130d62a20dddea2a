/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.usb.uart;

import java.time.Duration;

import org.bootseal.core.connection.ByteChannel;
import org.bootseal.core.connection.ConnectionException;
import org.bootseal.core.connection.ConnectionException.Reason;

/** A line for one talk: it stays open when the talk ends, because opening a port may reset what is at its other end. */
final class LeasedLine implements ByteChannel {

	private final ByteChannel line;
	private final Runnable ended;
	private boolean closed;

	LeasedLine(ByteChannel line, Runnable ended) {
		this.line = line;
		this.ended = ended;
	}

	private ByteChannel open() throws ConnectionException {
		if (closed) {
			throw new ConnectionException(Reason.GONE, "the talk on this line has ended");
		}
		return line;
	}

	@Override
	public void write(byte[] bytes, int offset, int length, Duration timeout) throws ConnectionException {
		open().write(bytes, offset, length, timeout);
	}

	@Override
	public int read(byte[] into, int offset, int length, Duration timeout) throws ConnectionException {
		return open().read(into, offset, length, timeout);
	}

	@Override
	public int available() throws ConnectionException {
		return open().available();
	}

	@Override
	public int baudRate() {
		return line.baudRate();
	}

	@Override
	public void baudRate(int baudRate) throws ConnectionException {
		open().baudRate(baudRate);
	}

	@Override
	public void close() {
		if (!closed) {
			closed = true;
			ended.run();
		}
	}
}
