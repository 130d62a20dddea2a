/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board;

/** How the time of a board passes. */
public enum BoardPace {
	/** Only while the program that talks to it, in this process, waits for it. */
	BY_WAITING,
	/** As the computer's: an erase takes as long as the datasheet says. For programs outside. */
	REAL,
	/** As {@link #REAL}, but what the board itself waits for passes at once. */
	FAST
}
