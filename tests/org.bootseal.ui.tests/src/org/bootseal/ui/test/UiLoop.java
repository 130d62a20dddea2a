/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.test;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

import org.eclipse.core.runtime.jobs.IJobManager;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Display;

/** Runs the event loop for tests, which are on the UI thread: nothing that they wait for would happen otherwise. */
public final class UiLoop {

	/** What a busy machine may need; a wait that succeeds takes as long as what it waits for. */
	private static final Duration LIMIT = Duration.ofSeconds(30);

	/** Conditions may change without an event, so the loop looks at them this often. */
	private static final int TICK_MILLIS = 10;

	/** Counts the turns of the loop, for the watch on the UI thread, which sees the loop from another thread. */
	private static final AtomicLong TURNS = new AtomicLong();

	private UiLoop() {
	}

	/** @return how many turns the loop has made: two pieces of work with the same number belong to one event */
	static long turns() {
		return TURNS.get();
	}

	private static boolean turn(Display display) {
		TURNS.incrementAndGet();
		return display.readAndDispatch();
	}

	/**
	 * Runs the event loop until something is so.
	 *
	 * @param what
	 *            what is waited for, for the message if it does not come
	 * @param condition
	 *            asked on the UI thread
	 */
	public static void until(String what, BooleanSupplier condition) {
		Display display = Display.getCurrent();
		long end = System.nanoTime() + LIMIT.toNanos();
		while (!condition.getAsBoolean()) {
			if (System.nanoTime() > end) {
				throw new AssertionError("waited " + LIMIT.toSeconds() + " s for: " + what);
			}
			if (!turn(display)) {
				display.timerExec(TICK_MILLIS, () -> {
					// wakes the loop
				});
				display.sleep();
			}
		}
	}

	/** Handles all events that are there now. */
	public static void drain() {
		while (turn(Display.getCurrent())) {
			// one event a turn
		}
	}

	/**
	 * Runs the event loop until no job of a family is there, also none that the UI thread scheduled because of what the
	 * last one left to it. One that waits for its time, as the automatic build does for a second and more, is woken.
	 *
	 * @param family
	 *            a family of jobs, such as {@code BootsealIde.JOB_FAMILY}
	 */
	public static void untilNoJobOf(Object family) {
		IJobManager jobs = Job.getJobManager();
		do {
			until("no job of " + family, () -> {
				jobs.wakeUp(family);
				return jobs.find(family).length == 0;
			});
			drain();
		} while (jobs.find(family).length > 0);
	}

	/**
	 * Does what may throw a checked exception, which fails the test.
	 *
	 * @param work
	 *            the work
	 * @param <T>
	 *            its result
	 * @return its result
	 */
	public static <T> T get(Callable<T> work) {
		try {
			return work.call();
		} catch (Exception e) {
			throw new AssertionError(e);
		}
	}
}
