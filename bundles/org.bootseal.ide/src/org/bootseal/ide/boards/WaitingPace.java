/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.boards;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits until the real time has caught up with the board's. */
final class WaitingPace implements Pace {

	/** A shorter wait than this would take longer than it should, for all the waking up. */
	private static final long SHORTEST = TimeUnit.MILLISECONDS.toNanos(10);
	/** How often a long wait looks whether it was cancelled. */
	private static final long LOOK = TimeUnit.MILLISECONDS.toNanos(50);

	private final double factor;

	WaitingPace(double factor) {
		if (!(factor > 0)) {
			throw new IllegalArgumentException("a pace is more than 0: " + factor);
		}
		this.factor = factor;
	}

	@Override
	public void await(Duration board, Duration real, BooleanSupplier cancelled) {
		long left = (long) (board.toNanos() / factor) - real.toNanos();
		if (left < SHORTEST) {
			return;
		}
		long end = System.nanoTime() + left;
		try {
			while (left > 0 && !cancelled.getAsBoolean()) {
				TimeUnit.NANOSECONDS.sleep(Math.min(left, LOOK));
				left = end - System.nanoTime();
			}
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}
}
