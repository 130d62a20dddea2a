/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.usbip;

import org.bootseal.core.connection.BootReport;
import org.bootseal.core.connection.FoundBoard;

/** Is told what happens at a server. Called by the server's thread, which waits: return soon. */
public interface UsbIpListener {

	/**
	 * A board shows on the bus.
	 *
	 * @param busId
	 *            where, for example "1-1"
	 * @param board
	 *            as what
	 */
	void appeared(String busId, FoundBoard board);

	/**
	 * A board has left the bus.
	 *
	 * @param busId
	 *            where it was
	 */
	void left(String busId);

	/**
	 * A board came out of reset.
	 *
	 * @param busId
	 *            where it is or was
	 * @param report
	 *            what its ROM did
	 */
	void booted(String busId, BootReport report);

	/**
	 * A host has the board now.
	 *
	 * @param busId
	 *            where it is
	 * @param host
	 *            who, for people
	 */
	void imported(String busId, String host);

	/**
	 * The host has given the board back, or is gone.
	 *
	 * @param busId
	 *            where it is
	 */
	void released(String busId);

	/**
	 * Something is wrong, and the server goes on.
	 *
	 * @param message
	 *            what, for people
	 */
	void trouble(String message);
}
