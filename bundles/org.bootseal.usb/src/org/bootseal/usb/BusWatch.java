/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.usb;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import org.bootseal.core.connection.BusListener;

/**
 * Sees boards come and go while somebody wants to know: libusb tells, or where it can't, the bus is looked at twice a
 * second.
 */
final class BusWatch {

	/** Time between two looks at the bus where the system doesn't tell of changes. */
	private static final long LOOK_MICROS = 500_000;

	private final UsbContext context;
	private final UsbLibrary library;
	private final KnownIds ids;
	private final boolean told;
	private final List<Listening> listeners = new CopyOnWriteArrayList<>();
	private int users;
	private boolean closed;
	private long changes;
	private volatile boolean changed;
	private volatile boolean looking;
	private long looked;
	private List<DeviceInfo> seen = List.of();

	BusWatch(UsbContext context, UsbLibrary library, KnownIds ids) {
		this.context = context;
		this.library = library;
		this.ids = ids;
		this.told = library.hasHotplug();
	}

	/** A listener that is told. */
	private final class Listening implements BusListener.Registration {

		private final BusListener listener;

		Listening(BusListener listener) {
			this.listener = listener;
		}

		@Override
		public void close() {
			if (listeners.remove(this)) {
				leave();
			}
		}
	}

	BusListener.Registration listen(BusListener listener) throws UsbException {
		join();
		Listening listening = new Listening(listener);
		listeners.add(listening);
		return listening;
	}

	private synchronized void join() throws UsbException {
		if (closed) {
			throw new UsbException(UsbCode.NO_DEVICE);
		}
		if (users == 0) {
			if (told) {
				library.watch(() -> changed = true);
			} else {
				seen = devices();
				looked = System.nanoTime();
				looking = true;
				// a thread that sleeps already has to look sooner
				library.interruptEvents();
			}
		}
		users++;
		context.use();
	}

	private synchronized void leave() {
		if (--users == 0) {
			looking = false;
			if (told) {
				library.unwatch();
			}
			notifyAll();
		}
		context.unuse();
	}

	/**
	 * Waits until something changes.
	 *
	 * @param known
	 *            what was on the bus when the caller looked; a bus that looks otherwise has changed already
	 * @param longest
	 *            longest wait
	 */
	void await(List<DeviceInfo> known, Duration longest) throws UsbException, InterruptedException {
		long deadline = ChannelState.deadline(longest);
		join();
		try {
			synchronized (this) {
				long before = changes;
				if (!devices().equals(known)) {
					return;
				}
				long left = deadline - System.nanoTime();
				while (changes == before && left > 0 && !closed) {
					TimeUnit.NANOSECONDS.timedWait(this, left);
					left = deadline - System.nanoTime();
				}
			}
		} finally {
			leave();
		}
	}

	/** The boards on the bus now, by place. */
	List<DeviceInfo> devices() throws UsbException {
		List<DeviceInfo> boards = new ArrayList<>();
		try (UsbLibrary.Devices devices = library.devices()) {
			for (UsbLibrary.Device device : devices) {
				DeviceInfo info = device.info();
				if (ids.mode(info.id()).isPresent()) {
					boards.add(info);
				}
			}
		}
		boards.sort(DeviceInfo.BY_PLACE);
		return boards;
	}

	/** How long the event thread may sleep. */
	long longestMicros() {
		return looking ? LOOK_MICROS : Long.MAX_VALUE;
	}

	/** On the event thread: tells of what has changed. */
	void look() {
		if (looking) {
			lookAtBus();
		}
		if (changed) {
			changed = false;
			synchronized (this) {
				changes++;
				notifyAll();
			}
			listeners.forEach(this::tell);
		}
	}

	private synchronized void lookAtBus() {
		if (System.nanoTime() - looked < TimeUnit.MICROSECONDS.toNanos(LOOK_MICROS)) {
			return;
		}
		looked = System.nanoTime();
		try {
			List<DeviceInfo> now = devices();
			changed = !now.equals(seen);
			seen = now;
		} catch (UsbException e) {
			// who is told looks at the bus, and hears why it can't be looked at
			changed = true;
		}
	}

	private void tell(Listening listening) {
		try {
			listening.listener.busChanged();
		} catch (RuntimeException e) {
			// a listener's mistake must not end the thread that all channels depend on
			Thread thread = Thread.currentThread();
			thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
		}
	}

	/** Tells nobody any more, lets go who waits, and returns when nobody uses the bus for that any more. */
	void close() {
		synchronized (this) {
			closed = true;
			notifyAll();
		}
		listeners.forEach(Listening::close);
		boolean interrupted = false;
		synchronized (this) {
			while (users > 0) {
				try {
					wait();
				} catch (InterruptedException e) {
					interrupted = true;
				}
			}
		}
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
	}
}
