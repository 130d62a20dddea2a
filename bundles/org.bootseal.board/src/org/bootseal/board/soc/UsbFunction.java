/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.soc;

/** The software on the board that answers on USB. */
public interface UsbFunction {

	/**
	 * Takes one report, whatever its bytes. The only exception that comes out of it is BoardStopped, when a fault stops
	 * the board.
	 *
	 * @param report
	 *            the report, its id in front; may be empty
	 */
	void receive(byte[] report);
}
