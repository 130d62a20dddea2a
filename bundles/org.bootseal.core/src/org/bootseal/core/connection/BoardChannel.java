/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.connection;

/** An open way to one board, whatever carries it. One owner; not thread safe. */
public sealed interface BoardChannel extends AutoCloseable permits HidChannel, ByteChannel {

	/** Gives the board back. Does nothing the second time, and nothing to the board. */
	@Override
	void close();
}
