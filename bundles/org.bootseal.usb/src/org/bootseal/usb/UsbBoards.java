/*
 * Copyright (c) 2026 Bootseal contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.bootseal.usb;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

import org.bootseal.core.connection.BoardFinder;
import org.bootseal.core.connection.BusListener;
import org.bootseal.core.connection.ConnectionException;
import org.bootseal.core.connection.ConnectionException.Reason;
import org.bootseal.core.connection.FoundBoard;
import org.bootseal.core.connection.HidChannel;

/**
 * The boards on the USB of this computer. Their path is "usb:" and then bus and ports, which stay the same while a
 * board comes and goes. Nothing is loaded and nothing runs before the first call, and no thread runs unless a channel
 * is open or somebody listens. Thread safe, while each channel has one owner.
 */
public final class UsbBoards implements BoardFinder, AutoCloseable {

	private final KnownIds ids;
	private final UsbLibraryLoader loader;
	private final BoardScan scan;
	private final UsbStatistics statistics = new UsbStatistics();
	/** Held by who uses the library for a moment, so that it is not given back meanwhile. */
	private final ReadWriteLock inUse = new ReentrantReadWriteLock();
	private UsbContext context;
	private boolean closed;

	/**
	 * @param ids
	 *            the ids of the boards to look for
	 */
	public UsbBoards(KnownIds ids) {
		this(ids, LibUsbLibrary::new, new BoardScan(ids));
	}

	UsbBoards(KnownIds ids, UsbLibraryLoader loader, BoardScan scan) {
		this.ids = ids;
		this.loader = loader;
		this.scan = scan;
	}

	/** What this object has in use. */
	UsbStatistics statistics() {
		return statistics;
	}

	private static ConnectionException wasClosed() {
		return new ConnectionException(Reason.FAILED, "USB was closed");
	}

	private synchronized UsbContext context() throws ConnectionException {
		if (closed) {
			throw wasClosed();
		}
		if (context == null) {
			context = UsbContext.load(loader, statistics, ids);
		}
		return context;
	}

	/** Something to do with the library. */
	@FunctionalInterface
	private interface Use<T> {

		T with(UsbContext context) throws ConnectionException;
	}

	/** Who closes the boards holds the lock for good, so that nobody waits for it, the event thread least of all. */
	private <T> T using(Use<T> use) throws ConnectionException {
		if (!inUse.readLock().tryLock()) {
			throw wasClosed();
		}
		try {
			return use.with(context());
		} finally {
			inUse.readLock().unlock();
		}
	}

	@Override
	public List<FoundBoard> find() throws ConnectionException {
		return using(scan::find);
	}

	@Override
	public HidChannel open(FoundBoard board) throws ConnectionException {
		return using(opening -> open(opening, board));
	}

	private static HidChannel open(UsbContext opening, FoundBoard board) throws ConnectionException {
		try (UsbLibrary.Devices devices = opening.library().devices()) {
			for (UsbLibrary.Device device : devices) {
				DeviceInfo info = device.info();
				if (info.path().equals(board.path()) && board.canBe(info.id())) {
					return UsbHidChannel.open(opening, board.path(), device);
				}
			}
		} catch (UsbException e) {
			throw UsbFailure.of(board.path(), "the bus could not be looked at", e);
		}
		throw UsbFailure.of(board.path(), "there is no " + board.bus(), new UsbException(UsbCode.NO_DEVICE));
	}

	@Override
	public void awaitChange(Duration longest) throws InterruptedException {
		try {
			context().watch().await(scan.seen(), longest);
		} catch (ConnectionException | UsbException e) {
			// a bus that can't be looked at does not change; whoever looks is told why
			TimeUnit.NANOSECONDS.sleep(ChannelState.nanos(longest));
		}
	}

	/**
	 * Tells of changes of the bus from now on.
	 *
	 * @param listener
	 *            told whenever boards may have come or gone
	 * @return ends it
	 * @throws ConnectionException
	 *             UNAVAILABLE if this computer's USB can't be reached
	 */
	public BusListener.Registration listen(BusListener listener) throws ConnectionException {
		return using(listening -> {
			try {
				return listening.watch().listen(listener);
			} catch (UsbException e) {
				throw UsbFailure.of("usb", "the bus could not be watched", e);
			}
		});
	}

	/** Closes all channels and gives back what this object has of the system. Does nothing the second time. */
	@Override
	public void close() {
		UsbContext last;
		synchronized (this) {
			closed = true;
			last = context;
			context = null;
		}
		if (last != null) {
			inUse.writeLock().lock();
			try {
				last.close();
			} finally {
				inUse.writeLock().unlock();
			}
		}
	}
}
