/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.connection;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** One kind of connection: finds the boards that it reaches and opens them. */
public interface BoardFinder {

	/**
	 * @return the boards on the bus now, in a stable order; empty if none
	 * @throws ConnectionException
	 *             if the bus can't be looked at
	 */
	List<FoundBoard> find() throws ConnectionException;

	/**
	 * @param board
	 *            a board that {@link #find()} returned
	 * @return an open channel; the caller closes it
	 * @throws ConnectionException
	 *             if it is gone or can't be opened
	 */
	BoardChannel open(FoundBoard board) throws ConnectionException;

	/**
	 * Waits until something may have changed on the bus.
	 *
	 * @param longest
	 *            longest wait; it may return sooner for no reason
	 * @throws InterruptedException
	 *             if the thread is interrupted
	 */
	void awaitChange(Duration longest) throws InterruptedException;

	/**
	 * The clock that time limits are counted on; a virtual board has its own.
	 *
	 * @return nanoseconds from an arbitrary origin
	 */
	default long nanoTime() {
		return System.nanoTime();
	}

	/**
	 * Someone who can set the boot pins of a board and see what its ROM does; only a virtual board has one.
	 *
	 * @param board
	 *            a board that {@link #find()} returned at any time
	 * @return the witness, or empty
	 */
	default Optional<BootWitness> witness(FoundBoard board) {
		return Optional.empty();
	}
}
