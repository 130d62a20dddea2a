/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui;

import java.lang.management.ManagementFactory;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Does on the UI thread what nobody should: something for the watch on the UI thread to find. */
final class Sluggish {

	private Sluggish() {
	}

	/** Keeps the processor for a while. */
	static void compute(long millis) {
		long end = cpuMillis() + millis;
		while (cpuMillis() < end) {
			Thread.onSpinWait();
		}
	}

	/** Waits for what does not come. */
	static void block(long millis) throws InterruptedException {
		if (new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS)) {
			throw new IllegalStateException("nobody counts");
		}
	}

	private static long cpuMillis() {
		return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1_000_000;
	}
}
