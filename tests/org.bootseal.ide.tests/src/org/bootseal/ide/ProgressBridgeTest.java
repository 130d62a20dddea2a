/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.bootseal.core.CancelledException;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;
import org.junit.jupiter.api.Test;

class ProgressBridgeTest {

	private final CountingMonitor monitor = new CountingMonitor();
	private long now;
	private final ProgressBridge bridge = new ProgressBridge(SubMonitor.convert(monitor, 1), () -> now);

	@Test
	void reportsWithinTheIntervalAreHeldBack() {
		for (int packet = 1; packet <= 500; packet++) {
			bridge.bytes(packet, 1000);
		}
		assertEquals(0, monitor.reports);
		passTime();
		bridge.bytes(501, 1000);
		assertEquals(1, monitor.reports);
		assertEquals(0.2505, monitor.share(), 0.001, "half of the first half");
	}

	@Test
	void theLastReportPassesAtOnce() {
		bridge.bytes(10, 1000);
		bridge.bytes(1000, 1000);
		assertEquals(1, monitor.reports);
		assertEquals(0.5, monitor.share(), 0.001);
	}

	@Test
	void aSecondOperationGoesOnWhereTheFirstEnded() {
		bridge.bytes(1000, 1000);
		bridge.bytes(0, 64);
		bridge.bytes(64, 64);
		assertEquals(0.75, monitor.share(), 0.001);
	}

	@Test
	void moreBytesThanAnnouncedDoNotOverrunTheMonitor() {
		bridge.bytes(5000, 1000);
		assertEquals(0.5, monitor.share(), 0.001);
	}

	@Test
	void fourGigabytesDoNotOverflow() {
		bridge.bytes(1, 1L << 32);
		passTime();
		bridge.bytes(1L << 31, 1L << 32);
		assertEquals(0.25, monitor.share(), 0.001);
	}

	@Test
	void cancellationReachesTheCore() {
		assertFalse(bridge.isCancelled());
		monitor.setCanceled(true);
		assertTrue(bridge.isCancelled());
		assertThrows(CancelledException.class, bridge::checkCancelled);
	}

	private void passTime() {
		now += ProgressBridge.INTERVAL.toNanos();
	}

	/** Counts what would make a dialog redraw. */
	private static final class CountingMonitor extends NullProgressMonitor {

		private int reports;
		private double worked;
		private int total;

		double share() {
			return worked / total;
		}

		@Override
		public void beginTask(String name, int totalWork) {
			total = totalWork;
		}

		@Override
		public void worked(int work) {
			internalWorked(work);
		}

		@Override
		public void internalWorked(double work) {
			if (work > 0) {
				reports++;
				worked += work;
			}
		}
	}
}
