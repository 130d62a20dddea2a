/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.connection;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Optional;

/**
 * An open HID connection to one board, in whole reports. One owner; not thread safe.
 * <p>
 * A way that can have several reports on their way at once overrides the methods that have a body here; what is read
 * and written, and in which order, is the same.
 */
public non-sealed interface HidChannel extends BoardChannel {

	/** Puts the bytes of one report where they leave from. */
	@FunctionalInterface
	interface ReportWriter {

		/**
		 * @param report
		 *            takes the bytes, the report id first; cleared, low byte first; only valid during the call
		 */
		void write(ByteBuffer report);
	}

	/**
	 * Takes what is wanted out of one report.
	 *
	 * @param <T>
	 *            what is made of it
	 */
	@FunctionalInterface
	interface ReportReader<T> {

		/**
		 * @param report
		 *            the report as it came, its id first, padding included, low byte first; only valid during the call
		 * @return what was made of it
		 * @throws ConnectionException
		 *             if the report is not what was expected
		 */
		T read(ByteBuffer report) throws ConnectionException;
	}

	/**
	 * Sends one output report, behind those that are queued.
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

	/**
	 * The longest output report that the board's report descriptor allows. What is longer would be cut off by some
	 * systems silently, so nobody may send it.
	 *
	 * @return bytes, the report id included
	 */
	int longestOutputReport();

	/**
	 * Queues one output report: waits only while as many are on their way as there is room for. That an earlier one
	 * failed may be told here, or by {@link #flush(Duration)}.
	 *
	 * @param length
	 *            most bytes that the writer puts in, 1 to {@link #longestOutputReport()}
	 * @param writer
	 *            puts the report in, called once before this returns
	 * @param timeout
	 *            longest wait for the board to take a report
	 * @throws ConnectionException
	 *             if the board did not take this or an earlier report
	 */
	default void queue(int length, ReportWriter writer, Duration timeout) throws ConnectionException {
		ByteBuffer report = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
		writer.write(report);
		byte[] bytes = new byte[report.position()];
		report.get(0, bytes);
		write(bytes, timeout);
	}

	/**
	 * Waits until the board has taken all that was queued.
	 *
	 * @param timeout
	 *            longest wait for the board to take each report
	 * @throws ConnectionException
	 *             if the board did not take a report
	 */
	default void flush(Duration timeout) throws ConnectionException {
		// a queue of no length is empty
	}

	/**
	 * Takes an input report that has come already, without waiting: what a board says while data still goes out.
	 *
	 * @return the report as {@link #read(Duration)} gives it; empty if none has come, or none can be seen without
	 *         waiting
	 * @throws ConnectionException
	 *             if the way to the board failed
	 */
	default Optional<byte[]> poll() throws ConnectionException {
		return Optional.empty();
	}

	/**
	 * Waits for one input report, and takes what is wanted out of it where it lies.
	 *
	 * @param <T>
	 *            what is made of it
	 * @param reader
	 *            called once if a report came
	 * @param timeout
	 *            longest wait for the report
	 * @return what the reader made of it
	 * @throws ConnectionException
	 *             if none came in time, or the reader refused it
	 */
	default <T> T read(ReportReader<T> reader, Duration timeout) throws ConnectionException {
		return reader.read(ByteBuffer.wrap(read(timeout)).order(ByteOrder.LITTLE_ENDIAN));
	}
}
