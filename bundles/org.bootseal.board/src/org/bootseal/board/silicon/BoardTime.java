/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.silicon;

/** The time of one board: a clock that it shares with others, and how long it is busy with what it was asked. */
public final class BoardTime {

	/** Nanoseconds in a microsecond. */
	public static final long MICROSECOND = 1_000L;
	/** Nanoseconds in a millisecond. */
	public static final long MILLISECOND = 1_000_000L;

	private VirtualClock clock;
	private long busyUntil;

	/**
	 * @param clock
	 *            the clock
	 */
	public BoardTime(VirtualClock clock) {
		this.clock = clock;
	}

	/** @return the clock */
	public VirtualClock clock() {
		return clock;
	}

	/**
	 * Takes another clock; what is still to come keeps its distance.
	 *
	 * @param other
	 *            the clock
	 * @return by how many nanoseconds the other clock is ahead
	 */
	public long join(VirtualClock other) {
		long shift = other.now() - clock.now();
		clock = other;
		busyUntil += shift;
		return shift;
	}

	/** @return nanoseconds on the clock */
	public long now() {
		return clock.now();
	}

	/** @return when the board is done with what it does, nanoseconds on the clock; in the past if it is idle */
	public long busyUntil() {
		return busyUntil;
	}

	/** @return when something that the board does next would begin, nanoseconds on the clock */
	public long next() {
		return Math.max(clock.now(), busyUntil);
	}

	/**
	 * The board works; the clock does not move, whoever waits for the board moves it.
	 *
	 * @param nanos
	 *            for how long
	 */
	public void spend(long nanos) {
		busyUntil = next() + nanos;
	}

	/** The board drops what it is doing. */
	public void stop() {
		busyUntil = clock.now();
	}
}
