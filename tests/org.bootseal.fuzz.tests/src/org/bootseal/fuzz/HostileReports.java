/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.fuzz;

import java.time.Duration;

import org.bootseal.core.connection.ConnectionException;
import org.bootseal.core.connection.ConnectionException.Reason;
import org.bootseal.core.connection.HidChannel;

/** A board on USB that takes everything and answers with the chunks of an input, then stays silent. */
final class HostileReports implements HidChannel {

	private final Chunks chunks;

	HostileReports(Chunks chunks) {
		this.chunks = chunks;
	}

	@Override
	public void write(byte[] report, Duration timeout) {
		// what it is told does not matter to it
	}

	@Override
	public byte[] read(Duration timeout) throws ConnectionException {
		if (chunks.isEmpty()) {
			throw new ConnectionException(Reason.TIMED_OUT, "silence");
		}
		return chunks.next();
	}

	@Override
	public int longestOutputReport() {
		return 1025;
	}

	@Override
	public void close() {
		// nothing is open
	}
}
