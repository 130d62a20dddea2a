/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.usb;

import java.util.function.LongSupplier;

/** The one thread of a context that handles events of libusb, as long as there is something to wait for. */
final class EventThread {

	/** What to do with events. */
	interface Work {

		/** After each time that libusb was asked, whether something happened or not; throws nothing. */
		void handled();

		/** libusb can't be asked any more; no event will come. */
		void failed(UsbException cause);
	}

	private final UsbLibrary library;
	private final UsbStatistics statistics;
	private final LongSupplier longestMicros;
	private final Work work;
	private final Thread thread;
	private volatile boolean stopped;

	/**
	 * @param longestMicros
	 *            longest time without a look at what {@link Work#handled()} does, asked each time
	 * @param before
	 *            one that was stopped and whose end is waited for, so that there is only one; null if none
	 */
	EventThread(UsbLibrary library, UsbStatistics statistics, LongSupplier longestMicros, Work work,
			EventThread before) {
		this.library = library;
		this.statistics = statistics;
		this.longestMicros = longestMicros;
		this.work = work;
		thread = new Thread(() -> run(before), "Bootseal USB events");
		thread.setDaemon(true);
		statistics.threads.incrementAndGet();
		thread.start();
	}

	private void run(EventThread before) {
		try {
			if (before != null) {
				before.join();
			}
			while (!stopped) {
				handleEvents();
				work.handled();
			}
		} catch (UsbException e) {
			stopped = true;
			work.failed(e);
		} catch (RuntimeException e) {
			// nobody may wait for a thread that is no more
			stopped = true;
			work.failed(new UsbException(UsbCode.OTHER));
			throw e;
		} finally {
			statistics.threads.decrementAndGet();
		}
	}

	private void handleEvents() throws UsbException {
		try {
			library.handleEvents(longestMicros.getAsLong());
		} catch (UsbException e) {
			if (e.code() != UsbCode.INTERRUPTED) {
				throw e;
			}
		}
	}

	/** Whether it runs, and will go on. */
	boolean isHandling() {
		return thread.isAlive() && !stopped;
	}

	/** Lets it end, without waiting for that. */
	void stop() {
		stopped = true;
		library.interruptEvents();
	}

	/** Waits until it has ended; returns at once on the thread itself. */
	void join() {
		boolean interrupted = false;
		while (thread.isAlive() && thread != Thread.currentThread()) {
			try {
				thread.join();
			} catch (InterruptedException e) {
				interrupted = true;
			}
		}
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
	}
}
