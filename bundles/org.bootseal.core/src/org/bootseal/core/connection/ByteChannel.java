/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.connection;

import java.time.Duration;

/** An open serial line to one board: a UART, or what stands for one. One owner; not thread safe. */
public non-sealed interface ByteChannel extends BoardChannel {

	/**
	 * Sends bytes.
	 *
	 * @param bytes
	 *            where they are; not changed, not kept
	 * @param offset
	 *            the first
	 * @param length
	 *            how many, 0 or more
	 * @param timeout
	 *            longest wait for the line to take them all
	 * @throws ConnectionException
	 *             if the line did not take them all; some may have been sent
	 */
	void write(byte[] bytes, int offset, int length, Duration timeout) throws ConnectionException;

	/**
	 * Waits for bytes.
	 *
	 * @param into
	 *            takes the bytes
	 * @param offset
	 *            where the first goes
	 * @param length
	 *            most bytes to take, at least 1
	 * @param timeout
	 *            longest wait for the first byte
	 * @return bytes that came, 1..length
	 * @throws ConnectionException
	 *             TIMED_OUT if none came in time
	 */
	int read(byte[] into, int offset, int length, Duration timeout) throws ConnectionException;

	/**
	 * @return bytes that have come and can be read without waiting
	 * @throws ConnectionException
	 *             if the line is gone
	 */
	int available() throws ConnectionException;

	/** @return the speed of the line in bits a second; 0 if it has none, as a network connection */
	int baudRate();

	/**
	 * Changes the speed of this end of the line, after all that was written has left. Nothing happens on a line that
	 * has no speed.
	 *
	 * @param baudRate
	 *            bits a second, more than 0
	 * @throws ConnectionException
	 *             if the port can't go at that speed
	 */
	void baudRate(int baudRate) throws ConnectionException;
}
