/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ide.launch;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

import org.bootseal.core.runlog.LoggedRun;
import org.bootseal.ide.boards.Pace;
import org.bootseal.ide.run.RunLogListener;
import org.bootseal.ide.run.RunPosition;

/** Stops a run at a packet, until the test lets it go on. */
final class Gate implements Pace, RunLogListener {

	private static final long LIMIT_SECONDS = 60;

	private final String stepId;
	private final int packets;
	private final AtomicReference<RunPosition> position = new AtomicReference<>();
	private final CountDownLatch reached = new CountDownLatch(1);
	private final CountDownLatch released = new CountDownLatch(1);
	private int passed;

	/** A gate in a step, after some of its packets. It must be a listener of the log. */
	Gate(String stepId, int packets) {
		this.stepId = stepId;
		this.packets = packets;
	}

	@Override
	public void runChanged(LoggedRun run, RunPosition at) {
		position.set(at);
	}

	@Override
	public void await(Duration board, Duration real, BooleanSupplier cancelled) {
		RunPosition at = position.get();
		if (at != null && at.stepId().equals(stepId) && passed++ >= packets) {
			reached.countDown();
			await(released);
		}
	}

	/** Waits until the run stands at the gate. */
	void awaitReached() {
		await(reached);
	}

	/** Lets the run go on, for good. */
	void release() {
		released.countDown();
	}

	static void await(CountDownLatch latch) {
		try {
			if (!latch.await(LIMIT_SECONDS, TimeUnit.SECONDS)) {
				throw new AssertionError("nothing happened in " + LIMIT_SECONDS + " s");
			}
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new AssertionError(e);
		}
	}
}
