/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.fuzz;

import java.time.Duration;

import org.bootseal.core.connection.ByteChannel;
import org.bootseal.core.connection.ConnectionException;
import org.bootseal.core.connection.ConnectionException.Reason;

/** A board on a serial line that takes everything and answers with the bytes of an input, then stays silent. */
final class HostileLine implements ByteChannel {

	private final byte[] answers;
	private int position;

	HostileLine(byte[] answers, int offset) {
		this.answers = answers;
		this.position = Math.min(offset, answers.length);
	}

	@Override
	public void write(byte[] bytes, int offset, int length, Duration timeout) {
		// what it is told does not matter to it
	}

	@Override
	public int read(byte[] into, int offset, int length, Duration timeout) throws ConnectionException {
		int count = Math.min(length, answers.length - position);
		if (count == 0) {
			throw new ConnectionException(Reason.TIMED_OUT, "silence");
		}
		System.arraycopy(answers, position, into, offset, count);
		position += count;
		return count;
	}

	@Override
	public int available() {
		return answers.length - position;
	}

	@Override
	public int baudRate() {
		return 115_200;
	}

	@Override
	public void baudRate(int baudRate) {
		// any speed is fine
	}

	@Override
	public void close() {
		// nothing is open
	}
}
