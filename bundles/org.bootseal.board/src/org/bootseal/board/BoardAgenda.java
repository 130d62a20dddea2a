/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board;

import java.util.Optional;

import org.bootseal.board.silicon.BoardTime;

/** What a board does later by itself: at most one thing, for whatever comes next replaces what was due. */
final class BoardAgenda {

	private final BoardTime time;
	private Optional<Runnable> next = Optional.empty();
	/** When it is due, in nanoseconds on the board's clock. */
	private long nextAt;
	/** Whether the host is given time to fetch the last answers before what comes next. */
	private boolean nextIsForHost;
	/** When something that was due last happened. */
	private long happenedAt = Long.MIN_VALUE;

	BoardAgenda(BoardTime time) {
		this.time = time;
	}

	/** The clock was set forward or back. */
	void shift(long nanos) {
		happenedAt += happenedAt == Long.MIN_VALUE ? 0 : nanos;
		nextAt += nanos;
	}

	void schedule(long delay, Runnable what) {
		next = Optional.of(what);
		nextAt = time.now() + delay;
		nextIsForHost = false;
	}

	/** As {@link #schedule}; the time until then is the host's. */
	void scheduleForHost(long delay, Runnable what) {
		schedule(delay, what);
		nextIsForHost = true;
	}

	void clear() {
		next = Optional.empty();
	}

	/** Whether something is due before a time. */
	boolean isDueBefore(long deadline) {
		return next.isPresent() && nextAt < deadline;
	}

	boolean isEmpty() {
		return next.isEmpty();
	}

	long dueAt() {
		return nextAt;
	}

	/** When something changes or has changed by itself after a time, given when something else does. */
	long changeAfter(long since, long otherChange) {
		long change = next.isPresent() ? Math.min(otherChange, nextAt) : otherChange;
		return happenedAt > since ? happenedAt : change;
	}

	/** The earlier of a time and what is due that the host has nothing to do with. */
	long ownChange(long otherChange) {
		return next.isPresent() && !nextIsForHost ? Math.min(otherChange, nextAt) : otherChange;
	}

	/** Lets pass the time until what is due next. */
	void advance() {
		time.clock().advance(nextAt - time.now());
	}

	/** Does what is due. */
	void run() {
		while (next.isPresent() && time.now() >= nextAt) {
			Runnable due = next.get();
			next = Optional.empty();
			happenedAt = time.now();
			due.run();
		}
	}
}
