/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.connection;

import java.time.Duration;

/**
 * An open HID connection to one board, in whole reports. One owner; not thread safe.
 */
public interface HidChannel extends AutoCloseable {

	/**
	 * Sends one output report.
	 *
	 * @param report
	 *            the report, its id in the first byte; not changed, not kept
	 * @param timeout
	 *            longest wait for the board to take it
	 * @throws ConnectionException
	 *             if the board did not take it
	 */
	void write(byte[] report, Duration timeout) throws ConnectionException;

	/**
	 * Waits for one input report.
	 *
	 * @param timeout
	 *            longest wait for the report
	 * @return the report as it came, its id in the first byte, padding included; the caller owns it
	 * @throws ConnectionException
	 *             if none came in time
	 */
	byte[] read(Duration timeout) throws ConnectionException;

	/** Gives the board back. Does nothing the second time, and nothing to the board. */
	@Override
	void close();
}
