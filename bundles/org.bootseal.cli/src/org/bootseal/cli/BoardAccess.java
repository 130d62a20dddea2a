/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import org.bootseal.core.connection.BoardFinder;
import org.bootseal.core.connection.ConnectionException;
import org.bootseal.core.connection.FoundBoard;
import org.bootseal.core.plan.BoardChoice;

/** A board in use by a command, and the bus that it is on. */
interface BoardAccess extends AutoCloseable {

	/** @return the bus that the board is on */
	BoardFinder finder();

	/** @return which board of that bus it is */
	BoardChoice choice();

	/**
	 * @return the boards that may be meant and are on the bus; a virtual board that was just reset gets its moment to
	 *         show up
	 * @throws ConnectionException
	 *             if the bus can't be looked at
	 * @throws InterruptedException
	 *             if the thread is interrupted
	 */
	List<FoundBoard> found() throws ConnectionException, InterruptedException;

	/**
	 * @return what tells it from the other boards of a command, as it can be named on the command line if it is kept
	 */
	String name();

	/** @return what the board is, for the user */
	String describe();

	/** @return why no board may be there, and what to do, one sentence */
	String whyAway();

	/** @return what to do with this board when a run found none, beyond what is to do with any; empty if nothing */
	Optional<String> advice();

	@Override
	void close() throws IOException;
}
