/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.usb;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.bootseal.core.connection.ConnectionException;
import org.bootseal.core.connection.ConnectionException.Reason;

/**
 * One context of libusb with all that hangs on it: open channels, the watch over the bus, and the event thread, which
 * runs only while there is one of the others.
 */
final class UsbContext implements EventThread.Work {

	/** With nothing to look after the thread sleeps until something happens. */
	private static final long IDLE_MICROS = 60_000_000;

	private final UsbLibrary library;
	private final UsbStatistics statistics;
	private final BusWatch watch;
	private final List<UsbHidChannel> channels = new CopyOnWriteArrayList<>();
	private EventThread events;
	private int users;
	private Thread atShutdown;

	private UsbContext(UsbLibrary library, UsbStatistics statistics, KnownIds ids) {
		this.library = library;
		this.statistics = statistics;
		this.watch = new BusWatch(this, library, ids);
	}

	/**
	 * Loads libusb.
	 *
	 * @throws ConnectionException
	 *             UNAVAILABLE if this computer or this Java can't have it
	 */
	static UsbContext load(UsbLibraryLoader loader, UsbStatistics statistics, KnownIds ids)
			throws ConnectionException {
		try {
			UsbLibrary library = loader.load();
			library.init();
			statistics.contexts.incrementAndGet();
			return new UsbContext(library, statistics, ids);
		} catch (UsbException e) {
			throw unavailable("the system's USB can't be reached: " + e.getMessage(), e);
		} catch (LinkageError e) {
			throw unavailable("the library for USB can't be loaded: " + reason(e), e);
		}
	}

	private static String reason(Throwable error) {
		Throwable deepest = error;
		while (deepest.getCause() != null) {
			deepest = deepest.getCause();
		}
		return deepest.getMessage();
	}

	private static ConnectionException unavailable(String message, Throwable cause) {
		ConnectionException unavailable = new ConnectionException(Reason.UNAVAILABLE, message,
				"Boards on USB need Linux or Windows on x86-64, Linux on ARM64, or macOS with a Java for x86-64, and a"
						+ " folder for temporary files (java.io.tmpdir) from which programs may run");
		unavailable.initCause(cause);
		return unavailable;
	}

	UsbLibrary library() {
		return library;
	}

	UsbStatistics statistics() {
		return statistics;
	}

	BusWatch watch() {
		return watch;
	}

	boolean hasOpen(String path) {
		return channels.stream().anyMatch(channel -> channel.state().path().equals(path));
	}

	/** Handles the events of a channel from now on. */
	synchronized void add(UsbHidChannel channel) throws ConnectionException {
		if (channels.isEmpty()) {
			// a board that nobody gives back stays without its driver until it is plugged in again
			Thread hook = new Thread(this::closeChannels, "Bootseal USB shutdown");
			try {
				Runtime.getRuntime().addShutdownHook(hook);
				atShutdown = hook;
			} catch (IllegalStateException e) {
				throw new ConnectionException(Reason.FAILED, "the program is ending");
			}
		}
		channels.add(channel);
		use();
	}

	/** The channel is closed. */
	synchronized void remove(UsbHidChannel channel) {
		if (!channels.remove(channel)) {
			return;
		}
		unuse();
		if (channels.isEmpty() && atShutdown != null && Thread.currentThread() != atShutdown) {
			try {
				Runtime.getRuntime().removeShutdownHook(atShutdown);
			} catch (IllegalStateException e) {
				// the program is ending: the hook runs, and finds nothing to close
				channels.clear();
			}
			atShutdown = null;
		}
	}

	/** Keeps the event thread running, until {@link #unuse()}. */
	synchronized void use() {
		users++;
		keepHandling();
	}

	/** Sees to it that events are handled, also after that has failed once. */
	synchronized void keepHandling() {
		if (events == null || !events.isHandling()) {
			events = new EventThread(library, statistics, () -> Math.min(IDLE_MICROS, watch.longestMicros()), this,
					events);
		}
	}

	synchronized void unuse() {
		if (--users == 0) {
			events.stop();
		}
	}

	@Override
	public void handled() {
		for (UsbHidChannel channel : channels) {
			channel.state().announce();
		}
		watch.look();
	}

	@Override
	public void failed(UsbException cause) {
		for (UsbHidChannel channel : channels) {
			synchronized (channel.state()) {
				channel.state().fail(cause);
			}
		}
	}

	private void closeChannels() {
		channels.forEach(UsbHidChannel::close);
	}

	/** Closes everything. */
	void close() {
		closeChannels();
		watch.close();
		EventThread last;
		synchronized (this) {
			last = events;
			events = null;
		}
		if (last != null) {
			last.join();
		}
		if (statistics.handles.get() == 0) {
			library.exit();
			statistics.contexts.decrementAndGet();
		}
	}
}
