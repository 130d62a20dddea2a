/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board;

/** What a board is doing. */
public enum BoardPower {
	/** Nothing: it has no power. */
	OFF,
	/** Its ROM waits in the serial downloader. */
	ROM,
	/** A flashloader runs. */
	FLASHLOADER,
	/** An application runs. */
	APPLICATION,
	/** Nothing, though it has power: nothing could be booted, or it hangs. */
	HUNG
}
