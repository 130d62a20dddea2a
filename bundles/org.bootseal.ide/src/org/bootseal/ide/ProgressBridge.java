/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide;

import java.time.Duration;
import java.util.function.LongSupplier;

import org.bootseal.core.Progress;
import org.eclipse.core.runtime.SubMonitor;

/**
 * Shows the core's progress in an Eclipse monitor and hands a cancellation back to the core. The core reports each
 * packet, thousands a second; a monitor redraws at each report. So at most ten reports a second pass through, and the
 * last one always. To be used by the one thread that does the work.
 */
public final class ProgressBridge implements Progress {

	/** Time between two reports that pass through. */
	static final Duration INTERVAL = Duration.ofMillis(100);

	/** Ticks of one operation of the core, whatever its number of bytes. */
	static final int TICKS = 1000;

	private final SubMonitor monitor;
	private final LongSupplier nanoTime;
	private SubMonitor operation;
	private int shown;
	private long lastDone;
	private long lastReport;

	/**
	 * @param monitor
	 *            where to show the progress. Each operation that the core begins takes half of what is then left of it,
	 *            because the core does not know beforehand how many there will be.
	 */
	public ProgressBridge(SubMonitor monitor) {
		this(monitor, System::nanoTime);
	}

	ProgressBridge(SubMonitor monitor, LongSupplier nanoTime) {
		this.monitor = monitor;
		this.nanoTime = nanoTime;
	}

	@Override
	public void bytes(long done, long total) {
		if (operation == null || done < lastDone) {
			begin();
		}
		lastDone = done;
		int ticks = (int) (TICKS * Math.min(1.0, (double) done / total));
		boolean last = done >= total;
		long now = nanoTime.getAsLong();
		if (ticks > shown && (last || now - lastReport >= INTERVAL.toNanos())) {
			operation.worked(ticks - shown);
			shown = ticks;
			lastReport = now;
		}
	}

	private void begin() {
		monitor.setWorkRemaining(2);
		operation = SubMonitor.convert(monitor.newChild(1), TICKS);
		shown = 0;
		lastReport = nanoTime.getAsLong();
	}

	@Override
	public boolean isCancelled() {
		return monitor.isCanceled();
	}
}
