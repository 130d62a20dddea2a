/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.board.silicon;

import java.util.concurrent.atomic.AtomicLong;

/** A clock on which time passes only when someone waits. Safe for several threads. */
public final class VirtualClock {

	private final AtomicLong nanos;

	/**
	 * @param nanos
	 *            what the clock shows at first, nanoseconds
	 */
	public VirtualClock(long nanos) {
		this.nanos = new AtomicLong(nanos);
	}

	/** @return nanoseconds that passed */
	public long now() {
		return nanos.get();
	}

	/**
	 * @param duration
	 *            nanoseconds to let pass; negative counts as 0
	 */
	public void advance(long duration) {
		nanos.addAndGet(Math.max(0, duration));
	}
}
