/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.uart;

import org.bootseal.board.BoardLine;

/** What the software of a board makes of the bytes on its serial line. Without I/O and without waiting. */
sealed interface UartProtocol permits RomUart, LoaderUart {

	/**
	 * Goes on with what came and what the board has to say, as far as it gets.
	 *
	 * @param bytes
	 *            what came and is not used up yet
	 * @param line
	 *            the board
	 * @param generation
	 *            of the board's appearance that this is for
	 * @param now
	 *            nanoseconds from an arbitrary origin
	 * @param out
	 *            takes what the board says
	 */
	void pump(ByteQueue bytes, BoardLine line, int generation, long now, ByteQueue out);

	/**
	 * @param now
	 *            nanoseconds from the same origin
	 * @return how long until it gives up waiting for the rest of something, nanoseconds, more than 0;
	 *         {@link BoardLine#NEVER} if it waits for none
	 */
	long untilGivenUp(long now);
}
