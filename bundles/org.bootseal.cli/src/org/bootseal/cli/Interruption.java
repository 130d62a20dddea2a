/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.bootseal.core.Progress;

/**
 * Lets Ctrl-C end a run between two packets instead of in the middle of one: the run is told to stop, and the process
 * waits until it has said what state the board is in.
 */
final class Interruption implements Progress, AutoCloseable {

	/** Longer than an erase takes; a run that hangs is not waited for. */
	private static final long LONGEST_WAIT_SECONDS = 60;

	private final CountDownLatch stopping = new CountDownLatch(1);
	private final CountDownLatch ended = new CountDownLatch(1);
	private final Thread hook = new Thread(this::stop, "interruption");
	private volatile boolean cancelled;
	private volatile boolean processEnds;

	private Interruption() {
		// made by ofProcess
	}

	/** @return the interruption of this process, to be closed when the run has ended */
	static Interruption ofProcess() {
		Interruption interruption = new Interruption();
		Runtime.getRuntime().addShutdownHook(interruption.hook);
		return interruption;
	}

	private void stop() {
		processEnds = true;
		cancel();
		try {
			ended.await(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	/** Does what Ctrl-C does, but lets the process go on. */
	void cancel() {
		cancelled = true;
		stopping.countDown();
	}

	@Override
	public void bytes(long done, long total) {
		// shown by the run's listener
	}

	@Override
	public boolean isCancelled() {
		return cancelled;
	}

	/**
	 * Waits for Ctrl-C.
	 *
	 * @throws InterruptedException
	 *             if the thread is interrupted, which means the same
	 */
	void await() throws InterruptedException {
		stopping.await();
	}

	@Override
	public void close() {
		ended.countDown();
		if (!processEnds) {
			Runtime.getRuntime().removeShutdownHook(hook);
		}
	}
}
