/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.ui.test;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

import org.eclipse.swt.widgets.Display;

/**
 * Watches whether the UI thread is kept from its events for longer than a user notices. A second thread looks at the UI
 * thread's stack every few milliseconds. One piece of work of Bootseal that it sees for too long is a stall. Time in
 * which the machine gave the thread no processor does not count: a stall takes processor time, or waits for something.
 */
public final class StallWatch implements AutoCloseable {

	/** What a user notices. */
	public static final long LIMIT_MILLIS = 100;

	private static final long INTERVAL_NANOS = 5_000_000;
	private static final String OURS = "org.bootseal.";
	private static final String LOOP = "org.eclipse.swt.widgets.Display";

	/**
	 * @param millis
	 *            how long
	 * @param ownMillis
	 *            how much of it was spent in code of Bootseal and what it waited for; the rest is the toolkit's, which
	 *            makes, lays out and paints widgets
	 * @param work
	 *            the outermost frame of Bootseal
	 * @param deepest
	 *            where the UI thread was when last seen, innermost frame first
	 */
	public record Stall(long millis, long ownMillis, StackTraceElement work, List<StackTraceElement> deepest) {
		@Override
		public String toString() {
			StringBuilder text = new StringBuilder(millis + " ms, own " + ownMillis + " ms, in " + work);
			deepest.stream().limit(15).forEach(frame -> text.append("\n      at ").append(frame));
			return text.toString();
		}
	}

	/** One piece of work: the same outermost frame, called from the same place, with no event handled in between. */
	private record Work(StackTraceElement frame, StackTraceElement caller, long beat, long turn) {
	}

	private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
	private final Display display = Display.getCurrent();
	private final Thread watched = Thread.currentThread();
	private final AtomicLong beats = new AtomicLong();
	private final List<Stall> stalls = new ArrayList<>();
	private final Thread watcher = new Thread(this::watch, "Watch on the UI thread");
	private volatile boolean closed;

	private Work work;
	private long startCpu;
	private long waitedNanos;
	private int looks;
	private int ownLooks;
	private long lastLook;
	private List<StackTraceElement> deepest = List.of();

	/** Starts to watch the calling thread, which must be that of the display. */
	public StallWatch() {
		watcher.setDaemon(true);
		watcher.start();
	}

	/** @return the stalls up to now, the toolkit's too */
	public List<Stall> stalls() {
		synchronized (stalls) {
			return List.copyOf(stalls);
		}
	}

	/**
	 * Prints the stalls, so that the toolkit's are seen as well.
	 *
	 * @return those that are Bootseal's own
	 */
	public List<Stall> report() {
		stalls().forEach(stall -> System.out.println("the UI thread was busy for " + stall));
		return stalls().stream().filter(stall -> stall.ownMillis() > LIMIT_MILLIS).toList();
	}

	/** Ends the watch. */
	@Override
	public void close() throws InterruptedException {
		closed = true;
		watcher.join();
	}

	private void watch() {
		long asked = -1;
		while (!closed && !display.isDisposed()) {
			// a loop that a dialog runs makes no turns that are counted, but it runs this
			if (asked != beats.get()) {
				asked = beats.get();
				display.asyncExec(beats::incrementAndGet);
			}
			look();
			LockSupport.parkNanos(INTERVAL_NANOS);
		}
		change(null);
	}

	private void look() {
		long now = System.nanoTime();
		StackTraceElement[] stack = watched.getStackTrace();
		Work seen = work(stack).orElse(null);
		if (!Objects.equals(seen, work)) {
			change(seen);
		} else if (seen != null && watched.getState() != Thread.State.RUNNABLE) {
			waitedNanos += now - lastLook;
		}
		if (seen != null) {
			deepest = Arrays.asList(stack);
			looks++;
			ownLooks += isToolkit(stack) ? 0 : 1;
		}
		lastLook = now;
	}

	private void change(Work next) {
		if (work != null) {
			long millis = (threads.getThreadCpuTime(watched.getId()) - startCpu + waitedNanos) / 1_000_000;
			if (millis > LIMIT_MILLIS) {
				synchronized (stalls) {
					stalls.add(new Stall(millis, millis * ownLooks / Math.max(1, looks), work.frame(), deepest));
				}
			}
		}
		work = next;
		startCpu = threads.getThreadCpuTime(watched.getId());
		waitedNanos = 0;
		looks = 0;
		ownLooks = 0;
	}

	/** Whether the thread is in the toolkit, or in what that calls. */
	private static boolean isToolkit(StackTraceElement[] stack) {
		return Arrays.stream(stack).map(StackTraceElement::getClassName)
				.filter(type -> !type.startsWith("java.") && !type.startsWith("jdk.") && !type.startsWith("sun."))
				.findFirst().orElse("").startsWith("org.eclipse.swt.");
	}

	/** Looks from the innermost frame out to where the event loop called; what lies behind that waits by itself. */
	private Optional<Work> work(StackTraceElement[] stack) {
		Work found = null;
		for (int i = 0; i < stack.length; i++) {
			String type = stack[i].getClassName();
			if (type.equals(LOOP) && isLoop(stack[i].getMethodName())) {
				break;
			}
			if (type.startsWith(OURS) && !isTest(type)) {
				found = new Work(stack[i], i + 1 < stack.length ? stack[i + 1] : null, beats.get(),
						UiLoop.turns());
			}
		}
		return Optional.ofNullable(found);
	}

	private static boolean isLoop(String method) {
		return method.equals("readAndDispatch") || method.equals("sleep");
	}

	private static boolean isTest(String type) {
		String outer = type.replaceFirst("\\$.*", "");
		return outer.endsWith("Test") || outer.startsWith("org.bootseal.ui.test.");
	}
}
