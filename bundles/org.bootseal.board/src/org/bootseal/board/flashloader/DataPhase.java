/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.flashloader;

/** The data that a host sends after a command. */
interface DataPhase {

	/** Bytes that came so far. */
	long received();

	/** Whether all have come. */
	boolean isComplete();

	/** Takes data, what is too much is dropped; answers with a status. */
	int take(byte[] data);
}
