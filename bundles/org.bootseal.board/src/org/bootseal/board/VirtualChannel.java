/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board;

import java.time.Duration;

import org.bootseal.core.connection.ConnectionException;
import org.bootseal.core.connection.ConnectionException.Reason;
import org.bootseal.core.connection.HidChannel;

/** A channel to one appearance of a board on the bus: when the board comes back as something else, it is dead. */
final class VirtualChannel implements HidChannel {

	/** As the report descriptor of both, ROM and flashloader, has it: the id and 1024 bytes. */
	private static final int LONGEST_REPORT = 1025;

	private final VirtualBoard board;
	private final int generation;
	private boolean closed;

	VirtualChannel(VirtualBoard board, int generation) {
		this.board = board;
		this.generation = generation;
	}

	private void requireOpen() throws ConnectionException {
		if (closed) {
			throw new ConnectionException(Reason.GONE, "The channel to " + board.spec().path() + " is closed");
		}
	}

	@Override
	public void write(byte[] report, Duration timeout) throws ConnectionException {
		requireOpen();
		board.write(generation, report, timeout);
	}

	@Override
	public byte[] read(Duration timeout) throws ConnectionException {
		requireOpen();
		return board.read(generation, timeout);
	}

	@Override
	public int longestOutputReport() {
		return LONGEST_REPORT;
	}

	@Override
	public void close() {
		if (!closed) {
			closed = true;
			board.channelClosed(generation);
		}
	}
}
