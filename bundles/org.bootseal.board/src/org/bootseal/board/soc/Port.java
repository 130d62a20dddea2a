/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.soc;

/** What the software on the board can do at its port and to its processor. */
public interface Port {

	/**
	 * Gives a report to the host, when the board is done with what it does now.
	 *
	 * @param report
	 *            the report, its id in front; kept
	 * @param padded
	 *            how long it is on USB, zeros behind it; at least its length
	 */
	void send(byte[] report, int padded);

	/**
	 * Leaves this software for a program.
	 *
	 * @param program
	 *            the program
	 */
	void start(Program program);

	/** Resets the processor. */
	void reset();
}
