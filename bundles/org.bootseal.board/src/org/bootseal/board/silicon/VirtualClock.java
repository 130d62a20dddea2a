/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.silicon;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** The clock of boards: time passes on it when someone waits, and, if it runs, by itself. Safe for several threads. */
public final class VirtualClock {

	private final AtomicLong nanos;
	private final LongSupplier drive;

	/**
	 * A clock that stands still until someone waits.
	 *
	 * @param nanos
	 *            what the clock shows at first, nanoseconds
	 */
	public VirtualClock(long nanos) {
		this(nanos, () -> 0);
	}

	private VirtualClock(long nanos, LongSupplier drive) {
		this.nanos = new AtomicLong(nanos - drive.getAsLong());
		this.drive = drive;
	}

	/**
	 * @param nanos
	 *            what the clock shows at first, nanoseconds
	 * @return a clock that runs as the computer's does
	 */
	public static VirtualClock running(long nanos) {
		return new VirtualClock(nanos, System::nanoTime);
	}

	/** @return nanoseconds that passed */
	public long now() {
		return nanos.get() + drive.getAsLong();
	}

	/**
	 * @param duration
	 *            nanoseconds to let pass; negative counts as 0
	 */
	public void advance(long duration) {
		nanos.addAndGet(Math.max(0, duration));
	}
}
