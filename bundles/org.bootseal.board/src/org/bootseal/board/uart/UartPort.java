/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.uart;

import org.bootseal.board.BoardLine;
import org.bootseal.board.BoardLine.Presence;
import org.bootseal.core.connection.BoardMode;

/** The serial port of a board: bytes in, bytes out, whichever software runs. Without I/O and without waiting. */
final class UartPort {

	private final BoardLine line;
	private final ByteQueue in = new ByteQueue();
	private final ByteQueue out = new ByteQueue();
	private UartProtocol protocol;
	private int generation = -1;

	UartPort(BoardLine line) {
		this.line = line;
	}

	/** What the host has sent and is not used up yet. */
	ByteQueue in() {
		return in;
	}

	/** What the board has sent and nobody has taken yet. */
	ByteQueue out() {
		return out;
	}

	/**
	 * Goes on as far as it gets.
	 *
	 * @param now
	 *            nanoseconds from an arbitrary origin
	 */
	void pump(long now) {
		follow();
		if (protocol == null) {
			// nobody listens
			in.clear();
		} else {
			protocol.pump(in, line, generation, now, out);
		}
	}

	/** Another software on the board begins with a quiet line. */
	void follow() {
		Presence presence = line.presence();
		boolean same = presence.generation() == generation && presence.shown().isPresent() == (protocol != null);
		if (!same) {
			generation = presence.generation();
			in.clear();
			if (presence.shown().isEmpty()) {
				protocol = null;
			} else {
				protocol = presence.shown().get().mode() == BoardMode.ROM ? new RomUart() : new LoaderUart();
			}
		}
	}

	/** How long until {@link #pump} may get further by itself, nanoseconds, more than 0; NEVER if it will not. */
	long untilChange(long now) {
		return Math.min(line.untilChange(), protocol == null ? BoardLine.NEVER : protocol.untilGivenUp(now));
	}
}
