/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.boards;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * How fast the time of a virtual board passes. By itself it passes as fast as the computer can, so that a run is over
 * before anybody sees it.
 */
@FunctionalInterface
public interface Pace {

	/** Does not wait: time passes as fast as the computer can. */
	Pace NONE = (board, real, cancelled) -> {
		// there is nothing to wait for
	};

	/** Board seconds in a real second that are good to watch: as on a real board, two to four seconds for a sample. */
	double TO_WATCH = 1;

	/**
	 * Called by the thread that talks with the board, before each report and each wait. It may throw nothing, and
	 * should return soon after the talk was cancelled or the thread was interrupted.
	 *
	 * @param board
	 *            time that has passed on the board since the talk began
	 * @param real
	 *            real time since the talk began
	 * @param cancelled
	 *            whether the user ended the talk
	 */
	void await(Duration board, Duration real, BooleanSupplier cancelled);

	/**
	 * @param factor
	 *            seconds on the board in a real second, more than 0
	 * @return a pace that waits until the real time has caught up
	 */
	static Pace times(double factor) {
		return new WaitingPace(factor);
	}
}
