/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.core.plan;

import java.time.Duration;
import java.util.Set;

import org.bootseal.core.connection.ConnectionException;
import org.bootseal.core.mboot.StatusCode;

/**
 * How often a run tries again by itself after a failure that may pass: it looks for the board anew, starts the
 * flashloader if that is gone, configures the memory and goes on with the first sector that is not as wanted. Nothing
 * is tried again once the burning of fuses has begun.
 *
 * @param times
 *            how often at most, 0 for never
 * @param within
 *            no try begins later than this after the start of the run's first failure
 */
public record RetryPolicy(int times, Duration within) {

	/** A failure ends the run. */
	public static final RetryPolicy NEVER = new RetryPolicy(0, Duration.ZERO);

	/** Twice, within five minutes. */
	public static final RetryPolicy USUAL = new RetryPolicy(2, Duration.ofMinutes(5));

	/**
	 * Statuses of the flashloader that come from a supply, a line or a chip that was not ready, among other causes:
	 * failures of FlexSPI and of its NOR flash, and of the transport (NXP, status codes of the MCU bootloader).
	 */
	private static final Set<Integer> PASSING = Set.of(1, 5, 7000, 7002, 10002, 10003, StatusCode.NO_RESPONSE,
			10201, 10202, 10203, StatusCode.MEMORY_VERIFY_FAILED, 20100, 20101, 20102, 20103, 20106, 20107, 20109);

	/** Checks the numbers. */
	public RetryPolicy {
		if (times < 0 || within.isNegative()) {
			throw new IllegalArgumentException("less than never");
		}
	}

	/** Whether a failure of the way to the board may be gone at the next try. */
	static boolean mayPass(ConnectionException e) {
		return switch (e.reason()) {
		case GONE, TIMED_OUT, STALLED, GARBLED, FAILED -> true;
		case NO_PERMISSION, BUSY, UNAVAILABLE -> false;
		default -> throw new IllegalArgumentException("unknown reason " + e.reason());
		};
	}

	/** Whether an answer of the flashloader may be another one at the next try. */
	static boolean mayPass(long status) {
		return PASSING.contains((int) status);
	}
}
