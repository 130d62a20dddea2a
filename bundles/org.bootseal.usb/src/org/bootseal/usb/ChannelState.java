/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.usb;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

import org.bootseal.core.connection.ConnectionException;
import org.bootseal.core.connection.ConnectionException.Reason;

/**
 * What a channel, its two directions and the event thread share: where to wait for transfers, and whether the channel
 * has ended. Its monitor guards the channel; whoever calls a method holds it, except for those of the event thread.
 */
final class ChannelState {

	/** More than anybody waits, and no overflow when it is added to the clock. */
	private static final Duration LONGEST = Duration.ofDays(365);

	private final String path;
	private final BooleanSupplier stillThere;
	private boolean closed;
	private boolean gone;
	private UsbException broken;
	private int waiting;
	private BooleanSupplier awaited;
	private volatile boolean news;

	/**
	 * @param path
	 *            the board, for messages
	 * @param stillThere
	 *            asks the board for a sign of life
	 */
	ChannelState(String path, BooleanSupplier stillThere) {
		this.path = path;
		this.stillThere = stillThere;
	}

	String path() {
		return path;
	}

	/** @return whether it was open until now */
	boolean close() {
		boolean first = !closed;
		closed = true;
		notifyAll();
		return first;
	}

	void checkOpen() throws ConnectionException {
		if (closed) {
			throw new ConnectionException(Reason.FAILED, path + ": the connection was closed");
		}
	}

	/** Checks that reports can still come and go. */
	void check() throws ConnectionException {
		checkOpen();
		if (gone) {
			throw UsbFailure.of(path, "the connection ended", new UsbException(UsbCode.NO_DEVICE));
		}
		if (broken != null) {
			throw UsbFailure.of(path, "USB failed", broken);
		}
	}

	/** Whether nothing will come any more, so that nobody waits for it. */
	boolean hasEnded() {
		return closed || gone || broken != null;
	}

	/**
	 * What the user is told of a failed transfer or call; a board that is gone stays so. For a moment after a board was
	 * unplugged its transfers fail as if they were disturbed.
	 */
	ConnectionException failure(String doing, UsbException cause) {
		note(cause);
		if (!gone && cause.code() == UsbCode.IO && !stillThere.getAsBoolean()) {
			gone = true;
		}
		return UsbFailure.of(path, doing, gone ? new UsbException(UsbCode.NO_DEVICE) : cause);
	}

	/** Notes what a failure says of the board. */
	void note(UsbException cause) {
		gone |= cause.code() == UsbCode.NO_DEVICE;
	}

	/** Nothing can be done with this channel any more, for a reason that is not the board's. */
	void fail(UsbException cause) {
		broken = cause;
		notifyAll();
	}

	/**
	 * Waits without the monitor.
	 *
	 * @param condition
	 *            what to wait for; asked under the monitor, also by the event thread
	 * @param deadline
	 *            as {@link System#nanoTime()} counts; asked again before each wait
	 * @return whether it came true in time
	 */
	boolean await(BooleanSupplier condition, LongSupplier deadline) {
		boolean interrupted = false;
		waiting++;
		try {
			while (!condition.getAsBoolean()) {
				long left = deadline.getAsLong() - System.nanoTime();
				if (left <= 0) {
					return false;
				}
				awaited = waiting == 1 ? condition : null;
				try {
					TimeUnit.NANOSECONDS.timedWait(this, left);
				} catch (InterruptedException e) {
					// a transfer has an end of its own; the caller finds the interrupt afterwards
					interrupted = true;
				}
			}
			return true;
		} finally {
			waiting--;
			awaited = null;
			if (interrupted) {
				Thread.currentThread().interrupt();
			}
		}
	}

	/** The moment at which a wait that begins now is over. */
	static long deadline(Duration timeout) {
		return System.nanoTime() + nanos(timeout);
	}

	static long nanos(Duration timeout) {
		return timeout.compareTo(LONGEST) > 0 ? LONGEST.toNanos() : timeout.toNanos();
	}

	/** On the event thread, without the monitor: a transfer has landed. */
	void landed() {
		news = true;
	}

	/** On the event thread, after all that has landed together, without the monitor: wakes who waits for it. */
	void announce() {
		if (news) {
			news = false;
			synchronized (this) {
				if (waiting > 1 || waiting == 1 && (awaited == null || awaited.getAsBoolean())) {
					notifyAll();
				}
			}
		}
	}
}
